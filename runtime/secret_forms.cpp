#include "runtime/secret_forms.hpp"

#include <cstdint>

namespace sluice {
namespace {

constexpr std::string_view hex = "0123456789abcdef";
constexpr std::string_view upper_hex = "0123456789ABCDEF";

/// `short_forms`: \b and \f; `separators`: U+2028 and U+2029 are escaped.
std::string escaped(std::string_view text, bool short_forms, bool separators) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else if (short_forms && (c == '\b' || c == '\f')) {
      out += c == '\b' ? "\\b" : "\\f";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += hex[static_cast<unsigned char>(c) >> 4];
      out += hex[static_cast<unsigned char>(c) & 15];
    } else if (separators && (text.substr(i, 3) == "\xe2\x80\xa8" || text.substr(i, 3) == "\xe2\x80\xa9")) {
      out += text[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += c;
    }
  }
  return out;
}

std::string base64(std::string_view text, std::string_view last_two) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string out;
  out.reserve(text.size() * 4 / 3 + 4);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (count += 8; count >= 6;) {
      count -= 6;
      const auto digit = bits >> count & 63;
      out += digit < 62 ? digits[digit] : last_two[digit - 62];
    }
  }
  return out;  // whole digits only: the last one also depends on what follows
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string percent(std::string_view text, std::string_view kept, bool plus) {
  std::string out;
  out.reserve(text.size() + 16);
  for (const char c : text) {
    if (is_unreserved(c) || kept.find(c) != kept.npos) {
      out += c;
    } else if (plus && c == ' ') {
      out += '+';
    } else {
      out += '%';
      out += upper_hex[static_cast<unsigned char>(c) >> 4];
      out += upper_hex[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

}  // namespace

std::string stringify_escaped(std::string_view text) { return escaped(text, true, true); }
std::string json_escaped(std::string_view text) { return escaped(text, true, false); }
std::string log_escaped(std::string_view text) { return escaped(text, false, false); }

std::vector<std::string> base64_cores(std::string_view text) {
  std::vector<std::string> cores;
  for (std::size_t offset = 0; offset < 3; ++offset) {
    const std::string shifted = std::string(offset, '\0').append(text);
    // The first digits hold bits of what is before: none, one and a third, two and two thirds of them.
    const std::size_t foreign = offset == 0 ? 0 : offset + 1;
    for (const std::string_view last_two : {"+/", "-_"}) {
      auto core = base64(shifted, last_two).substr(foreign);
      if (cores.empty() || core != cores.back()) cores.push_back(std::move(core));
    }
  }
  return cores;
}

std::vector<std::string> percent_forms(std::string_view text) {
  return {percent(text, "-_.!~*'()", false), percent(text, "-_.!~*'();/?:@&=+$,#", false),
          percent(text, "*-._", true)};
}

}  // namespace sluice
