#pragma once

#include <cstddef>
#include <string_view>

namespace sluice {

constexpr bool between(int value, int least, int most) { return value >= least && value <= most; }

enum class date_token_kind { end, number, symbol, month, half_day, zone, time_separator, word, space, other };

/// A part of a text that may be a date.
struct date_token {
  date_token_kind kind = date_token_kind::other;
  int value = 0;   ///< of a number, a month, a symbol; what a half of the day or a zone adds to hours
  int length = 0;  ///< how many digits or letters
  int ms = 0;      ///< the digits as a fraction of a second

  [[nodiscard]] bool is(char c) const { return kind == date_token_kind::symbol && value == c; }
  [[nodiscard]] bool is_sign() const { return is('+') || is('-'); }
  [[nodiscard]] bool is_number() const { return kind == date_token_kind::number; }
  [[nodiscard]] bool is_number(int digits, int least, int most) const {
    return is_number() && length == digits && between(value, least, most);
  }
  [[nodiscard]] bool is_z() const { return kind == date_token_kind::zone && length == 1; }
};

/// The tokens of a text, from left to right. Linked into Duktape's library.
class date_scanner {
 public:
  explicit date_scanner(std::string_view text) : rest_(text), next_(scan()) {}
  [[nodiscard]] const date_token& peek() const { return next_; }
  date_token next();
  bool skip(char symbol) { return next_.is(symbol) && (next(), true); }

 private:
  date_token scan();
  date_token number();
  date_token word();
  date_token parentheses();
  void drop(std::size_t bytes) { rest_.remove_prefix(bytes); }

  std::string_view rest_;
  date_token next_;
};

}  // namespace sluice
