#include "runtime/console.hpp"

#include "runtime/console_format.hpp"
#include "runtime/vm.hpp"

namespace sluice {
namespace {

struct console_method {
  const char* name;
  const char* level;
};
constexpr console_method methods[] = {
    {"log", "info"}, {"info", "info"}, {"warn", "warn"}, {"error", "error"}, {"debug", "debug"}};

duk_ret_t write_line(duk_context* ctx) {
  vm& heap = vm::of(ctx);
  const execution_limits& limits = heap.limits();
  const std::string line = format_console_arguments(ctx, heap.log.room(limits.log_bytes));
  if (!heap.log.append(methods[duk_get_current_magic(ctx)].level, line, limits.log_lines, limits.log_bytes))
    heap.stop(ctx, limit_kind::log);
  return 0;
}

}  // namespace

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
