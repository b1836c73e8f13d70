#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sluice {

/// What an execution wrote to the console, as JSON lines {"t":ms since start,"level":"info","msg":"…"}.
class execution_log {
 public:
  /// `now_ms` here and below: the host's time.
  void begin(double now_ms);
  /// The memory of the new text if the log must grow to append a line of that many bytes; 0 if there is room.
  std::size_t growth_for(std::size_t line_bytes) const;
  /// The memory it has taken.
  std::size_t held_bytes() const {
    return text_.capacity() > std::string{}.capacity() ? text_.capacity() : 0;
  }
  /// False if the line would exceed these limits; it is then not kept.
  bool append(double now_ms, std::string_view level, std::string_view utf8_message, std::size_t limit_lines,
              std::size_t limit_bytes);
  /// How long a line may be at most, for one that is longer to be refused unseen.
  std::size_t room(std::size_t limit_bytes) const {
    return limit_bytes > text_.size() ? limit_bytes - text_.size() : 0;
  }
  std::string take() { return std::move(text_); }

 private:
  double start_ms_ = 0;
  std::string text_;
  std::size_t lines_ = 0;
};

/// How long the JSON line of a message is at most.
std::size_t log_line_bytes(std::string_view utf8_message);

/// Appends a JSON string literal.
void append_json_string(std::string& out, std::string_view utf8);

}  // namespace sluice
