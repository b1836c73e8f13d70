#include "runtime/console_format.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/inspect.hpp"
#include "runtime/vm.hpp"

#include <cmath>
#include <string_view>

namespace sluice {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The line as far as it has got.
class console_line {
 public:
  console_line(duk_context* ctx, std::size_t limit_bytes, held_memory& held)
      : ctx_(ctx), limit_bytes_(limit_bytes), held_(held) {}

  bool full() const { return text_.size() > limit_bytes_; }
  std::string take() { return std::move(text_); }

  /// Text of a JavaScript string.
  void append(std::string_view cesu8) {
    if (full()) return;
    const std::string_view kept = cut_cesu8(cesu8, room());
    make_room(kept.size());
    text_ += to_utf8(kept);
  }

  /// An argument outside of a directive: strings raw.
  void plain(duk_idx_t index) {
    if (duk_is_string(ctx_, index) && !duk_is_symbol(ctx_, index))
      append(string_at(ctx_, index));
    else
      shown(index);
  }

  /// What a %-directive makes of an argument.
  void directive(duk_idx_t index, char letter) {
    switch (letter) {
      case 's': return plain(index);
      case 'c': return;
      case 'j': duk_dup(ctx_, index), duk_json_encode(ctx_, -1); break;
      case 'd':
      case 'f': duk_push_number(ctx_, number(index)); break;
      case 'i': duk_push_number(ctx_, std::trunc(number(index))); break;
      default: return shown(index);
    }
    duk_safe_to_string(ctx_, -1);
    append(string_at(ctx_, -1));
    duk_pop(ctx_);
  }

 private:
  /// How many bytes make the line longer than it may be, though a pair of surrogates shrinks from six bytes
  /// to four and a cut may lose five.
  std::size_t room() const { return (limit_bytes_ - text_.size()) / 2 * 3 + 9; }

  void shown(duk_idx_t index) {
    if (full()) return;
    const std::string text = inspect(ctx_, index, room());
    make_room(text.size());
    text_ += text;
  }

  /// For a piece that stands beside the line until it is part of it.
  void make_room(std::size_t piece) {
    const std::size_t wanted = text_.size() + piece;
    const bool grows = wanted > text_.capacity();
    const std::size_t capacity = grows ? wanted + text_.size() / 4 : text_.capacity();
    held_.set(capacity + piece + (grows ? text_.capacity() : 0));
    if (grows) text_.reserve(capacity);
  }

  double number(duk_idx_t index) {
    if (duk_is_object(ctx_, index) || duk_is_symbol(ctx_, index)) return DUK_DOUBLE_NAN;
    duk_dup(ctx_, index);
    const double value = duk_to_number(ctx_, -1);
    duk_pop(ctx_);
    return value;
  }

  duk_context* ctx_;
  const std::size_t limit_bytes_;
  held_memory& held_;
  std::string text_;
};

/// Fills the first argument's directives in; how many arguments that used.
duk_idx_t fill_pattern(duk_context* ctx, duk_idx_t count, console_line& line) {
  std::string_view rest = string_at(ctx, 0);
  duk_idx_t used = 1;
  while (!rest.empty() && !line.full()) {
    const std::size_t percent = rest.find('%');
    const char letter = percent != npos && percent + 1 < rest.size() ? rest[percent + 1] : '\0';
    line.append(rest.substr(0, percent));
    if (letter == '%') {
      line.append("%");
    } else if (letter != '\0' && std::string_view{"sdifjoOc"}.find(letter) != npos && used < count) {
      line.directive(used++, letter);
    } else if (percent != npos) {
      line.append("%");
      rest.remove_prefix(percent + 1);
      continue;
    }
    rest.remove_prefix(percent == npos ? rest.size() : percent + 2);
  }
  return used;
}

}  // namespace

std::string format_console_arguments(duk_context* ctx, std::size_t limit_bytes, held_memory& held) {
  const duk_idx_t count = duk_get_top(ctx);
  console_line line{ctx, limit_bytes, held};
  duk_idx_t used = 0;
  if (count > 1 && duk_is_string(ctx, 0) && !duk_is_symbol(ctx, 0)) used = fill_pattern(ctx, count, line);
  for (; used < count && !line.full(); ++used) {
    if (used > 0) line.append(" ");
    line.plain(used);
  }
  return line.take();
}

}  // namespace sluice
