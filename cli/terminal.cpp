#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace sluice {
namespace {

/// Sparse enough for the eye and for a slow terminal.
constexpr std::chrono::milliseconds redraw_interval{100};

bool wants_color() {
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color && *no_color) return false;
  const char* term = std::getenv("TERM");
  return term && std::string_view(term) != "dumb";
}

std::string_view escape_code(text_style style) {
  switch (style) {
    case text_style::plain: return "";
    case text_style::bold: return "\x1b[1m";
    case text_style::dim: return "\x1b[2m";
    case text_style::red: return "\x1b[31m";
    case text_style::green: return "\x1b[32m";
    case text_style::yellow: return "\x1b[33m";
    case text_style::cyan: return "\x1b[36m";
  }
  return "";
}

/// At most `columns` characters, counted as UTF-8 code points.
std::string_view fitting(std::string_view text, int columns) {
  int seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80;
    if (starts && seen++ == columns) return text.substr(0, i);
  }
  return text;
}

}  // namespace

terminal::terminal(std::FILE* stream, bool no_color)
    : stream_(stream),
      interactive_(::isatty(::fileno(stream)) == 1),
      colored_(interactive_ && !no_color && wants_color()) {}

int terminal::width() const {
  winsize size{};
  const bool known = ::ioctl(::fileno(stream_), TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

std::string terminal::paint(text_style style, std::string_view text) const {
  if (!colored_ || style == text_style::plain) return std::string(text);
  return fmt::format("{}{}\x1b[0m", escape_code(style), text);
}

void terminal::write(std::string_view text) const {
  std::fwrite(text.data(), 1, text.size(), stream_);
  std::fflush(stream_);
}

void terminal::line(std::string_view text) const { write(fmt::format("{}\n", text)); }

progress_line::progress_line(const terminal& out, clock::duration sparse_interval)
    : out_(out), interval_(out.interactive() ? redraw_interval : sparse_interval) {}

progress_line::~progress_line() {
  if (shown_ && out_.interactive()) out_.write("\n");
}

void progress_line::update(std::string_view text, clock::time_point now) {
  if (now < next_) return;
  next_ = now + interval_;
  if (out_.interactive()) {
    // A line that wraps could not be rewritten.
    out_.write(fmt::format("\r\x1b[2K{}", fitting(text, out_.width() - 1)));
    shown_ = true;
  } else {
    out_.line(text);
  }
}

void progress_line::clear() {
  if (!shown_) return;
  out_.write("\r\x1b[2K");
  shown_ = false;
  next_ = {};
}

void progress_line::finish(std::string_view text) {
  out_.write(fmt::format("{}{}\n", out_.interactive() ? "\r\x1b[2K" : "", text));
  shown_ = false;
}

std::string progress_bar(double share, int width) {
  share = std::clamp(share, 0.0, 1.0);
  const int filled = static_cast<int>(share * width);
  std::string bar(static_cast<std::size_t>(filled), '=');
  if (filled < width) bar += '>';
  bar.resize(static_cast<std::size_t>(width), ' ');
  return fmt::format("[{}] {:3} %", bar, static_cast<int>(share * 100));
}

}  // namespace sluice
