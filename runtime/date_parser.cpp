// Reads dates as V8 does (its src/date/dateparser.h): first the format of ES2022 21.4.1.15, and what that
// cannot be goes on as tokens of which the numbers are taken in their order.
#include "runtime/date_parts.hpp"
#include "runtime/date_text.hpp"
#include "runtime/date_tokens.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>

namespace sluice {
namespace {

constexpr int none = std::numeric_limits<int>::max();

/// Numbers in their order: hour, minute, second, millisecond, or those of a day.
template <std::size_t N>
struct numbers {
  std::array<int, N> values{};
  std::size_t count = 0;

  bool add(int value) { return count < N && (values[count++] = value, true); }
  void fill(int value) {
    while (add(value)) continue;
  }
};

class date_parser {
 public:
  explicit date_parser(std::string_view text) : in_(text) {}

  double run() {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const std::optional<date_token> left = standard();
    if (!left) return nan;
    read_number_ = day_.count > 0;
    for (date_token it = left->kind == date_token_kind::end ? in_.next() : *left;
         it.kind != date_token_kind::end; it = in_.next())
      if (!take(it)) return nan;
    return write_day() && write_time() && write_zone() ? time_of(parts_, standard_) : nan;
  }

 private:
  /// The token at which the text leaves the standard's format; none if it can be no other either.
  std::optional<date_token> standard() {
    if (in_.peek().is_sign()) {
      const date_token sign = in_.next();
      if (!in_.peek().is_number(6, 0, 999'999)) return sign;
      const int year = in_.next().value;
      if (sign.is('-') && year == 0) return sign;
      day_.add(sign.is('-') ? -year : year);
    } else if (in_.peek().is_number(4, 0, 9999)) {
      day_.add(in_.next().value);
    } else {
      return in_.next();
    }
    if (in_.skip('-')) {
      if (!in_.peek().is_number(2, 1, 12)) return in_.next();
      day_.add(in_.next().value);
      if (in_.skip('-')) {
        if (!in_.peek().is_number(2, 1, 31)) return in_.next();
        day_.add(in_.next().value);
      }
    }
    if (in_.peek().kind == date_token_kind::time_separator) {
      in_.next();
      if (!standard_time() || !standard_zone() || in_.peek().kind != date_token_kind::end)
        return std::nullopt;
    } else if (in_.peek().kind != date_token_kind::end) {
      return in_.next();
    }
    standard_ = true;
    return date_token{date_token_kind::end};
  }

  bool standard_time() {
    if (!in_.peek().is_number(2, 0, 24)) return false;
    time_.add(in_.next().value);
    if (!in_.skip(':') || !in_.peek().is_number(2, 0, 59)) return false;
    time_.add(in_.next().value);
    if (!in_.skip(':')) return true;
    if (!in_.peek().is_number(2, 0, 59)) return false;
    time_.add(in_.next().value);
    if (!in_.skip('.')) return true;
    if (!in_.peek().is_number()) return false;
    return time_.add(in_.next().ms);
  }

  bool standard_zone() {
    if (in_.peek().is_z()) return in_.next(), true;
    if (!in_.peek().is_sign()) return true;
    sign_ = in_.next().is('-') ? -1 : 1;
    if (in_.peek().is_number(4, 0, 2359)) {
      const int value = in_.next().value;
      hours_ = value / 100;
      minutes_ = value % 100;
      return minutes_ < 60;
    }
    if (!in_.peek().is_number(2, 0, 23)) return false;
    hours_ = in_.next().value;
    if (!in_.skip(':') || !in_.peek().is_number(2, 0, 59)) return false;
    minutes_ = in_.next().value;
    return true;
  }

  bool take(const date_token& it) {
    switch (it.kind) {
      case date_token_kind::number: return take_number(it);
      case date_token_kind::month: return month_ = it.value, in_.skip('-'), true;
      case date_token_kind::half_day:
        if (time_.count == 0) return take_garbage();
        half_day_ = it.value;
        return true;
      case date_token_kind::zone:
        if (!read_number_) return take_garbage();
        sign_ = it.value < 0 ? -1 : 1;
        hours_ = it.value * sign_;
        minutes_ = 0;
        return true;
      case date_token_kind::word:
      case date_token_kind::time_separator: return take_garbage();
      case date_token_kind::symbol:
        if (it.is_sign() && ((hours_ == 0 && minutes_ == 0) || time_.count > 0)) return take_offset(it);
        return !(it.is_sign() || it.is(')')) || !read_number_;
      default: return true;
    }
  }

  /// Words may stand before the first number, and not touch it.
  bool take_garbage() { return !read_number_ && !in_.peek().is_number(); }

  [[nodiscard]] bool continues_time(int value) const {
    return (time_.count == 1 || time_.count == 2) ? between(value, 0, 59)
                                                  : time_.count == 3 && between(value, 0, 999);
  }

  bool take_number(const date_token& it) {
    read_number_ = true;
    if (in_.skip(':')) {
      if (in_.skip(':')) return time_.count == 0 && time_.add(it.value) && time_.add(0);
      if (!time_.add(it.value)) return false;
      in_.skip('.');
      return true;
    }
    if (in_.skip('.') && continues_time(it.value)) {
      time_.add(it.value);
      if (!in_.peek().is_number()) return false;
      time_.add(in_.next().ms);
      time_.fill(0);
      return true;
    }
    if (hours_ != none && minutes_ == none && between(it.value, 0, 59)) return minutes_ = it.value, true;
    if (continues_time(it.value)) {
      time_.add(it.value);
      time_.fill(0);
      const date_token& after = in_.peek();
      return after.kind == date_token_kind::end || after.kind == date_token_kind::space || after.is_z() ||
             after.is_sign();
    }
    if (!day_.add(it.value)) return false;
    in_.skip('-');
    return true;
  }

  bool take_offset(const date_token& it) {
    sign_ = it.is('-') ? -1 : 1;
    const date_token digits = in_.peek().is_number() ? in_.next() : date_token{};
    read_number_ = true;
    hours_ = digits.value;
    minutes_ = 0;
    if (in_.peek().is(':')) {
      minutes_ = none;
    } else if (digits.length == 3 || digits.length == 4) {
      hours_ = digits.value / 100;
      minutes_ = digits.value % 100;
    } else {
      return digits.length == 1 || digits.length == 2;
    }
    return true;
  }

  bool write_day() {
    if (day_.count == 0) return false;
    day_.fill(1);
    const auto [first, second, third] = day_.values;
    const bool year_first = standard_ || !between(first, 1, 31);
    int year = year_first ? first : third;
    parts_.month = year_first ? second : first;
    parts_.day = year_first ? third : second;
    if (month_ != none) {
      parts_.month = month_;
      year = year_first ? first : second;
      parts_.day = year_first ? second : first;
    }
    if (!standard_ && between(year, 0, 99)) year += year < 50 ? 2000 : 1900;
    parts_.year = year;
    return between(parts_.month, 1, 12) && between(parts_.day, 1, 31);
  }

  bool write_time() {
    time_.fill(0);
    parts_.hour = time_.values[0];
    parts_.minute = time_.values[1];
    parts_.second = time_.values[2];
    parts_.ms = time_.values[3];
    if (half_day_ != none) {
      if (parts_.hour > 12) return false;
      parts_.hour = parts_.hour % 12 + half_day_;
    }
    return parts_.ms < 1000;  // time_of() sees to the rest
  }

  bool write_zone() {
    if (sign_ == 0) return true;
    if (hours_ == none) hours_ = 0;
    if (minutes_ == none) minutes_ = 0;
    if (hours_ * 3600.0 + minutes_ * 60.0 > std::numeric_limits<std::int32_t>::max()) return false;
    parts_.offset_minutes = sign_ * (hours_ * 60 + minutes_);
    return true;
  }

  date_scanner in_;
  date_parts parts_;
  numbers<3> day_;
  numbers<4> time_;
  int month_ = none;
  int half_day_ = none;
  int sign_ = 0;
  int hours_ = none;    ///< of the zone
  int minutes_ = none;  ///< of the zone
  bool standard_ = false;
  bool read_number_ = false;
};

}  // namespace

double parse_date(std::string_view text) {
  constexpr std::size_t longest = 1000;  // no date is; and what is not counted as work has to be short
  if (text.size() > longest) return std::numeric_limits<double>::quiet_NaN();
  return date_parser{text}.run();
}

}  // namespace sluice
