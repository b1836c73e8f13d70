#pragma once

#include "schemas/error.hpp"

#include <string>
#include <string_view>

namespace sluice::client {

/// Where an engine listens.
struct engine_address {
  std::string host = "127.0.0.1";  ///< a name or an address, IPv6 without brackets
  std::string port = "7400";

  /// As in the Host header: "127.0.0.1:7400", "[::1]:7400".
  std::string authority() const;
};

/// Reads ws://host:port or http://host:port; a path after it is allowed only if it is /v1/events. Without a
/// port the engine's own, 7400. invalid_request says what is wrong with the URL.
expected<engine_address> parse_engine_url(std::string_view url);

/// A value for a query string: everything but letters, digits and -._~ as %XX (RFC 3986, 2.3).
std::string percent_encode(std::string_view text);

}  // namespace sluice::client
