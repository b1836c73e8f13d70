#include "runtime/source_excerpt.hpp"

#include <algorithm>

namespace sluice {
namespace {

/// Characters of a line that are shown before and after the caret.
constexpr int shown_before = 60;
constexpr int shown_after = 40;

std::string_view line_of(std::string_view source, int line) {
  for (int skipped = 1; skipped < line; ++skipped) {
    const auto end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  source = source.substr(0, source.find('\n'));
  if (source.ends_with('\r')) source.remove_suffix(1);
  return source;
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

std::string source_excerpt(std::string_view source, int line, int column) {
  if (line < 1) return {};
  const std::string_view text = line_of(source, line);
  if (text.find_first_not_of(" \t") == std::string_view::npos) return {};
  std::string shown, caret;
  int unit = 1;  // of the character at hand
  bool inside = false;
  for (const char byte : text) {
    if (!continues(byte)) {
      inside = unit >= column - shown_before && unit <= column + shown_after;
      // A tab stays a tab, so that the caret stands right however wide tabs are.
      if (inside && unit < column) caret += byte == '\t' ? '\t' : ' ';
      unit += (static_cast<unsigned char>(byte) & 0xF8) == 0xF0 ? 2 : 1;
    }
    if (inside) shown += byte;
  }
  if (column < 1) return shown;
  return shown + '\n' + caret + '^';
}

}  // namespace sluice
