#include "runtime/intrinsics.hpp"

#include "runtime/embedded.hpp"
#include "runtime/iteration.hpp"
#include "runtime/promise.hpp"
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
  duk_call(ctx, 7);
  duk_get_prop_literal(ctx, -1, "run");
  vm::of(ctx).run_coroutine = keep(ctx);
  duk_pop(ctx);
  duk_push_heap_stash(ctx);
  duk_get_prop_literal(ctx, -2, "rt");
  add_iteration_intrinsics(ctx);
  duk_put_prop_literal(ctx, -2, rt_key);
  duk_pop_2(ctx);
}

void push_intrinsics(duk_context* ctx) {
  duk_push_heap_stash(ctx);
  duk_get_prop_literal(ctx, -1, rt_key);
  duk_remove(ctx, -2);
}

}  // namespace sluice
