#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::config {

/// "500ms", "1.5s", "5min", "24h", "30d". None if malformed, negative, finer than 1 ms or too large.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);
/// In the largest unit that divides it: "90s", "5min", "24h".
std::string format_duration(std::chrono::milliseconds duration);

/// "512B", "256KiB", "64MiB", "1.5GiB". None if malformed, negative, not whole bytes or too large.
std::optional<std::int64_t> parse_bytes(std::string_view text);
/// In the largest unit that divides it: "1536KiB", "64MiB".
std::string format_bytes(std::int64_t bytes);

/// How many milliseconds or bytes one of this unit is ("min", "KiB", ...).
/// Precondition: it is one of the above.
std::int64_t unit_factor(std::string_view unit);

}  // namespace sluice::config
