#include "runtime/date_text.hpp"

#include "runtime/date_parts.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace sluice {
namespace {

constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

template <typename... Values>
std::string print(const char* format, Values... values) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, values...);
  return text.data();
}

}  // namespace

std::string format_date(double time_ms, date_style style) {
  const date_parts p = date_parts_of(time_ms);
  const char* weekday = weekdays[static_cast<std::size_t>(p.weekday)];
  const char* month = months[static_cast<std::size_t>(p.month - 1)];
  const std::string year = print("%s%04lld", p.year < 0 ? "-" : "", static_cast<long long>(std::abs(p.year)));
  const std::string clock = print("%02d:%02d:%02d", p.hour, p.minute, p.second);
  const std::string date = print("%s %s %02d %s", weekday, month, p.day, year.c_str());
  const std::string time = clock + " GMT+0000 (Coordinated Universal Time)";
  switch (style) {
    case date_style::date_time: return date + " " + time;
    case date_style::date: return date;
    case date_style::time: return time;
    case date_style::utc:
      return print("%s, %02d %s %s %s GMT", weekday, p.day, month, year.c_str(), clock.c_str());
  }
  return {};
}

}  // namespace sluice
