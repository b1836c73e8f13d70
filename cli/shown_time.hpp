#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace sluice {

/// A time of the API (RFC 3339) for people: local time, to the second, "2024-05-01 14:00:00". What is no time
/// is shown as it is.
std::string shown_time(std::string_view rfc3339);

/// "0.42 ms", "52 ms", "1.25 s".
std::string shown_duration(std::chrono::microseconds time);

}  // namespace sluice
