#include "runtime/source_excerpt.hpp"

#include "runtime/cesu8.hpp"

#include <algorithm>

namespace sluice {
namespace {

/// A line is shown whole up to this many characters; of a longer one, so many on either side of the caret.
constexpr int whole_line = 120;
constexpr int around_caret = 60;

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

/// UTF-16 units of the character that begins with this byte.
int units_of(char byte) { return (static_cast<unsigned char>(byte) & 0xF8) == 0xF0 ? 2 : 1; }

}  // namespace

std::string source_excerpt(std::string_view source, int line, int column) {
  if (line < 1) return {};
  const std::string text = to_utf8(line_of(source, line));
  if (text.find_first_not_of(" \t") == std::string::npos) return {};
  const int length = utf16_length(text);
  const int first = length <= whole_line ? 1 : std::max(1, column - around_caret);
  const int last = length <= whole_line ? length : std::max(column, 1) + around_caret;
  std::string shown, caret;
  if (first > 1) shown = "…", caret = " ";
  int unit = 1;  // of the character at hand
  bool inside = false;
  for (const char byte : text) {
    if (!continues(byte)) {
      inside = unit >= first && unit <= last;
      // A tab stays a tab, so that the caret stands right however wide tabs are.
      if (inside && unit < column) caret += byte == '\t' ? '\t' : ' ';
      unit += units_of(byte);
    }
    if (inside) shown += byte;
  }
  if (last < length) shown += "…";
  if (column < 1) return shown;
  return shown + '\n' + caret + '^';
}

}  // namespace sluice
