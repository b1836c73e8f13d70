#include "transport/rfc3339.hpp"

#include <fmt/format.h>

#include <chrono>

namespace sluice::transport {
namespace {

using namespace std::chrono;

/// Reads from the left; once something does not fit, nothing does.
class reader {
 public:
  explicit reader(std::string_view text) : rest_(text) {}

  int number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) value = value * 10 + digit();
    return value;
  }
  /// One of these characters; returns which.
  char one_of(std::string_view allowed) {
    if (rest_.empty() || allowed.find(rest_.front()) == allowed.npos) return ok_ = false, '\0';
    const char found = rest_.front();
    rest_.remove_prefix(1);
    return found;
  }
  bool at(char c) const { return !rest_.empty() && rest_.front() == c; }
  /// Digits after the point, as microseconds.
  microseconds fraction() {
    microseconds value{0}, unit{100'000};
    do {
      value += digit() * unit;
      unit /= 10;
    } while (!rest_.empty() && is_digit(rest_.front()) && ok_);
    return value;
  }
  bool done() const { return ok_ && rest_.empty(); }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  int digit() { return one_of("0123456789") - '0'; }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace

std::optional<timestamp> parse_rfc3339(std::string_view text) {
  reader in(text);
  const int y = in.number(4);
  in.one_of("-");
  const int m = in.number(2);
  in.one_of("-");
  const int d = in.number(2);
  in.one_of("Tt");
  const int hour = in.number(2);
  in.one_of(":");
  const int minute = in.number(2);
  in.one_of(":");
  const int second = in.number(2);
  microseconds fraction{0};
  if (in.at('.')) {
    in.one_of(".");
    fraction = in.fraction();
  }
  minutes offset{0};
  if (const char sign = in.one_of("Zz+-"); sign == '+' || sign == '-') {
    const int offset_hours = in.number(2);
    in.one_of(":");
    const int offset_minutes = in.number(2);
    if (offset_hours > 23 || offset_minutes > 59) return std::nullopt;
    offset = (hours(offset_hours) + minutes(offset_minutes)) * (sign == '-' ? -1 : 1);
  }
  if (!in.done()) return std::nullopt;
  const year_month_day date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return timestamp{sys_days(date)} + hours(hour) + minutes(minute) + seconds(second) + fraction - offset;
}

std::string format_rfc3339(timestamp time) {
  const auto days_part = floor<days>(time);
  const year_month_day date{days_part};
  const hh_mm_ss clock{time - days_part};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     clock.subseconds().count());
}

}  // namespace sluice::transport
