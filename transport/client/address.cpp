#include "transport/client/address.hpp"

#include <fmt/format.h>

// Debian ships Boost.URL's headers; its sources are compiled here, once.
#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <boost/url/src.hpp>

namespace sluice::client {
namespace {

tl::unexpected<error> bad_url(std::string_view url, std::string_view why) {
  return fail(error_code::invalid_request,
              fmt::format("{} is not an engine's URL: {}; write it like ws://127.0.0.1:7400", url, why));
}

}  // namespace

std::string engine_address::authority() const {
  return host.find(':') == host.npos ? fmt::format("{}:{}", host, port) : fmt::format("[{}]:{}", host, port);
}

expected<engine_address> parse_engine_url(std::string_view url) {
  const auto parsed = boost::urls::parse_uri(boost::urls::string_view(url.data(), url.size()));
  if (!parsed) return bad_url(url, "it has no scheme and host");
  const std::string scheme = parsed->scheme();
  if (scheme == "wss" || scheme == "https") return bad_url(url, "TLS is not supported yet");
  if (scheme != "ws" && scheme != "http") return bad_url(url, "the scheme must be ws or http");
  if (parsed->host_address().empty()) return bad_url(url, "it has no host");
  const std::string path = parsed->path();
  if (!path.empty() && path != "/" && path != "/v1/events") return bad_url(url, "it must not have a path");

  engine_address address;
  address.host = parsed->host_address();
  if (!parsed->port().empty()) address.port = parsed->port();
  return address;
}

std::string percent_encode(std::string_view text) {
  return boost::urls::encode(boost::urls::string_view(text.data(), text.size()),
                             boost::urls::unreserved_chars);
}

}  // namespace sluice::client
