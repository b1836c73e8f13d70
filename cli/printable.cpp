#include "cli/printable.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view ellipsis = "…";

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

bool is_c0(unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7f; }

/// U+0080 to U+009F are C2 80 to C2 9F in UTF-8.
bool is_c1(std::string_view text) {
  return text.size() > 1 && text[0] == '\xc2' && static_cast<unsigned char>(text[1]) < 0xa0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool c1 = is_c1(text.substr(i));
    safe += c1 || is_c0(static_cast<unsigned char>(text[i])) ? ' ' : text[i];
    if (c1) ++i;
  }
  return safe;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find_first_of("\r\n")); }

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, starts_code_point));
}

std::string shortened(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  std::size_t seen = 0;
  const auto cut = std::ranges::find_if(
      text, [&](char c) { return starts_code_point(c) && ++seen == std::max<std::size_t>(columns, 1); });
  return std::string(text.begin(), cut) + std::string(ellipsis);
}

}  // namespace sluice
