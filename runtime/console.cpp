#include "runtime/console.hpp"

#include "runtime/console_format.hpp"
#include "runtime/vm.hpp"

#include <algorithm>

namespace sluice {
namespace {

struct console_method {
  const char* name;
  const char* level;
};
constexpr console_method methods[] = {
    {"log", "info"}, {"info", "info"}, {"warn", "warn"}, {"error", "error"}, {"debug", "debug"}};

duk_ret_t write_line(duk_context* ctx) {
  write_console_arguments(ctx, methods[duk_get_current_magic(ctx)].level);
  return 0;
}

/// Every line of the text behind that many spaces; `held` counts both.
std::string indented(std::string text, std::size_t spaces, held_memory& held) {
  if (spaces == 0) return text;
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  const std::size_t bytes = text.size() + lines * spaces;
  held.set(text.capacity() + bytes);
  const std::string margin(spaces, ' ');
  std::string out;
  out.reserve(bytes);
  out += margin;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += margin;
  }
  return out;
}

}  // namespace

void write_console_line(duk_context* ctx, const char* level, std::string line, held_memory& held) {
  vm& heap = vm::of(ctx);
  line = indented(std::move(line), heap.console_indent, held);
  auto outcome = heap.write_log(level, line);
  if (outcome == vm::log_outcome::no_memory) {
    duk_gc(ctx, 0);
    outcome = heap.write_log(level, line);
  }
  if (outcome == vm::log_outcome::no_memory) heap.stop(ctx, limit_kind::memory);
  if (outcome == vm::log_outcome::log_is_full) heap.stop(ctx, limit_kind::log);
}

void write_console_arguments(duk_context* ctx, const char* level) {
  vm& heap = vm::of(ctx);
  held_memory held{ctx};
  std::string line = format_console_arguments(ctx, heap.log.room(heap.limits().log_bytes), held);
  write_console_line(ctx, level, std::move(line), held);
}

void install_console(duk_context* ctx) {
  duk_push_object(ctx);
  int magic = 0;
  for (const console_method& method : methods) {
    duk_push_c_function(ctx, write_line, DUK_VARARGS);
    duk_set_magic(ctx, -1, magic++);
    duk_put_prop_string(ctx, -2, method.name);
  }
  duk_put_global_literal(ctx, "console");
}

}  // namespace sluice
