#include "runtime/date_parts.hpp"

#include <cmath>
#include <limits>

namespace sluice {
namespace {

constexpr double day_ms = 86'400'000;
constexpr double max_time = 8.64e15;

/// Howard Hinnant, "chrono-compatible low-level date algorithms".
std::int64_t days_from_civil(std::int64_t y, int m, int d) {
  y -= m <= 2;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t yoe = y - era * 400;
  const std::int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

int days_in_month(std::int64_t year, int month) {
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

date_parts date_parts_of(double time_ms) {
  const double days = std::floor(time_ms / day_ms);
  auto ms = static_cast<std::int64_t>(time_ms - days * day_ms);
  const std::int64_t z = static_cast<std::int64_t>(days) + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  date_parts parts;
  parts.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  parts.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  parts.year = yoe + era * 400 + (parts.month <= 2);
  parts.weekday = static_cast<int>(((static_cast<std::int64_t>(days) + 4) % 7 + 7) % 7);
  parts.ms = static_cast<int>(ms % 1000);
  ms /= 1000;
  parts.second = static_cast<int>(ms % 60);
  parts.minute = static_cast<int>(ms / 60 % 60);
  parts.hour = static_cast<int>(ms / 3600);
  return parts;
}

double time_of(const date_parts& p, bool strict_day) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const int last_day = strict_day ? days_in_month(p.year, p.month) : 31;
  if (p.month < 1 || p.month > 12 || p.day < 1 || p.day > last_day) return nan;
  if (p.hour > 24 || p.minute > 59 || p.second > 59) return nan;
  if (p.hour == 24 && (p.minute > 0 || p.second > 0 || p.ms > 0)) return nan;
  const double time = static_cast<double>(days_from_civil(p.year, p.month, p.day)) * day_ms +
                      ((p.hour * 60.0 + p.minute - p.offset_minutes) * 60.0 + p.second) * 1000.0 + p.ms;
  return std::abs(time) <= max_time ? time : nan;
}

}  // namespace sluice
