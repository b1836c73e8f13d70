#pragma once

#include "schemas/sdk_call.hpp"

#include <string_view>

namespace sluice {

/// A token of RFC 9110, 5.6.2: what methods and names of headers are made of.
bool is_http_token(std::string_view text);

/// Whether a script may use this method, given in capitals: any token but CONNECT, TRACE and TRACK.
tl::expected<void, sdk_error> check_method(std::string_view method);

/// Whether a script may send this header, its name given in lower case. Not those that say how a message is
/// sent, for whom, or where it ends: the engine sets them, and two parties that disagree about them is how
/// requests are smuggled.
tl::expected<void, sdk_error> check_header(std::string_view name, std::string_view value);

}  // namespace sluice
