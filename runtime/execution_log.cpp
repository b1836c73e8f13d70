#include "runtime/execution_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sluice {
namespace {

/// {"t":…,"level":"…","msg":…} around the message.
constexpr std::size_t frame_bytes = 64;

std::size_t escaped_bytes(std::string_view utf8) {
  std::size_t bytes = 2;
  for (const char c : utf8) {
    const bool control = static_cast<unsigned char>(c) < 0x20;
    const bool named = c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t';
    bytes += named ? 2 : control ? 6 : 1;
  }
  return bytes;
}

}  // namespace

std::size_t log_line_bytes(std::string_view utf8_message) {
  return frame_bytes + escaped_bytes(utf8_message);
}

void append_json_string(std::string& out, std::string_view utf8) {
  out += '"';
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i];
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void execution_log::begin(double now_ms) {
  start_ms_ = now_ms;
  text_.clear();
  lines_ = 0;
}

std::size_t execution_log::growth_for(std::size_t line_bytes) const {
  const std::size_t wanted = text_.size() + line_bytes;
  return wanted <= text_.capacity() ? 0 : std::max(wanted + text_.size() / 4, 2 * text_.capacity());
}

bool execution_log::append(double now_ms, std::string_view level, std::string_view utf8_message,
                           std::size_t limit_lines, std::size_t limit_bytes) {
  const std::size_t before = text_.size();
  if (lines_ >= limit_lines || before + escaped_bytes(utf8_message) > limit_bytes) return false;
  if (const std::size_t capacity = growth_for(log_line_bytes(utf8_message))) text_.reserve(capacity);
  const double elapsed_ms = std::max(0.0, now_ms - start_ms_);  // clocks can be set back
  fmt::format_to(std::back_inserter(text_), "{{\"t\":{:.0f},\"level\":\"{}\",\"msg\":", elapsed_ms, level);
  append_json_string(text_, utf8_message);
  text_ += "}\n";
  if (text_.size() > limit_bytes) {
    text_.resize(before);
    return false;
  }
  ++lines_;
  return true;
}

}  // namespace sluice
