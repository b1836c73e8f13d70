#include "transport/egress/url_policy.hpp"

#include "transport/egress/curl_url.hpp"
#include "transport/egress/host_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace sluice {

namespace ip = boost::asio::ip;

namespace {

tl::unexpected<sdk_error> blocked(std::string why) { return refuse(sdk_code::ssrf_blocked, std::move(why)); }
tl::unexpected<sdk_error> no_url(std::string why) {
  return refuse(sdk_code::invalid_argument, std::move(why));
}

bool is_control(unsigned char c) { return c < 0x20 || c == 0x7f; }

/// "scheme" of "scheme:…", in lower case; empty if there is none.
std::string scheme_of(std::string_view url) {
  const auto colon = url.find(':');
  if (colon == url.npos || colon == 0) return {};
  std::string scheme(url.substr(0, colon));
  for (char& c : scheme) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.')) return {};
  }
  return scheme;
}

/// Percent-encodes what no server takes as it is, and what others take for something else.
std::string encoded_path(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 ||
        std::string_view(" \"<>\\^`{|}").find(c) != std::string_view::npos)
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out;
}

/// Why an authority ("host:port") is not taken, or nothing.
std::string_view suspicious(std::string_view authority) {
  if (authority.find('@') != authority.npos)
    return "a URL must not have a user or password: send an Authorization header instead";
  if (authority.find('\\') != authority.npos) return "a backslash in a URL's host means different things";
  if (authority.find('%') != authority.npos)
    return "a URL's host must not be percent-encoded or have a zone (%)";
  if (std::ranges::any_of(authority, [](unsigned char c) { return c <= 0x20; }))
    return "a URL's host must not have spaces";
  return {};
}

/// Names of a machine itself or of networks that are not the internet (RFC 6761, 6762, 8375, 9476; ICANN's
/// .internal), and what is commonly used like them.
bool is_local_name(std::string_view host) {
  static constexpr std::array names{"localhost", "localdomain", "local",        "internal", "home.arpa",
                                    "intranet",  "lan",         "corp",         "private",  "onion",
                                    "test",      "invalid",     "in-addr.arpa", "ip6.arpa", "alt"};
  return std::ranges::any_of(names, [&](std::string_view name) {
    return host == name || (host.ends_with(name) && host[host.size() - name.size() - 1] == '.');
  });
}

std::string refusal_of(std::string_view host, const std::string& why) {
  return fmt::format("{}: scripts reach public addresses only, and {}", host, why);
}

/// A host that is an IPv4 address in any of its forms.
tl::expected<ip::address, sdk_error> judge_number(std::string_view host, std::uint16_t port,
                                                  const address_policy& addresses) {
  const auto address = numeric_address(host);
  if (!address)
    return blocked(fmt::format("{} is no host: it ends in a number, and is no IPv4 address", host));
  const auto verdict = addresses.judge(*address, port);
  if (address->to_string() == host) {
    if (!verdict) return blocked(refusal_of(host, verdict.error()));
    return *address;
  }
  if (!verdict)
    return blocked(refusal_of(host, fmt::format("it means {}; {}", address->to_string(), verdict.error())));
  return blocked(
      fmt::format("{} is an unusual way to write an address: write {}", host, address->to_string()));
}

tl::expected<ip::address, sdk_error> judge_v6(std::string_view host, std::uint16_t port,
                                              const address_policy& addresses) {
  boost::system::error_code failure;
  const auto address = ip::make_address_v6(host, failure);
  if (failure || address.scope_id() != 0) return blocked(fmt::format("[{}] is no IPv6 address", host));
  const auto verdict = addresses.judge(address, port);
  if (!verdict) return blocked(refusal_of(host, verdict.error()));
  return address;
}

tl::expected<void, sdk_error> judge_name(std::string_view host, std::uint16_t port, bool host_allowed,
                                         const address_policy& addresses) {
  if (!is_host_name(host)) return blocked(fmt::format("\"{}\" is no name of a host", host));
  if (addresses.denies_host(host, port))
    return blocked(fmt::format("{} is denied by the operator (http.deny)", host));
  if (host_allowed) return {};
  if (is_local_name(host))
    return blocked(refusal_of(host, "this is a name of the machine itself or of a local network"));
  if (host.find('.') == host.npos)
    return blocked(refusal_of(host, "a name without a dot is one of a local network"));
  return {};
}

