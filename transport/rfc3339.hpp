#pragma once

#include "schemas/ids.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sluice::transport {

/// Reads "2024-05-01T12:00:00.123Z" or with an offset such as "+02:00" (RFC 3339, 5.6); a leap second counts
/// as the second after it. None if it is anything else, or no such day.
std::optional<timestamp> parse_rfc3339(std::string_view text);

/// UTC with microseconds: "2024-05-01T12:00:00.123456Z".
std::string format_rfc3339(timestamp time);

}  // namespace sluice::transport
