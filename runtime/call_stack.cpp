#include "runtime/call_stack.hpp"

namespace sluice {
namespace {

struct search {
  std::string_view file;
  int line = 0;
};

/// Entries are inspected from the innermost (-1) outwards.
duk_ret_t find_line(duk_context* ctx, void* udata) {
  auto& wanted = *static_cast<search*>(udata);
  constexpr int deepest = 200;
  const duk_idx_t base = duk_get_top(ctx);  // a safe call shares its caller's frame
  for (int level = -1; level >= -deepest && wanted.line == 0; --level) {
    duk_inspect_callstack_entry(ctx, level);
    if (!duk_is_object(ctx, -1)) break;
    duk_get_prop_literal(ctx, -1, "function");
    duk_get_prop_literal(ctx, -1, "fileName");
    duk_size_t length = 0;
    const char* name = duk_get_lstring(ctx, -1, &length);
    if (name && std::string_view{name, length} == wanted.file) {
      duk_get_prop_literal(ctx, -3, "lineNumber");
      wanted.line = duk_get_int(ctx, -1);
    }
    duk_set_top(ctx, base);
  }
  duk_set_top(ctx, base);
  return 0;
}

}  // namespace

int current_line(duk_context* ctx, std::string_view file) noexcept {
  search wanted{file};
  duk_safe_call(ctx, find_line, &wanted, 0, 1);
  duk_pop(ctx);
  return wanted.line;
}

}  // namespace sluice
