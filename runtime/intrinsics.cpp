#include "runtime/intrinsics.hpp"

#include "runtime/define.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/embedded.hpp"
#include "runtime/error_report.hpp"
#include "runtime/iteration.hpp"
#include "runtime/promise.hpp"
#include "runtime/stash.hpp"
#include "runtime/vm.hpp"

namespace sluice {
namespace {

constexpr char rt_key[] =
    "\xFF"
    "rt";

duk_ret_t new_promise(duk_context* ctx) {
  push_promise(ctx);
  return 1;
}

/// (promise, value)
duk_ret_t resolve(duk_context* ctx) {
  resolve_promise(ctx, 0);
  return 0;
}

/// (promise, reason)
duk_ret_t reject(duk_context* ctx) {
  reject_promise(ctx, 0);
  return 0;
}

/// (value, coroutine)
duk_ret_t await(duk_context* ctx) {
  await_value(ctx, 0, 1);
  return 0;
}

/// (reason, coroutine's thread)
duk_ret_t note_await(duk_context* ctx) {
  note_await_site(ctx, 0, 1);
  return 0;
}

/// [ … ] → [ … element… ] of the list at `index`.
void push_arguments(duk_context* ctx, duk_idx_t index) {
  constexpr duk_size_t most = 1'000'000;
  const duk_size_t count = duk_get_length(ctx, index);
  if (count > most) duk_range_error(ctx, "too many arguments");
  duk_require_stack(ctx, static_cast<duk_idx_t>(count) + 10);
  for (duk_size_t i = 0; i < count; ++i) {
    sluice_duktape_work(ctx, 1);
    duk_get_prop_index(ctx, index, static_cast<duk_uarridx_t>(i));
  }
}

/// (this, class, arguments?): `super(…arguments)` of a class that is derived. `this` is the object that its
/// constructor was called for, which tells what `new` named.
duk_ret_t call_super(duk_context* ctx) {
  duk_require_object(ctx, 0);
  duk_get_prototype(ctx, 1);
  if (!duk_is_constructable(ctx, 3)) return duk_type_error(ctx, "super() has no constructor to call");
  duk_get_prototype(ctx, 0);
  if (!duk_get_prop_literal(ctx, -1, "constructor") || !duk_is_function(ctx, -1)) {
    duk_dup(ctx, 1);
    duk_replace(ctx, -2);
  }
  duk_replace(ctx, 4);
  duk_dup(ctx, 3);
  if (duk_is_object(ctx, 2)) push_arguments(ctx, 2);
  sluice_duktape_construct(ctx, duk_get_top(ctx) - 6, 4, 0);
  return 1;
}

/// Reflect.construct(target, arguments, newTarget)
duk_ret_t reflect_construct(duk_context* ctx) {
  const bool own = duk_get_top(ctx) < 3;
  duk_set_top(ctx, 3);
  if (own) {
    duk_dup(ctx, 0);
    duk_replace(ctx, 2);
  }
  if (!duk_is_constructable(ctx, 0) || !duk_is_constructable(ctx, 2))
    return duk_type_error(ctx, "Reflect.construct wants constructors");
  duk_require_object(ctx, 1);
  duk_push_object(ctx);
  duk_get_prop_literal(ctx, 2, "prototype");
  if (duk_is_object(ctx, -1))
    duk_set_prototype(ctx, 3);
  else
    duk_pop(ctx);
  duk_dup(ctx, 0);
  push_arguments(ctx, 1);
  sluice_duktape_construct(ctx, duk_get_top(ctx) - 5, 2, 3);
  return 1;
}

duk_ret_t is_constructor(duk_context* ctx) {
  duk_push_boolean(ctx, duk_is_constructable(ctx, 0));
  return 1;
}

/// rt.named(function, key, prefix): the function, named by a computed key.
duk_ret_t named(duk_context* ctx) {
  if (duk_is_undefined(ctx, 2)) {
    duk_push_literal(ctx, "");
    duk_replace(ctx, 2);
  }
  duk_push_literal(ctx, "name");
  duk_dup(ctx, 2);
  if (!duk_is_symbol(ctx, 1)) {
    duk_dup(ctx, 1);
    duk_to_string(ctx, -1);
    duk_concat(ctx, 2);
  } else {
    sluice_duktape_push_description(ctx, 1);
    if (duk_is_undefined(ctx, -1)) {
      duk_pop(ctx);
    } else {
      duk_push_literal(ctx, "[");
      duk_insert(ctx, -2);
      duk_push_literal(ctx, "]");
      duk_concat(ctx, 4);
    }
  }
  duk_def_prop(ctx, 0, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_CLEAR_WE | DUK_DEFPROP_SET_CONFIGURABLE);
  duk_set_top(ctx, 1);
  return 1;
}

/// [ … rt ] → [ … rt ]
void add_language_intrinsics(duk_context* ctx) {
  duk_push_c_function(ctx, call_super, 3);
  duk_put_prop_literal(ctx, -2, "callSuper");
  duk_get_global_literal(ctx, "Reflect");
  define_method(ctx, "construct", reflect_construct, DUK_VARARGS, 0, 2);
  duk_pop(ctx);
  duk_push_c_function(ctx, is_constructor, 1);
  duk_put_prop_literal(ctx, -2, "isConstructor");
  duk_push_c_function(ctx, named, 3);
  duk_put_prop_literal(ctx, -2, "named");
  push_embedded(ctx, embedded_script::language);
  duk_dup(ctx, -2);
  duk_call(ctx, 1);
  duk_pop(ctx);
}

}  // namespace

void install_intrinsics(duk_context* ctx) {
  push_embedded(ctx, embedded_script::coroutines);
  duk_get_global_literal(ctx, "Duktape");
  duk_get_prop_literal(ctx, -1, "Thread");
  duk_remove(ctx, -2);
  duk_push_c_function(ctx, new_promise, 0);
  duk_push_c_function(ctx, resolve, 2);
  duk_push_c_function(ctx, reject, 2);
  duk_push_c_function(ctx, await, 2);
  duk_push_literal(ctx, DUK_HIDDEN_SYMBOL("generator"));
  duk_push_heapptr(ctx, vm::of(ctx).abandon_window);
  duk_push_c_function(ctx, note_await, 2);
  duk_call(ctx, 8);
  duk_get_prop_literal(ctx, -1, "run");
  vm::of(ctx).run_coroutine = keep(ctx);
  duk_pop(ctx);
  duk_get_prop_literal(ctx, -1, "rt");
  duk_get_prop_literal(ctx, -1, "functionKinds");
  duk_get_prop_index(ctx, -1, 0);
  sluice_duktape_set_async_prototype(ctx, -1);
  duk_pop_2(ctx);
  add_iteration_intrinsics(ctx);
  add_language_intrinsics(ctx);
  stash(ctx, rt_key);
  duk_pop(ctx);
}

void push_intrinsics(duk_context* ctx) { push_stashed(ctx, rt_key); }

}  // namespace sluice
