#pragma once

#include "runtime/byte_meter.hpp"

#include <string_view>

namespace sluice {

/// Which characters stand for 62 and 63: + and /, or - and _ as well (RFC 4648, 5).
enum class base64_alphabet { standard, any };

/// The six bits that a character stands for; -1 if it is none of the alphabet.
inline int base64_digit(char c, base64_alphabet alphabet) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (alphabet == base64_alphabet::any && (c == '-' || c == '_')) return c == '-' ? 62 : 63;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// Decodes base64 as https://infra.spec.whatwg.org/#forgiving-base64 says: white space is skipped, padding
/// may be left out. Gives each byte to `put(unsigned)`; false if the text is none.
template <class Put>
bool decode_base64(std::string_view text, base64_alphabet alphabet, byte_meter meter, Put put) {
  unsigned bits = 0;
  int digits = 0;
  int padding = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    meter.reach(i);
    const char c = text[i];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') continue;
    if (c == '=' && ++padding <= 2) continue;
    const int value = base64_digit(c, alphabet);
    if (value < 0 || padding > 0) return false;
    bits = bits << 6 | static_cast<unsigned>(value);
    if (++digits % 4 == 0) {
      for (int shift = 16; shift >= 0; shift -= 8) put(bits >> shift & 0xFF);
      bits = 0;
    }
  }
  const int rest = digits % 4;
  if (rest == 1 || (padding > 0 && rest + padding != 4)) return false;
  if (rest >= 2) put(rest == 2 ? bits >> 4 & 0xFF : bits >> 10 & 0xFF);
  if (rest == 3) put(bits >> 2 & 0xFF);
  return true;
}

}  // namespace sluice
