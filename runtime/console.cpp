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
  const execution_limits& limits = heap.limits();
  line = indented(std::move(line), heap.console_indent, held);
  // The log's memory is counted from here until the execution's output is taken.
  const std::size_t before = heap.log.held_bytes();
  const std::size_t bytes = log_line_bytes(line);
  const std::size_t growth = bytes <= heap.log.room(limits.log_bytes) ? heap.log.growth_for(bytes) : 0;
  if (growth > 0) heap.hold(ctx, growth);
  const bool fits = heap.log.append(level, line, limits.log_lines, limits.log_bytes);
  heap.let_go(growth + before - heap.log.held_bytes());
  if (!fits) heap.stop(ctx, limit_kind::log);
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
