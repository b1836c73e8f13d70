#include "runtime/text_decoder.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

namespace sluice {
namespace {

constexpr unsigned replacement = 0xFFFD;
constexpr unsigned byte_order_mark = 0xFEFF;

struct label {
  std::string_view name;
  text_encoding encoding;
};
/// https://encoding.spec.whatwg.org/#names-and-labels
constexpr label labels[] = {
    {"utf-8", text_encoding::utf_8},
    {"utf8", text_encoding::utf_8},
    {"unicode-1-1-utf-8", text_encoding::utf_8},
    {"unicode11utf8", text_encoding::utf_8},
    {"unicode20utf8", text_encoding::utf_8},
    {"x-unicode20utf8", text_encoding::utf_8},
    {"utf-16le", text_encoding::utf_16le},
    {"utf-16", text_encoding::utf_16le},
    {"ucs-2", text_encoding::utf_16le},
    {"csunicode", text_encoding::utf_16le},
    {"iso-10646-ucs-2", text_encoding::utf_16le},
    {"unicode", text_encoding::utf_16le},
    {"unicodefeff", text_encoding::utf_16le},
    {"utf-16be", text_encoding::utf_16be},
    {"unicodefffe", text_encoding::utf_16be},
    {"windows-1252", text_encoding::windows_1252},
    {"latin1", text_encoding::windows_1252},
    {"iso-8859-1", text_encoding::windows_1252},
    {"iso8859-1", text_encoding::windows_1252},
    {"iso88591", text_encoding::windows_1252},
    {"iso_8859-1", text_encoding::windows_1252},
    {"iso_8859-1:1987", text_encoding::windows_1252},
    {"iso-ir-100", text_encoding::windows_1252},
    {"l1", text_encoding::windows_1252},
    {"csisolatin1", text_encoding::windows_1252},
    {"ascii", text_encoding::windows_1252},
    {"us-ascii", text_encoding::windows_1252},
    {"ansi_x3.4-1968", text_encoding::windows_1252},
    {"cp1252", text_encoding::windows_1252},
    {"cp819", text_encoding::windows_1252},
    {"ibm819", text_encoding::windows_1252},
    {"x-cp1252", text_encoding::windows_1252},
};

/// 0x80 to 0x9F; https://encoding.spec.whatwg.org/index-windows-1252.txt
constexpr std::array<std::uint16_t, 32> windows_1252_high{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

std::size_t ascii_length(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && byte_at(text, end) < 0x80) ++end;
  return end - from;
}

}  // namespace

std::optional<text_encoding> encoding_of_label(std::string_view wanted) {
  constexpr std::string_view space = " \t\n\f\r";
  const std::size_t first = std::min(wanted.find_first_not_of(space), wanted.size());
  wanted = wanted.substr(first, wanted.find_last_not_of(space) + 1 - first);
  const auto same = [wanted](const label& row) {
    return std::equal(wanted.begin(), wanted.end(), row.name.begin(), row.name.end(), [](char a, char b) {
      return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
  };
  const auto* found = std::find_if(std::begin(labels), std::end(labels), same);
  if (found == std::end(labels)) return {};
  return found->encoding;
}

std::string_view to_string(text_encoding encoding) {
  switch (encoding) {
    case text_encoding::utf_8: return "utf-8";
    case text_encoding::utf_16le: return "utf-16le";
    case text_encoding::utf_16be: return "utf-16be";
    case text_encoding::windows_1252: return "windows-1252";
  }
  return "";
}

/// Counts characters as CESU-8, and writes them if there is somewhere to.
struct text_decoder::sink {
  char* out;
  std::size_t bytes = 0;
  bool malformed = false;
  bool* begun;  ///< null: a byte order mark is a character like others

  void put_byte(unsigned byte) {
    if (out) out[bytes] = static_cast<char>(byte);
    ++bytes;
  }
  void put_unit(unsigned unit) {
    if (unit < 0x80) {
      put_byte(unit);
    } else if (unit < 0x800) {
      put_byte(0xC0 | unit >> 6);
      put_byte(0x80 | (unit & 0x3F));
    } else {
      put_byte(0xE0 | unit >> 12);
      put_byte(0x80 | (unit >> 6 & 0x3F));
      put_byte(0x80 | (unit & 0x3F));
    }
  }
  void put(unsigned point) {
    if (begun && !*begun) {
      *begun = true;
      if (point == byte_order_mark) return;
    }
    if (point < 0x10000) return put_unit(point);
    put_unit(0xD800 + ((point - 0x10000) >> 10));
    put_unit(0xDC00 + ((point - 0x10000) & 0x3FF));
  }
  void put_ascii(std::string_view text) {
    if (text.empty()) return;
    if (begun) *begun = true;
    if (out) std::memcpy(out + bytes, text.data(), text.size());
    bytes += text.size();
  }
  void fail() {
    malformed = true;
    put(replacement);
  }
};

text_decoder::outcome text_decoder::decode(std::string_view piece, bool last, char* out) {
  sink to{out, 0, false, keep_bom_ || encoding_ == text_encoding::windows_1252 ? nullptr : &begun_};
  switch (encoding_) {
    case text_encoding::utf_8: utf_8(piece, to); break;
    case text_encoding::utf_16le:
    case text_encoding::utf_16be: utf_16(piece, to); break;
    case text_encoding::windows_1252: windows_1252(piece, to); break;
  }
  if (last) {
    if (needed_ != 0 || half_ || surrogate_ != 0) to.fail();
    *this = text_decoder{encoding_, keep_bom_};
  }
  return {to.bytes, to.malformed};
}

void text_decoder::utf_8(std::string_view piece, sink& out) {
  for (std::size_t i = 0; i < piece.size();) {
    if (needed_ == 0) {
      const std::size_t run = ascii_length(piece, i);
      out.put_ascii(piece.substr(i, run));
      i += run;
      if (i == piece.size()) return;
    }
    utf_8_byte(byte_at(piece, i++), out);
  }
}

/// https://encoding.spec.whatwg.org/#utf-8-decoder
void text_decoder::utf_8_byte(unsigned byte, sink& out) {
  if (needed_ == 0) {
    if (byte < 0x80) return out.put(byte);
    if (byte < 0xC2 || byte > 0xF4) return out.fail();
    needed_ = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    point_ = byte & (0x3Fu >> needed_);
    lower_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    upper_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    return;
  }
  const bool fits = byte >= lower_ && byte <= upper_;
  lower_ = 0x80;
  upper_ = 0xBF;
  if (!fits) {
    needed_ = 0;
    out.fail();
    return utf_8_byte(byte, out);
  }
  point_ = point_ << 6 | (byte & 0x3F);
  if (--needed_ == 0) out.put(point_);
}

void text_decoder::utf_16(std::string_view piece, sink& out) {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const unsigned byte = byte_at(piece, i);
    if (half_) {
      utf_16_unit(encoding_ == text_encoding::utf_16le ? byte << 8 | byte_ : byte_ << 8u | byte, out);
    } else {
      byte_ = static_cast<std::uint8_t>(byte);
    }
    half_ = !half_;
  }
}

void text_decoder::utf_16_unit(unsigned unit, sink& out) {
  const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
  if (surrogate_ != 0) {
    const unsigned high = surrogate_;
    surrogate_ = 0;
    if (low) return out.put(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
    out.fail();
  }
  if (low) return out.fail();
  if (unit >= 0xD800 && unit < 0xDC00)
    surrogate_ = unit;
  else
    out.put(unit);
}

void text_decoder::windows_1252(std::string_view piece, sink& out) {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const unsigned byte = byte_at(piece, i);
    out.put_unit(byte >= 0x80 && byte < 0xA0 ? windows_1252_high[byte - 0x80] : byte);
  }
}

}  // namespace sluice
