#include "runtime/cesu8.hpp"
#include "runtime/console.hpp"
#include "runtime/console_format.hpp"
#include "runtime/console_table.hpp"
#include "runtime/inspect_kinds.hpp"
#include "runtime/stash.hpp"
#include "runtime/vm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

// By label what count() has come to and when time() was called: two objects of the heap.
constexpr char counts_key[] =
    "\xFF"
    "consoleCounts";
constexpr char times_key[] =
    "\xFF"
    "consoleTimes";

constexpr std::size_t spaces_a_group = 2;
constexpr std::size_t most_spaces = 40;

/// [ label … ] → [ label … label table ]: the label is "default" if there is none.
template <std::size_t Size>
void push_label_in(duk_context* ctx, const char (&key)[Size]) {
  if (duk_is_undefined(ctx, 0))
    duk_push_literal(ctx, "default");
  else
    duk_dup(ctx, 0), duk_to_string(ctx, -1);
  if (push_stashed_object(ctx, key)) vm::of(ctx).console_used = true;
}

/// Writes `what` behind the label at `label`.
void write_about(duk_context* ctx, duk_idx_t label, const char* level, std::string_view what) {
  duk_dup(ctx, label);
  duk_push_lstring(ctx, what.data(), what.size());
  duk_concat(ctx, 2);
  duk_replace(ctx, 0);
  duk_set_top(ctx, 1);
  write_console_arguments(ctx, level);
}

/// console.count(label) and countReset(label), told apart by magic.
duk_ret_t count(duk_context* ctx) {
  push_label_in(ctx, counts_key);
  duk_dup(ctx, 1);
  const bool reset = duk_get_current_magic(ctx) != 0;
  duk_get_prop(ctx, 2);
  const double next = reset ? 0 : duk_get_number_default(ctx, -1, 0) + 1;
  duk_dup(ctx, 1);
  duk_push_number(ctx, next);
  duk_put_prop(ctx, 2);
  if (!reset) write_about(ctx, 1, "info", fmt::format(": {:.0f}", next));
  return 0;
}

duk_ret_t time(duk_context* ctx) {
  push_label_in(ctx, times_key);
  duk_dup(ctx, 1);
  if (duk_has_prop(ctx, 2)) {
    write_about(ctx, 1, "warn", ": this timer runs already");
    return 0;
  }
  duk_dup(ctx, 1);
  duk_push_number(ctx, vm::of(ctx).now_ms());
  duk_put_prop(ctx, 2);
  return 0;
}

/// console.timeLog(label, …values) and timeEnd(label), told apart by magic.
duk_ret_t time_log(duk_context* ctx) {
  const bool end = duk_get_current_magic(ctx) != 0;
  if (duk_get_top(ctx) == 0) duk_push_undefined(ctx);
  const duk_idx_t values = duk_get_top(ctx);
  push_label_in(ctx, times_key);
  duk_dup(ctx, values);
  if (!duk_get_prop(ctx, values + 1)) {
    write_about(ctx, values, "warn", ": no timer of that name runs");
    return 0;
  }
  const double ms = vm::of(ctx).now_ms() - duk_get_number(ctx, -1);
  if (end) {
    duk_dup(ctx, values);
    duk_del_prop(ctx, values + 1);
    write_about(ctx, values, "info", fmt::format(": {:.0f} ms", ms));
    return 0;
  }
  duk_dup(ctx, values);
  duk_push_sprintf(ctx, ": %.0f ms", ms);
  duk_concat(ctx, 2);
  duk_replace(ctx, 0);
  duk_set_top(ctx, values);
  write_console_arguments(ctx, "info");
  return 0;
}

duk_ret_t group(duk_context* ctx) {
  if (duk_get_top(ctx) > 0) write_console_arguments(ctx, "info");
  vm& heap = vm::of(ctx);
  heap.console_indent = std::min(heap.console_indent + spaces_a_group, most_spaces);
  heap.console_used = true;
  return 0;
}

