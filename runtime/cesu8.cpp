#include "runtime/cesu8.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace sluice {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

/// The length of the valid UTF-8 sequence at i; 0 if there is none (RFC 3629's table).
std::size_t sequence_length(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte_at(text, i + k) & 0xC0) != 0x80) return 0;
  const unsigned second = byte_at(text, i + 1);
  const bool bad = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                   (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
  return bad ? 0 : length;
}

void append_unit(std::string& out, unsigned unit) {
  out += static_cast<char>(0xE0 | unit >> 12);
  out += static_cast<char>(0x80 | (unit >> 6 & 0x3F));
  out += static_cast<char>(0x80 | (unit & 0x3F));
}

std::string to_cesu8(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() + utf8.size() / 2);
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t length = sequence_length(utf8, i);
    if (length == 0) {
      out += replacement;
      ++i;
      continue;
    }
    if (length == 4) {
      const unsigned point = (byte_at(utf8, i) & 0x07) << 18 | (byte_at(utf8, i + 1) & 0x3F) << 12 |
                             (byte_at(utf8, i + 2) & 0x3F) << 6 | (byte_at(utf8, i + 3) & 0x3F);
      append_unit(out, 0xD800 + ((point - 0x10000) >> 10));
      append_unit(out, 0xDC00 + ((point - 0x10000) & 0x3FF));
    } else {
      out.append(utf8, i, length);
    }
    i += length;
  }
  return out;
}

/// The surrogate encoded at i, or 0.
unsigned surrogate_at(std::string_view text, std::size_t i) {
  if (byte_at(text, i) != 0xED || i + 2 >= text.size() || byte_at(text, i + 1) < 0xA0) return 0;
  return 0xD000 | (byte_at(text, i + 1) & 0x3F) << 6 | (byte_at(text, i + 2) & 0x3F);
}

void append_pair(std::string& out, unsigned high, unsigned low) {
  const unsigned point = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
  out += static_cast<char>(0xF0 | point >> 18);
  out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
  out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
  out += static_cast<char>(0x80 | (point & 0x3F));
}

std::string from_cesu8(std::string_view cesu8, bool escape_lone) {
  std::string out;
  out.reserve(cesu8.size());
  for (std::size_t i = 0; i < cesu8.size();) {
    const unsigned unit = surrogate_at(cesu8, i);
    if (unit != 0) {
      const unsigned next = i + 3 < cesu8.size() ? surrogate_at(cesu8, i + 3) : 0;
      if (unit < 0xDC00 && next >= 0xDC00) {
        append_pair(out, unit, next);
        i += 6;
        continue;
      }
      if (escape_lone)
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit);
      else
        out += replacement;
      i += 3;
      continue;
    }
    const std::size_t length = sequence_length(cesu8, i);
    if (length == 0)
      out += replacement;
    else
      out.append(cesu8, i, length);
    i += std::max<std::size_t>(length, 1);
  }
  return out;
}

/// The unit at i; strings are valid CESU-8.
unsigned unit_at(std::string_view text, std::size_t i, std::size_t& bytes) {
  const auto byte = [&](std::size_t k) {
    return static_cast<unsigned char>(i + k < text.size() ? text[i + k] : 0);
  };
  bytes = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : 3;
  if (bytes == 1) return byte(0);
  if (bytes == 2) return (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
  return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
}

}  // namespace

void push_utf8(duk_context* ctx, std::string_view utf8) {
  const bool pairs_needed =
      std::any_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xF0; });
  if (!pairs_needed && simdjson::validate_utf8(utf8.data(), utf8.size())) {
    duk_push_lstring(ctx, utf8.data(), utf8.size());
    return;
  }
  const std::string text = to_cesu8(utf8);
  duk_push_lstring(ctx, text.data(), text.size());
}

std::string to_utf8(std::string_view cesu8) {
  if (simdjson::validate_utf8(cesu8.data(), cesu8.size())) return std::string{cesu8};
  return from_cesu8(cesu8, false);
}

std::size_t find_invalid_utf8(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return std::string_view::npos;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::string_view::npos;
}

int utf16_length(std::string_view utf8) {
  int units = 0;
  for (const char byte : utf8) {
    const auto first = static_cast<unsigned char>(byte);
    if ((first & 0xC0) != 0x80) units += first >= 0xF0 ? 2 : 1;
  }
  return units;
}

std::string_view cut_utf8(std::string_view utf8, std::size_t limit_bytes) {
  if (utf8.size() <= limit_bytes) return utf8;
  while (limit_bytes > 0 && (byte_at(utf8, limit_bytes) & 0xC0) == 0x80) --limit_bytes;
  return utf8.substr(0, limit_bytes);
}

std::string_view cut_cesu8(std::string_view cesu8, std::size_t limit_bytes) {
  const std::string_view cut = cut_utf8(cesu8, limit_bytes);
  if (cut.size() < 3 || cut.size() == cesu8.size()) return cut;
  const unsigned last = surrogate_at(cut, cut.size() - 3);
  const bool splits_pair = last != 0 && last < 0xDC00 && surrogate_at(cesu8, cut.size()) >= 0xDC00;
  return splits_pair ? cut.substr(0, cut.size() - 3) : cut;
}

std::string json_to_utf8(std::string_view cesu8) {
  if (simdjson::validate_utf8(cesu8.data(), cesu8.size())) return std::string{cesu8};
  return from_cesu8(cesu8, true);
}

character character_at(std::string_view text, std::size_t i) {
  std::size_t bytes = 0;
  const unsigned unit = unit_at(text, i, bytes);
  if (unit < 0xD800 || unit > 0xDFFF) return {unit, bytes};
  if (unit < 0xDC00 && i + bytes < text.size()) {
    std::size_t more = 0;
    const unsigned low = unit_at(text, i + bytes, more);
    if (low >= 0xDC00 && low <= 0xDFFF)
      return {0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), bytes + more};
  }
  return {0xFFFD, bytes};
}

bool has_lone_surrogate(std::string_view cesu8) {
  constexpr char first_of_surrogate = '\xED';
  for (auto i = cesu8.find(first_of_surrogate); i != std::string_view::npos;) {
    const character next = character_at(cesu8, i);
    if (next.point == 0xFFFD) return true;
    i = cesu8.find(first_of_surrogate, i + next.bytes);
  }
  return false;
}

std::size_t utf8_bytes(unsigned point) {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

char* write_utf8(unsigned point, char* out) {
  const std::size_t bytes = utf8_bytes(point);
  if (bytes == 1) {
    *out++ = static_cast<char>(point);
    return out;
  }
  constexpr unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (std::size_t k = bytes - 1; k > 0; --k, point >>= 6) out[k] = static_cast<char>(0x80 | (point & 0x3F));
  *out = static_cast<char>(lead[bytes] | point);
  return out + bytes;
}

}  // namespace sluice
