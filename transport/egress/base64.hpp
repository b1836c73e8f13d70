#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// The bytes of base64 with padding (RFC 4648, 4); none if it is not.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace sluice
