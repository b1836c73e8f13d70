#include "transport/stored_json.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace sluice::transport {
namespace {

constexpr std::size_t escape_chars = 6;  // "\ud83d"

/// The UTF-16 unit that an escape stands for; 0 if there is no such escape at `at`.
unsigned unit_at(std::string_view text, std::size_t at) {
  const auto escape = text.substr(std::min(at, text.size()), escape_chars);
  unsigned unit = 0;
  if (escape.size() == escape_chars && escape.starts_with("\\u"))
    std::from_chars(escape.data() + 2, escape.data() + escape_chars, unit, 16);
  return unit;
}

bool is_high(unsigned unit) { return (unit & 0xfc00) == 0xd800; }
bool is_low(unsigned unit) { return (unit & 0xfc00) == 0xdc00; }

}  // namespace

void append_stored_json(std::string& out, std::string_view stored) {
  std::size_t copied = 0;
  for (auto at = stored.find('\\'); at != stored.npos; at = stored.find('\\', at)) {
    const unsigned unit = unit_at(stored, at);
    if (is_high(unit) && is_low(unit_at(stored, at + escape_chars))) {
      at += 2 * escape_chars;
    } else if (is_high(unit) || is_low(unit)) {
      out.append(stored, copied, at - copied).append("\\ufffd");
      copied = at += escape_chars;
    } else {
      at += 2;  // the backslash and what it escapes
    }
  }
  out.append(stored, copied);
}

void append_stored_lines(std::string& out, std::string_view lines) {
  out += '[';
  const char* separator = "";
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (line.empty()) continue;
    out += std::exchange(separator, ",");
    append_stored_json(out, line);
  }
  out += ']';
}

}  // namespace sluice::transport