/// The port of a parsed URL; 0 if it is none.
std::uint16_t port_of(const curl_url& url) {
  const auto text = url.get(CURLUPART_PORT, CURLU_DEFAULT_PORT).value_or("");
  std::uint16_t port = 0;
  const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
  return problem == std::errc{} && rest == text.data() + text.size() ? port : 0;
}

tl::unexpected<sdk_error> not_parsed(CURLUcode why) {
  if (why == CURLUE_BAD_PORT_NUMBER) return blocked("a URL's port is a number from 1 to 65535");
  if (why == CURLUE_BAD_IPV6) return blocked("the URL's host is no IPv6 address");
  return blocked(fmt::format("this is no URL that can be asked: {}", curl_url_strerror(why)));
}

}  // namespace

tl::expected<target_url, sdk_error> judge_url(std::string_view text, const address_policy& addresses,
                                              std::size_t max_bytes) {
  const std::string scheme = scheme_of(text);
  if (scheme.empty()) return no_url("this is no URL: it must begin with https:// or http://");
  if (text.size() > max_bytes)
    return no_url(fmt::format("the URL has {} bytes; it may have {}", text.size(), max_bytes));
  if (std::ranges::any_of(text, is_control)) return blocked("a URL must not have control characters");
  if (scheme != "http" && scheme != "https")
    return blocked(fmt::format("scripts may use https: and http: only, not {}:", scheme));
  const std::string_view rest = text.substr(scheme.size() + 1);
  if (!rest.starts_with("//")) return blocked(fmt::format("write {}:// before the host", scheme));
  const std::string_view authority = rest.substr(2, rest.find_first_of("/?#", 2) - 2);
  if (authority.empty()) return blocked("the URL has no host");
  if (const auto why = suspicious(authority); !why.empty()) return blocked(std::string(why));

  // The host in ASCII before curl sees it: curl would convert by the process's locale.
  const std::size_t port_at = authority.ends_with(']') ? authority.npos : authority.rfind(':');
  const std::string_view raw_host = authority.substr(0, port_at);
  const bool is_v6 = raw_host.starts_with('[');
  const auto name = is_v6 ? std::string(raw_host) : to_ascii_name(raw_host);
  if (!name || name->empty()) return blocked(fmt::format("\"{}\" is no name of a host", raw_host));
  const std::string_view port_text = port_at == authority.npos ? "" : authority.substr(port_at);

  curl_url url;
  const auto path = encoded_path(rest.substr(2 + authority.size(), rest.find('#') - 2 - authority.size()));
  const auto parsed = url.set(CURLUPART_URL, fmt::format("{}://{}{}{}", scheme, *name, port_text, path));
  if (parsed != CURLUE_OK) return not_parsed(parsed);
  target_url target;
  target.secure = scheme == "https";
  target.port = port_of(url);
  if (target.port == 0) return not_parsed(CURLUE_BAD_PORT_NUMBER);
  target.host = is_v6 ? name->substr(1, name->size() - 2) : *name;

  if (is_v6 || ends_in_number(target.host)) {
    auto literal = is_v6 ? judge_v6(target.host, target.port, addresses)
                         : judge_number(target.host, target.port, addresses);
    if (!literal) return tl::unexpected(std::move(literal.error()));
    target.literal = *literal;
  } else {
    target.host_allowed = addresses.allows_host(target.host, target.port);
    if (auto ok = judge_name(target.host, target.port, target.host_allowed, addresses); !ok)
      return tl::unexpected(std::move(ok.error()));
  }
  auto normal = url.get(CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  if (!normal) return blocked("this is no URL that can be asked");
  target.url = *std::move(normal);
  return target;
}

std::optional<std::string> resolve_url(const std::string& base, const std::string& location) {
  if (!scheme_of(location).empty()) return location;
  curl_url url;
  if (url.set(CURLUPART_URL, base) != CURLUE_OK) return std::nullopt;
  if (url.set(CURLUPART_URL, encoded_path(location)) != CURLUE_OK) return std::nullopt;
  return url.get(CURLUPART_URL);
}

}  // namespace sluice
