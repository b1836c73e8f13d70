#pragma once

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

namespace sluice {

enum class text_style { plain, bold, dim, red, green, yellow, cyan };

/// One output stream of ours: whether it is a terminal, and whether to colour it. Colours are used on a
/// terminal only, and not if NO_COLOR is set (no-color.org), TERM is "dumb" or --no-color is given.
class terminal {
 public:
  /// `stream` (stdout or stderr) outlives this.
  explicit terminal(std::FILE* stream, bool no_color = false);

  bool interactive() const { return interactive_; }
  bool colored() const { return colored_; }
  /// Columns, 80 if unknown.
  int width() const;
  /// The text in a style, or as it is when not coloured.
  std::string paint(text_style style, std::string_view text) const;
  void write(std::string_view text) const;
  /// Writes the text and a line's end, at once.
  void line(std::string_view text) const;

 private:
  std::FILE* stream_;
  bool interactive_;
  bool colored_;
};

/// A line that tells how far something got: it rewrites itself on a terminal, elsewhere (a log, CI) it is
/// printed anew once in `sparse_interval`. Call update() as often as you like.
class progress_line {
 public:
  using clock = std::chrono::steady_clock;

  explicit progress_line(const terminal& out, clock::duration sparse_interval = std::chrono::seconds{5});
  ~progress_line();
  progress_line(const progress_line&) = delete;
  progress_line& operator=(const progress_line&) = delete;

  /// Shows `text` (one line) if it is time to.
  void update(std::string_view text, clock::time_point now = clock::now());
  /// Makes room for lines of others, on a terminal; the next update shows the line again.
  void clear();
  /// Shows `text` as the last state and ends the line.
  void finish(std::string_view text);

 private:
  const terminal& out_;
  clock::duration interval_;
  clock::time_point next_{};
  bool shown_ = false;
};

/// "[=====>    ]  52 %" for a share from 0 to 1.
std::string progress_bar(double share, int width = 30);

}  // namespace sluice
