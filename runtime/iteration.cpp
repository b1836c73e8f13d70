#include "runtime/iteration.hpp"

#include "runtime/collections.hpp"
#include "runtime/duktape_collections.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/embedded.hpp"
#include "runtime/vm.hpp"

namespace sluice {
namespace {

constexpr const char* symbol_iterator = DUK_WELLKNOWN_SYMBOL("Symbol.iterator");
/// A window's: the native iterator behind it, or js/iteration.js' state.
constexpr char state_key[] =
    "\xFF"
    "window";

/// [ … ] → [ … array ] of the code points of the string at `index`.
void push_code_points(duk_context* ctx, duk_idx_t index) {
  index = duk_normalize_index(ctx, index);
  duk_push_array(ctx);
  const std::size_t length = duk_get_length(ctx, index);
  duk_uarridx_t count = 0;
  for (std::size_t at = 0; at < length; ++count) {
    sluice_duktape_work(ctx, 4);
    const auto unit = [&](std::size_t i) { return duk_char_code_at(ctx, index, i); };
    const bool pair = (unit(at) & 0xfc00) == 0xd800 && at + 1 < length && (unit(at + 1) & 0xfc00) == 0xdc00;
    const std::size_t end = at + (pair ? 2 : 1);
    duk_dup(ctx, index);
    duk_substring(ctx, -1, at, end);
    duk_put_prop_index(ctx, -2, count);
    at = end;
  }
}

/// Whose elements can be read by their index as they are: an array whose iterator is that of every array, or
/// what has none of its own (arguments, typed arrays without the built-ins of iteration).
bool is_indexed(duk_context* ctx, duk_idx_t index) {
  if (sluice_duktape_is_proxy(ctx, index)) return false;
  duk_get_prop_string(ctx, index, symbol_iterator);
  duk_push_heapptr(ctx, vm::of(ctx).array_prototype);
  duk_get_prop_string(ctx, -1, symbol_iterator);
  const bool same = duk_strict_equals(ctx, -1, -3);
  const bool none = duk_is_undefined(ctx, -3);
  duk_pop_3(ctx);
  if (duk_is_array(ctx, index)) return same;
  if (!none) return false;
  return sluice_duktape_is_array_like(ctx, index);
}

/// [ … ] → [ … iterator ], if the value at `index` is iterated as every Map and Set, or an iterator of one.
bool push_native_iterator(duk_context* ctx, duk_idx_t index) {
  vm& heap = vm::of(ctx);
  const collection_kind kind = sluice_duktape_collection_kind(ctx, index);
  if (kind == collection_kind::map || kind == collection_kind::set) {
    const bool map = kind == collection_kind::map;
    duk_get_prop_string(ctx, index, symbol_iterator);
    const bool plain = duk_get_heapptr(ctx, -1) == (map ? heap.map_entries : heap.set_values);
    duk_pop(ctx);
    if (plain) {
      const auto mode = map ? collection_iteration::entries : collection_iteration::values;
      sluice_duktape_push_collection_iterator(ctx, index, static_cast<int>(mode));
    }
    return plain;
  }
  if (sluice_duktape_collection_iterator(ctx, index).kind == collection_kind::none) return false;
  duk_get_prop_literal(ctx, index, "next");
  duk_get_prop_string(ctx, index, symbol_iterator);
  const bool plain =
      (duk_get_heapptr(ctx, -2) == heap.map_next || duk_get_heapptr(ctx, -2) == heap.set_next) &&
      duk_get_heapptr(ctx, -1) == heap.iterator_self;
  duk_pop_2(ctx);
  if (plain) duk_dup(ctx, index);
  return plain;
}

/// rt.values(iterable), what its inline form does not do.
duk_ret_t values(duk_context* ctx) {
  if (duk_is_string(ctx, 0) && !duk_is_symbol(ctx, 0)) {
    push_code_points(ctx, 0);
    return 1;
  }
  if (duk_is_object(ctx, 0)) {
    if (is_indexed(ctx, 0)) {
      duk_dup(ctx, 0);
      return 1;
    }
    if (push_native_iterator(ctx, 0)) {
      duk_push_array(ctx);
      duk_insert(ctx, -2);
      duk_put_prop_literal(ctx, -2, state_key);
      return 1;
    }
  }
  duk_push_heapptr(ctx, vm::of(ctx).open_window);
  duk_dup(ctx, 0);
  duk_call(ctx, 1);
  return 1;
}

/// rt.more(window)
duk_ret_t more(duk_context* ctx) {
  duk_get_prop_literal(ctx, 0, state_key);
  if (!duk_is_object(ctx, 1)) {
    duk_push_int(ctx, -1);
    return 1;
  }
  if (sluice_duktape_collection_iterator(ctx, 1).kind == collection_kind::none) {
    duk_push_heapptr(ctx, vm::of(ctx).step_window);
    duk_dup(ctx, 0);
    duk_dup(ctx, 1);
    duk_call(ctx, 2);
    return 1;
  }
  const bool found = push_iterated(ctx, 1);
  if (found) duk_put_prop_index(ctx, 0, 0);
  duk_push_int(ctx, found ? 0 : -1);
  return 1;
}

/// rt.close(window): a `break` or `return` left the loop.
duk_ret_t close(duk_context* ctx) {
  duk_get_prop_literal(ctx, 0, state_key);
  if (!duk_is_object(ctx, 1) || sluice_duktape_collection_iterator(ctx, 1).kind != collection_kind::none)
    return 0;
  duk_push_heapptr(ctx, vm::of(ctx).close_window);
  duk_dup(ctx, 1);
  duk_call(ctx, 1);
  return 0;
}

/// rt.list(iterable, count)
duk_ret_t list(duk_context* ctx) {
  if (duk_is_string(ctx, 0) && !duk_is_symbol(ctx, 0)) {
    push_code_points(ctx, 0);
    return 1;
  }
  if (duk_is_array(ctx, 0) && is_indexed(ctx, 0)) {
    duk_dup(ctx, 0);
    return 1;
  }
  duk_push_heapptr(ctx, vm::of(ctx).take_values);
  duk_dup(ctx, 0);
  duk_dup(ctx, 1);
  duk_call(ctx, 2);
  return 1;
}

/// rt.spread(iterable): a new array of its values.
duk_ret_t spread(duk_context* ctx) {
  duk_push_undefined(ctx);
  duk_set_top(ctx, 2);
  const bool was_array = duk_is_array(ctx, 0);
  list(ctx);
  if (was_array && duk_get_heapptr(ctx, -1) == duk_get_heapptr(ctx, 0)) sluice_duktape_copy_array(ctx, -1);
  return 1;
}

duk_ret_t no_private_element(duk_context* ctx) {
  return duk_type_error(ctx, "this object has no such private member: it was not made by the class");
}

/// rt.brand(brand, object, method): `brand` is a WeakSet, or for static members the class itself.
duk_ret_t brand(duk_context* ctx) {
  if (!duk_is_function(ctx, 0) || !duk_strict_equals(ctx, 0, 1)) return no_private_element(ctx);
  duk_dup(ctx, duk_is_undefined(ctx, 2) ? 1 : 2);
  return 1;
}

duk_ret_t initialized_twice(duk_context* ctx) {
  return duk_type_error(ctx, "the object has this private member already");
}

struct intrinsic {
  const char* name;
  intrinsic_operation operation;
  duk_c_function fallback;
  int arguments;
};
constexpr intrinsic intrinsics[] = {
    {"values", intrinsic_operation::values, values, 1},
    {"more", intrinsic_operation::more, more, 1},
    {"close", intrinsic_operation::close, close, 1},
    {"list", intrinsic_operation::list, list, 2},
    {"privateGet", intrinsic_operation::private_get, no_private_element, 2},
    {"privateSet", intrinsic_operation::private_set, no_private_element, 3},
    {"privateInit", intrinsic_operation::private_init, initialized_twice, 3},
    {"brand", intrinsic_operation::brand, brand, 3},
    {"brandInit", intrinsic_operation::brand_init, initialized_twice, 2},
};

/// [ … ] → [ … function ]
void push_intrinsic(duk_context* ctx, const intrinsic& row) {
  duk_push_c_function(ctx, sluice_duktape_inline_method, row.arguments);
  duk_set_magic(ctx, -1, inline_magic(row.operation));
  duk_push_c_function(ctx, row.fallback, row.arguments);
  duk_put_prop_literal(ctx, -2, inline_fallback_key);
}

/// [ … object ] → [ … object ]: keeps a property of it.
void* keep_property(duk_context* ctx, const char* name) {
  duk_get_prop_string(ctx, -1, name);
  void* address = keep(ctx);
  duk_pop(ctx);
  return address;
}

}  // namespace

void install_iteration(duk_context* ctx) {
  vm& heap = vm::of(ctx);
  push_embedded(ctx, embedded_script::iteration);
  for (int i = 0; i < 3; ++i) push_intrinsic(ctx, intrinsics[i]);
  duk_push_string(ctx, state_key);
  duk_call(ctx, 4);
  heap.iterate = keep_property(ctx, "iterate");
  heap.open_window = keep_property(ctx, "open");
  heap.step_window = keep_property(ctx, "step");
  heap.close_window = keep_property(ctx, "close");
  heap.abandon_window = keep_property(ctx, "abandon");
  heap.take_values = keep_property(ctx, "take");
  duk_pop(ctx);
}

void add_iteration_intrinsics(duk_context* ctx) {
  for (const intrinsic& row : intrinsics) {
    push_intrinsic(ctx, row);
    duk_put_prop_string(ctx, -2, row.name);
  }
  duk_push_c_function(ctx, spread, 1);
  duk_put_prop_literal(ctx, -2, "spread");
}

}  // namespace sluice
