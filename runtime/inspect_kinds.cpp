#include "runtime/inspect_kinds.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/prelude.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::size_t max_name = 200;
constexpr std::size_t max_text = 10'000;

std::string name_of(duk_context* ctx, duk_idx_t function) {
  duk_get_prop_literal(ctx, function, "name");
  std::string name = text_at(ctx, -1, max_name);
  duk_pop(ctx);
  return name;
}

}  // namespace

std::string text_at(duk_context* ctx, duk_idx_t index, std::size_t limit_bytes) {
  return to_utf8(cut_cesu8(string_at(ctx, index), limit_bytes));
}

std::string built_in_kind(duk_context* ctx, duk_idx_t index) {
  if (duk_is_function(ctx, index)) return "Function";
  duk_push_global_object(ctx);
  duk_get_prop_literal(ctx, -1, "Object");
  duk_get_prop_literal(ctx, -1, "prototype");
  duk_get_prop_literal(ctx, -1, "toString");
  duk_dup(ctx, index);
  duk_call_method(ctx, 0);
  std::string shown = text_at(ctx, -1, max_name);  // "[object Date]"
  duk_pop_n(ctx, 4);
  return shown.size() > 9 ? shown.substr(8, shown.size() - 9) : shown;
}

std::string built_in_text(duk_context* ctx, duk_idx_t index) {
  duk_dup(ctx, index);
  std::string shown;
  if (duk_has_prop_literal(ctx, index, "toISOString")) {
    duk_push_literal(ctx, "toISOString");
    shown = duk_pcall_prop(ctx, -2, 0) == DUK_EXEC_SUCCESS ? text_at(ctx, -1, max_text) : "Invalid Date";
    duk_pop(ctx);
  } else {
    duk_safe_to_string(ctx, -1);
    shown = text_at(ctx, -1, max_text);
  }
  duk_pop(ctx);
  return shown;
}

std::string heading(duk_context* ctx, duk_idx_t index, const std::string& kind) {
  if (kind == "Function") {
    const std::string name = name_of(ctx, index);
    return name.empty() ? "[Function (anonymous)]" : fmt::format("[Function: {}]", name);
  }
  duk_get_prototype(ctx, index);
  std::string name = "[Object: null prototype]";
  if (duk_is_object(ctx, -1)) {
    duk_get_prop_literal(ctx, -1, "constructor");
    name = duk_is_function(ctx, -1) ? name_of(ctx, duk_get_top_index(ctx)) : "";
    duk_pop(ctx);
  }
  duk_pop(ctx);
  return name == "Object" || name == "Array" ? "" : name;
}

bool push_collection(duk_context* ctx, duk_idx_t index, const char* constructor) {
  const duk_idx_t base = duk_get_top(ctx);
  if (duk_get_global_string(ctx, constructor) && duk_is_function(ctx, -1)) {
    duk_get_prop_literal(ctx, -1, "prototype");
    duk_remove(ctx, base);
    duk_push_literal(ctx, "size");
    duk_get_prop_desc(ctx, base, 0);
    if (duk_is_object(ctx, -1)) duk_get_prop_literal(ctx, -1, "get");
    duk_dup(ctx, index);
    if (duk_is_callable(ctx, -2) && duk_pcall_method(ctx, 0) == DUK_EXEC_SUCCESS) {
      duk_replace(ctx, base + 1);
      duk_set_top(ctx, base + 2);
      return true;
    }
  }
  duk_set_top(ctx, base);
  return false;
}

void replace_by_target(duk_context* ctx) {
  while (sluice_duktape_is_proxy(ctx, -1)) {
    sluice_duktape_work(ctx, 1);
    sluice_duktape_push_proxy_handler(ctx, -1);
    duk_get_prop_literal(ctx, -1, prelude_slot);  // what runtime/prelude/proxy.js knows of it
    duk_get_prop_literal(ctx, -1, "target");
    duk_replace(ctx, -4);
    duk_pop_2(ctx);
  }
}

}  // namespace sluice
