#pragma once

#include <string>
#include <string_view>

namespace sluice {

// ASCII alone, whatever the locale.

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
inline std::string ascii_lower(std::string_view text) {
  std::string result;
  for (const char c : text) result += ascii_lower(c);
  return result;
}
constexpr bool is_hex_digit(char c) {
  return is_ascii_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}
/// Precondition: is_hex_digit(c).
constexpr int hex_value(char c) { return is_ascii_digit(c) ? c - '0' : ascii_lower(c) - 'a' + 10; }

}  // namespace sluice