duk_ret_t group_end(duk_context* ctx) {
  vm& heap = vm::of(ctx);
  heap.console_indent -= std::min(heap.console_indent, spaces_a_group);
  return 0;
}

/// console.assert(condition, …values)
duk_ret_t assert_that(duk_context* ctx) {
  if (duk_get_top(ctx) > 0 && duk_to_boolean(ctx, 0)) return 0;
  if (duk_get_top(ctx) > 0) duk_remove(ctx, 0);
  const bool more = duk_get_top(ctx) > 0;
  if (more && duk_is_string(ctx, 0) && !duk_is_symbol(ctx, 0)) {
    duk_push_literal(ctx, "Assertion failed: ");
    duk_dup(ctx, 0);
    duk_concat(ctx, 2);
    duk_replace(ctx, 0);
  } else {
    duk_push_string(ctx, more ? "Assertion failed:" : "Assertion failed");
    duk_insert(ctx, 0);
  }
  write_console_arguments(ctx, "error");
  return 0;
}

/// console.dir(value): options are for terminals, and left alone.
duk_ret_t dir(duk_context* ctx) {
  duk_set_top(ctx, 1);
  write_console_arguments(ctx, "info");
  return 0;
}

/// console.trace(…values): where the script is.
duk_ret_t trace(duk_context* ctx) {
  duk_push_error_object(ctx, DUK_ERR_ERROR, "%s", "");
  duk_push_literal(ctx, "Trace");
  duk_put_prop_literal(ctx, -2, "name");
  duk_get_prop_literal(ctx, -1, "stack");
  const std::string stack = to_utf8(string_at(ctx, -1));
  duk_pop_2(ctx);
  held_memory held{ctx};
  std::string text = "Trace";
  if (duk_get_top(ctx) > 0)
    text += ": " + format_console_arguments(ctx, vm::of(ctx).log.room(vm::of(ctx).limits().log_bytes), held);
  write_console_line(ctx, "debug", text + stack.substr(std::string_view{"Trace"}.size()), held);
  return 0;
}

/// console.table(data, columns)
duk_ret_t table(duk_context* ctx) {
  if (!duk_is_object(ctx, 0)) return dir(ctx);
  const std::string kind = built_in_kind(ctx, 0);
  if (kind == "Map" || kind == "Set") return dir(ctx);
  held_memory held{ctx};
  std::string text = format_console_table(ctx, held);
  write_console_line(ctx, "info", std::move(text), held);
  return 0;
}

struct tool {
  const char* name;
  duk_c_function function;
  int arguments = DUK_VARARGS;
  int magic = 0;
};
constexpr std::array tools{tool{"assert", assert_that},
                           tool{"count", count, 1},
                           tool{"countReset", count, 1, 1},
                           tool{"dir", dir},
                           tool{"group", group},
                           tool{"groupCollapsed", group},
                           tool{"groupEnd", group_end},
                           tool{"table", table, 2},
                           tool{"time", time, 1},
                           tool{"timeEnd", time_log, 1, 1},
                           tool{"timeLog", time_log},
                           tool{"trace", trace}};

}  // namespace

void install_console_tools(duk_context* ctx) {
  duk_get_global_literal(ctx, "console");
  for (const tool& each : tools) {
    duk_push_c_function(ctx, each.function, each.arguments);
    duk_set_magic(ctx, -1, each.magic);
    duk_put_prop_string(ctx, -2, each.name);
  }
  duk_pop(ctx);
}

void reset_console(duk_context* ctx) {
  vm& heap = vm::of(ctx);
  if (!heap.console_used) return;
  heap.console_used = false;
  heap.console_indent = 0;
  duk_push_undefined(ctx);
  stash(ctx, counts_key);
  duk_push_undefined(ctx);
  stash(ctx, times_key);
}

}  // namespace sluice
