#pragma once

#include "runtime/regexp/char_set.hpp"

// UTF-16 units as Duktape keeps them: each as UTF-8 would write that code point (CESU-8).

namespace sluice::regexp {

inline bool high_surrogate(code_point c) { return (c & 0xfffffc00) == 0xd800; }
inline bool low_surrogate(code_point c) { return (c & 0xfffffc00) == 0xdc00; }
inline code_point join_surrogates(code_point high, code_point low) {
  return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}
inline bool continuation_byte(unsigned char b) { return (b & 0xc0) == 0x80; }

/// Reads the unit at `p` and moves `p` behind it. Never reads at or beyond `end`.
inline code_point read_unit(const unsigned char*& p, const unsigned char* end) {
  const unsigned char lead = *p++;
  if (lead < 0x80) return lead;
  int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
  code_point c = lead & (0x3f >> more);
  for (; more > 0 && p < end && continuation_byte(*p); --more) c = c << 6 | (*p++ & 0x3f);
  return c;
}

/// Reads the unit before `p` and moves `p` to it. `p` lies behind `begin`.
inline code_point read_unit_back(const unsigned char*& p, const unsigned char* begin) {
  const unsigned char* end = p;
  do --p;
  while (p > begin && continuation_byte(*p));
  const unsigned char* from = p;
  return read_unit(from, end);
}

/// Appends to what has push().
template <typename Bytes>
void append_unit(Bytes& text, code_point c) {
  if (c < 0x80) {
    text.push(static_cast<char>(c));
  } else if (c < 0x800) {
    text.push(static_cast<char>(0xc0 | c >> 6));
    text.push(static_cast<char>(0x80 | (c & 0x3f)));
  } else if (c < 0x10000) {
    text.push(static_cast<char>(0xe0 | c >> 12));
    text.push(static_cast<char>(0x80 | (c >> 6 & 0x3f)));
    text.push(static_cast<char>(0x80 | (c & 0x3f)));
  } else {
    append_unit(text, 0xd800 + ((c - 0x10000) >> 10));
    append_unit(text, 0xdc00 + ((c - 0x10000) & 0x3ff));
  }
}

}  // namespace sluice::regexp
