#pragma once

#include "schemas/sdk_call.hpp"
#include "transport/egress/address_policy.hpp"

#include <boost/asio/ip/address.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// A URL that may be asked, as far as can be told before its host is looked up.
struct target_url {
  std::string url;   ///< normalized, without its fragment; what curl gets
  std::string host;  ///< lower case, ASCII, without a trailing dot or brackets
  std::uint16_t port = 0;
  bool secure = false;
  bool host_allowed = false;                        ///< by the operator: its addresses need not be public
  std::optional<boost::asio::ip::address> literal;  ///< the host is an address; else it is to be looked up

  /// Whether both are one origin: scheme, host and port.
  bool same_origin(const target_url& other) const {
    return secure == other.secure && host == other.host && port == other.port;
  }
};

/// Decides about a URL before anything leaves: http and https only, no user, a host written plainly, no local
/// name, no address that `addresses` refuses. ssrf_blocked says why; invalid_argument: it is no URL.
tl::expected<target_url, sdk_error> judge_url(std::string_view url, const address_policy& addresses,
                                              std::size_t max_bytes);

/// What a redirect's Location means from where it was given, not yet judged; none if it means nothing.
std::optional<std::string> resolve_url(const std::string& base, const std::string& location);

}  // namespace sluice
