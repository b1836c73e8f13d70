#include "runtime/date_text.hpp"

#include "runtime/date_parts.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>

namespace sluice {
namespace {

constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// A text read from left to right.
class reader {
 public:
  explicit reader(std::string_view text) : text_(text) {}
  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip() { ++at_; }
  bool eat(char c) {
    if (done() || peek() != c) return false;
    ++at_;
    return true;
  }
  /// A number of `min` to `max` digits; the digits beyond are left.
  bool number(int min, int max, std::int64_t& value) {
    std::size_t end = at_;
    std::int64_t sum = 0;
    for (; end < text_.size() && digit(text_[end]) && static_cast<int>(end - at_) < max; ++end)
      sum = sum * 10 + (text_[end] - '0');
    if (static_cast<int>(end - at_) < min) return false;
    at_ = end;
    value = sum;
    return true;
  }
  bool number(int digits, int& value) {
    std::int64_t wide = 0;
    if (!number(digits, digits, wide)) return false;
    value = static_cast<int>(wide);
    return true;
  }
  std::string_view word() {
    const std::size_t start = at_;
    while (letter(peek())) ++at_;
    return text_.substr(start, at_ - start);
  }
  /// Milliseconds; more digits count for nothing.
  bool fraction(int& ms) {
    if (!digit(peek())) return false;
    ms = 0;
    for (int scale = 100; digit(peek()); skip(), scale /= 10) ms += (peek() - '0') * scale;
    return true;
  }
  bool offset(int& minutes) {
    const int sign = peek() == '-' ? -1 : 1;
    if (!eat('+') && !eat('-')) return false;
    int hours = 0;
    int rest = 0;
    if (!number(2, hours)) return false;
    eat(':');
    if (digit(peek()) && !number(2, rest)) return false;
    minutes = sign * (hours * 60 + rest);
    return hours < 24 && rest < 60;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// ES2022 21.4.1.15
std::optional<date_parts> parse_iso(std::string_view text) {
  reader in{text};
  date_parts p;
  const bool negative = in.peek() == '-';
  if (in.eat('+') || in.eat('-')) {
    if (!in.number(6, 6, p.year) || (negative && p.year == 0)) return std::nullopt;
    if (negative) p.year = -p.year;
  } else if (!in.number(4, 4, p.year)) {
    return std::nullopt;
  }
  if (in.eat('-') && (!in.number(2, p.month) || (in.eat('-') && !in.number(2, p.day)))) return std::nullopt;
  if (in.eat('T') || in.eat('t') || in.eat(' ')) {
    if (!in.number(2, p.hour) || !in.eat(':') || !in.number(2, p.minute)) return std::nullopt;
    if (in.eat(':') && (!in.number(2, p.second) || ((in.eat('.') || in.eat(',')) && !in.fraction(p.ms))))
      return std::nullopt;
    in.eat(' ');
    if (!in.eat('Z') && !in.eat('z') && !in.done() && !in.offset(p.offset_minutes)) return std::nullopt;
  }
  return in.done() ? std::optional{p} : std::nullopt;
}

/// The index of the name that `word` starts with; -1 if there is none.
template <std::size_t N>
int name_index(const std::array<const char*, N>& names, std::string_view word) {
  if (word.size() < 3) return -1;
  for (std::size_t i = 0; i < N; ++i) {
    const std::string_view name = names[i];
    if (lower(name[0]) == lower(word[0]) && name[1] == lower(word[1]) && name[2] == lower(word[2]))
      return static_cast<int>(i);
  }
  return -1;
}

/// "Sat, 29 Feb 2020 12:30:45 +0100", "February 29, 2020", "2/29/2020 1:05 PM", and what toString() gives.
class loose_parser {
 public:
  explicit loose_parser(std::string_view text) : in_(text) {}
  std::optional<date_parts> run() {
    while (!in_.done())
      if (!token()) return std::nullopt;
    if (year_ < 0 || month_ < 0 || day_ < 0) return std::nullopt;
    parts_.year = year_ < 50 && year_digits_ < 3    ? year_ + 2000
                  : year_ < 100 && year_digits_ < 3 ? year_ + 1900
                                                    : year_;
    parts_.month = month_;
    parts_.day = day_;
    return parts_;
  }

 private:
  bool token() {
    const char c = in_.peek();
    if (c == ' ' || c == ',' || c == '.') return in_.skip(), true;
    if (c == '(') {  // the name of a zone
      while (!in_.done() && !in_.eat(')')) in_.skip();
      return true;
    }
    if (letter(c)) return word(in_.word());
    if (digit(c)) return number();
    if ((c == '+' || c == '-') && (timed_ || zoned_)) return in_.offset(parts_.offset_minutes);
    if (c == '-' && month_ >= 0) return in_.skip(), true;  // 29-Feb-2020
    return false;
  }

  bool word(std::string_view text) {
    if (const int month = name_index(months, text); month >= 0) {
      if (month_ >= 0) {  // a number before was the day
        if (day_ >= 0) return false;
        day_ = month_;
      }
      month_ = month + 1;
      return true;
    }
    if (name_index(weekdays, text) >= 0) return true;
    if (text.size() == 2 && lower(text[1]) == 'm' && timed_ && parts_.hour <= 12) {
      if (lower(text[0]) != 'a' && lower(text[0]) != 'p') return false;
      parts_.hour = parts_.hour % 12 + (lower(text[0]) == 'p' ? 12 : 0);
      return true;
    }
    std::string name;
    for (char c : text) name += lower(c);
    if (name == "gmt" || name == "utc" || name == "ut" || name == "z") return zoned_ = true;
    return name == "at" || name == "th" || name == "st" || name == "nd" || name == "rd";
  }

  bool number() {
    std::int64_t value = 0;
    int digits = 0;
    while (digit(in_.peek(static_cast<std::size_t>(digits)))) ++digits;
    if (digits > 6 || !in_.number(1, 6, value)) return false;
    if (in_.peek() == ':' && !timed_) return time(static_cast<int>(value));
    if (in_.peek() == '/' && month_ < 0 && year_ < 0) return slashes(value, digits);
    if (digits > 2 || day_ >= 0) {
      if (year_ >= 0) return false;
      year_ = value;
      year_digits_ = digits;
      return true;
    }
    day_ = static_cast<int>(value);
    if (in_.peek() == '-') in_.skip();
    return true;
  }

  bool time(int hour) {
    timed_ = true;
    parts_.hour = hour;
    std::int64_t minute = 0;
    std::int64_t second = 0;
    in_.skip();
    if (!in_.number(1, 2, minute)) return false;
    if (in_.eat(':') && !in_.number(1, 2, second)) return false;
    parts_.minute = static_cast<int>(minute);
    parts_.second = static_cast<int>(second);
    return in_.peek() != '.' || !digit(in_.peek(1)) || (in_.eat('.') && in_.fraction(parts_.ms));
  }

  /// month/day/year, or with four digits first year/month/day
  bool slashes(std::int64_t first, int digits) {
    std::int64_t second = 0;
    std::int64_t third = 0;
    in_.skip();
    if (!in_.number(1, 2, second) || !in_.eat('/')) return false;
    year_digits_ = digits;
    if (digits < 3)
      for (year_digits_ = 0; digit(in_.peek(static_cast<std::size_t>(year_digits_)));) ++year_digits_;
    if (!in_.number(1, 6, third)) return false;
    year_ = digits >= 3 ? first : third;
    month_ = static_cast<int>(digits >= 3 ? second : first);
    day_ = static_cast<int>(digits >= 3 ? third : second);
    return true;
  }

  reader in_;
  date_parts parts_;
  std::int64_t year_ = -1;
  int year_digits_ = 0;
  int month_ = -1;
  int day_ = -1;
  bool timed_ = false;
  bool zoned_ = false;
};

template <typename... Values>
std::string print(const char* format, Values... values) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, values...);
  return text.data();
}

}  // namespace

double parse_date(std::string_view text) {
  constexpr std::size_t longest = 1000;  // no date is; and what is not counted as work has to be short
  if (text.size() > longest) return std::numeric_limits<double>::quiet_NaN();
  if (const auto parts = parse_iso(text)) return time_of(*parts, true);
  if (const auto parts = loose_parser{text}.run()) return time_of(*parts, false);
  return std::numeric_limits<double>::quiet_NaN();
}

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
