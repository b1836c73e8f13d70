#include "cli/shown_time.hpp"

#include "transport/rfc3339.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace sluice {

std::string shown_time(std::string_view rfc3339) {
  const auto time = transport::parse_rfc3339(rfc3339);
  if (!time) return std::string(rfc3339);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time->time_since_epoch()).count();
  return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::localtime(static_cast<std::time_t>(seconds)));
}

std::string shown_duration(std::chrono::microseconds time) {
  const auto count = static_cast<double>(time.count());
  if (count < 10'000) return fmt::format("{:.2f} ms", count / 1e3);
  if (count < 1'000'000) return fmt::format("{:.0f} ms", count / 1e3);
  return fmt::format("{:.2f} s", count / 1e6);
}

}  // namespace sluice
