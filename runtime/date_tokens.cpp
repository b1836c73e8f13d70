#include "runtime/date_tokens.hpp"

#include "runtime/ascii.hpp"

#include <array>

namespace sluice {
namespace {

struct keyword {
  std::string_view name;
  date_token_kind kind;
  int value;
};
constexpr keyword keywords[] = {
    {"jan", date_token_kind::month, 1},        {"feb", date_token_kind::month, 2},
    {"mar", date_token_kind::month, 3},        {"apr", date_token_kind::month, 4},
    {"may", date_token_kind::month, 5},        {"jun", date_token_kind::month, 6},
    {"jul", date_token_kind::month, 7},        {"aug", date_token_kind::month, 8},
    {"sep", date_token_kind::month, 9},        {"oct", date_token_kind::month, 10},
    {"nov", date_token_kind::month, 11},       {"dec", date_token_kind::month, 12},
    {"am", date_token_kind::half_day, 0},      {"pm", date_token_kind::half_day, 12},
    {"ut", date_token_kind::zone, 0},          {"utc", date_token_kind::zone, 0},
    {"z", date_token_kind::zone, 0},           {"gmt", date_token_kind::zone, 0},
    {"cdt", date_token_kind::zone, -5},        {"cst", date_token_kind::zone, -6},
    {"edt", date_token_kind::zone, -4},        {"est", date_token_kind::zone, -5},
    {"mdt", date_token_kind::zone, -6},        {"mst", date_token_kind::zone, -7},
    {"pdt", date_token_kind::zone, -7},        {"pst", date_token_kind::zone, -8},
    {"t", date_token_kind::time_separator, 0},
};

/// Those of the language beyond ASCII, in UTF-8: U+00A0, U+1680, U+2000 to U+200A, U+202F,
/// U+205F, U+3000, U+FEFF. V8 takes U+2028 and U+2029 for letters.
std::size_t space_length(std::string_view text) {
  const char c = text.front();
  if (c == ' ' || between(c, '\t', '\r')) return 1;
  if (text.substr(0, 2) == "\xc2\xa0") return 2;
  const std::string_view three = text.substr(0, 3);
  for (const std::string_view it :
       {"\xe1\x9a\x80", "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80", "\xef\xbb\xbf"})
    if (three == it) return 3;
  return three.size() == 3 && three.substr(0, 2) == "\xe2\x80" && three[2] >= '\x80' && three[2] <= '\x8a'
             ? 3
             : 0;
}

}  // namespace

date_token date_scanner::next() {
  const date_token current = next_;
  next_ = scan();
  return current;
}

date_token date_scanner::scan() {
  if (rest_.empty()) return {date_token_kind::end};
  const char c = rest_.front();
  if (is_ascii_digit(c)) return number();
  if (const std::size_t length = space_length(rest_)) return drop(length), date_token{date_token_kind::space};
  if (static_cast<unsigned char>(c) >= 'A') return word();
  if (c == '(') return parentheses();
  drop(1);
  if (c == ':' || c == '-' || c == '+' || c == '.' || c == ')') return {date_token_kind::symbol, c};
  return {};
}

date_token date_scanner::number() {
  date_token result{date_token_kind::number};
  int significant = 0;
  int scale = 100;
  for (; !rest_.empty() && is_ascii_digit(rest_.front()); drop(1), ++result.length, scale /= 10) {
    const int digit = rest_.front() - '0';
    result.ms += digit * scale;
    if (significant == 0 && digit == 0) continue;
    if (significant++ < 9) result.value = result.value * 10 + digit;
  }
  return result;
}

date_token date_scanner::word() {
  std::array<char, 3> prefix{};
  std::size_t length = 0;
  for (; !rest_.empty() && static_cast<unsigned char>(rest_.front()) >= 'A' && space_length(rest_) == 0;
       drop(1))
    if (length++ < prefix.size()) prefix[length - 1] = ascii_lower(rest_.front());
  const std::string_view start{prefix.data(), length < prefix.size() ? length : prefix.size()};
  for (const keyword& it : keywords)  // only a month's name may go on
    if (it.name == start && (length <= prefix.size() || it.kind == date_token_kind::month))
      return {it.kind, it.value, static_cast<int>(length)};
  return {date_token_kind::word, 0, static_cast<int>(length)};
}

date_token date_scanner::parentheses() {
  int depth = 0;
  do {
    if (rest_.front() == '(') ++depth;
    if (rest_.front() == ')') --depth;
    drop(1);
  } while (depth > 0 && !rest_.empty());
  return {};
}

}  // namespace sluice
