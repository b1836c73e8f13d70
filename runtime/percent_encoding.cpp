#include "runtime/percent_encoding.hpp"

#include "runtime/ascii.hpp"

namespace sluice {
namespace {

/// The ASCII characters, controls apart, that each set adds to the one that it is built upon.
std::string_view characters_of(percent_set set) {
  switch (set) {
    case percent_set::c0_control: return "";
    case percent_set::fragment: return " \"<>`";
    case percent_set::query: return " \"#<>";
    case percent_set::special_query: return " \"#<>'";
    case percent_set::path: return " \"#<>?^`{}";
    case percent_set::userinfo: return " \"#<>?^`{}/:;=@[\\]|";
    case percent_set::form: return " \"#<>?^`{}/:;=@[\\]|$%&+,!'()~";
  }
  return "";
}

}  // namespace

bool must_encode(unsigned char byte, percent_set set) {
  if (byte <= 0x1F || byte > 0x7E) return true;
  return characters_of(set).find(static_cast<char>(byte)) != std::string_view::npos;
}

void append_percent_encoded(std::string& out, unsigned char byte, percent_set set) {
  constexpr char digits[] = "0123456789ABCDEF";
  if (!must_encode(byte, set)) {
    out += static_cast<char>(byte);
    return;
  }
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

std::string percent_encode(std::string_view text, percent_set set) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) append_percent_encoded(out, static_cast<unsigned char>(c), set);
  return out;
}

bool percent_triplet_at(std::string_view text, std::size_t i) {
  return text[i] == '%' && i + 2 < text.size() && is_hex_digit(text[i + 1]) && is_hex_digit(text[i + 2]);
}

char percent_byte_at(std::string_view text, std::size_t i) {
  return static_cast<char>(hex_value(text[i + 1]) << 4 | hex_value(text[i + 2]));
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (percent_triplet_at(text, i)) {
      out += percent_byte_at(text, i);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace sluice
