#include "runtime/define.hpp"
#include "runtime/embedded.hpp"
#include "runtime/promise.hpp"
#include "runtime/promise_internal.hpp"
#include "runtime/vm.hpp"

namespace sluice {

using namespace promise_internal;

namespace {

constexpr char owner_key[] =
    "\xFF"
    "promise";
constexpr char generation_key[] =
    "\xFF"
    "generation";
constexpr char capability_key[] =
    "\xFF"
    "capability";

unsigned generation(unsigned bits) { return bits / generation_step; }

/// resolve(value) and reject(reason), told apart by magic. Only the first call of a pair counts.
duk_ret_t resolving_function(duk_context* ctx) {
  duk_push_current_function(ctx);
  duk_get_prop_literal(ctx, -1, generation_key);
  const unsigned mine = duk_get_uint(ctx, -1);
  duk_get_prop_literal(ctx, -2, owner_key);
  const duk_idx_t promise = duk_get_top_index(ctx);
  const unsigned bits = state_bits(ctx, promise);
  if (mine != generation(bits)) return 0;
  set_state_bits(ctx, promise, bits + generation_step);
  const bool rejects = duk_get_current_magic(ctx) != 0;
  duk_dup(ctx, 0);
  if (rejects) vm::of(ctx).note_thrown(ctx, 0);
  rejects ? reject_promise(ctx, promise) : resolve_promise(ctx, promise);
  return 0;
}

void push_resolving_function(duk_context* ctx, duk_idx_t promise, unsigned now, int magic) {
  duk_push_c_function(ctx, resolving_function, 1);
  duk_set_magic(ctx, -1, magic);
  duk_push_uint(ctx, now);
  duk_put_prop_literal(ctx, -2, generation_key);
  duk_dup(ctx, promise);
  duk_put_prop_literal(ctx, -2, owner_key);
}

/// The executor by which a subclass' constructor hands out its resolving functions.
duk_ret_t capability_executor(duk_context* ctx) {
  duk_push_current_function(ctx);
  duk_get_prop_literal(ctx, -1, capability_key);
  duk_get_prop_literal(ctx, -1, "resolve");
  duk_get_prop_literal(ctx, -2, "reject");
  if (!duk_is_undefined(ctx, -1) || !duk_is_undefined(ctx, -2))
    return duk_type_error(ctx, "promise executor has been called twice");
  duk_pop_2(ctx);
  duk_dup(ctx, 0);
  duk_put_prop_literal(ctx, -2, "resolve");
  duk_dup(ctx, 1);
  duk_put_prop_literal(ctx, -2, "reject");
  return 0;
}

/// new Promise(executor)
duk_ret_t construct_promise(duk_context* ctx) {
  if (!duk_is_constructor_call(ctx)) return duk_type_error(ctx, "Promise has to be called with new");
  if (!duk_is_callable(ctx, 0)) return duk_type_error(ctx, "Promise wants a function (resolve, reject)");
  duk_push_this(ctx);
  set_state_bits(ctx, -1, 0);
  const duk_idx_t promise = duk_get_top_index(ctx);
  push_resolving_functions(ctx, promise);
  duk_dup(ctx, 0);
  duk_dup(ctx, promise + 1);
  duk_dup(ctx, promise + 2);
  if (duk_pcall(ctx, 2) != DUK_EXEC_SUCCESS) {
    duk_dup(ctx, promise + 2);
    duk_insert(ctx, -2);
    duk_call(ctx, 1);
  }
  return 0;
}

/// [ … ] → [ … constructor ] by which then() makes its promise (SpeciesConstructor).
void push_species(duk_context* ctx, duk_idx_t promise) {
  vm& heap = vm::of(ctx);
  duk_get_prop_literal(ctx, promise, "constructor");
  if (duk_get_heapptr(ctx, -1) == heap.promise_constructor) return;
  if (duk_is_undefined(ctx, -1)) {
    duk_pop(ctx);
    duk_push_heapptr(ctx, heap.promise_constructor);
    return;
  }
  if (!duk_is_object(ctx, -1)) (void)duk_type_error(ctx, "promise.constructor is not an object");
  duk_get_prop_literal(ctx, -1, DUK_WELLKNOWN_SYMBOL("Symbol.species"));
  duk_remove(ctx, -2);
  if (!duk_is_null_or_undefined(ctx, -1)) return;
  duk_pop(ctx);
  duk_push_heapptr(ctx, heap.promise_constructor);
}

/// promise.then(on_fulfilled, on_rejected)
duk_ret_t then(duk_context* ctx) {
  duk_push_this(ctx);
  if (!is_promise(ctx, 2)) return duk_type_error(ctx, "then() wants a Promise as this");
  push_species(ctx, 2);
  push_capability(ctx, 3);
  for (duk_idx_t i = 0; i < 2; ++i) duk_is_callable(ctx, i) ? duk_dup(ctx, i) : duk_push_undefined(ctx);
  duk_dup(ctx, 4);
  react(ctx, 2, job_kind::fulfil);
  duk_set_top(ctx, 6);
  return 1;
}

/// Promise.resolve(value) and Promise.reject(reason), told apart by magic.
duk_ret_t make_settled(duk_context* ctx) {
  const bool rejects = duk_get_current_magic(ctx) != 0;
  duk_push_this(ctx);
  if (!duk_is_object(ctx, 1))
    return duk_type_error(ctx, "Promise.resolve and Promise.reject want a constructor as this");
  if (!rejects && is_promise(ctx, 0)) {
    duk_get_prop_literal(ctx, 0, "constructor");
    if (duk_get_heapptr(ctx, -1) == duk_get_heapptr(ctx, 1)) {
      duk_dup(ctx, 0);
      return 1;
    }
    duk_pop(ctx);
  }
  push_capability(ctx, 1);
  duk_dup(ctx, 0);
  if (rejects) vm::of(ctx).note_thrown(ctx, 0);
  settle_target(ctx, 2, rejects);
  return 1;
}

/// queueMicrotask(callback)
duk_ret_t queue_microtask(duk_context* ctx) {
  if (!duk_is_callable(ctx, 0)) return duk_type_error(ctx, "queueMicrotask wants a function");
  duk_push_undefined(ctx);
  duk_push_undefined(ctx);
  vm::of(ctx).jobs.add(ctx, job_kind::callback);
  return 0;
}

}  // namespace

namespace promise_internal {

void push_resolving_functions(duk_context* ctx, duk_idx_t promise) {
  promise = duk_normalize_index(ctx, promise);
  const unsigned now = generation(state_bits(ctx, promise));
  push_resolving_function(ctx, promise, now, 0);
  push_resolving_function(ctx, promise, now, 1);
}

void settle_target(duk_context* ctx, duk_idx_t target, bool rejected) {
  target = duk_normalize_index(ctx, target);
  if (is_promise(ctx, target)) return rejected ? reject_promise(ctx, target) : resolve_promise(ctx, target);
  if (duk_is_object(ctx, target)) {
    rejected ? duk_get_prop_literal(ctx, target, "reject") : duk_get_prop_literal(ctx, target, "resolve");
    duk_insert(ctx, -2);
    duk_call(ctx, 1);
  }
  duk_pop(ctx);
}

void push_capability(duk_context* ctx, duk_idx_t constructor) {
  constructor = duk_normalize_index(ctx, constructor);
  if (duk_get_heapptr(ctx, constructor) == vm::of(ctx).promise_constructor) {
    push_promise(ctx);
    duk_dup(ctx, -1);
    return;
  }
  duk_push_bare_object(ctx);
  duk_dup(ctx, constructor);
  duk_push_c_function(ctx, capability_executor, 2);
  duk_dup(ctx, -3);
  duk_put_prop_literal(ctx, -2, capability_key);
  duk_new(ctx, 1);
  for (const char* name : {"resolve", "reject"}) {
    duk_get_prop_string(ctx, -2, name);
    if (!duk_is_callable(ctx, -1)) (void)duk_type_error(ctx, "the constructor gave no %s function", name);
    duk_pop(ctx);
  }
}

}  // namespace promise_internal

void install_promise(duk_context* ctx) {
  vm& heap = vm::of(ctx);
  push_function(ctx, "Promise", construct_promise, 1);
  define_method(ctx, "resolve", make_settled, 1, 0);
  define_method(ctx, "reject", make_settled, 1, 1);
  define_species(ctx);
  duk_push_object(ctx);
  define_method(ctx, "then", then, 2);
  duk_get_prop_literal(ctx, -1, "then");
  heap.promise_then = keep(ctx);
  duk_pop(ctx);
  duk_dup(ctx, -2);
  define_value(ctx, "constructor");
  heap.promise_prototype = keep(ctx);
  duk_push_literal(ctx, "prototype");
  duk_insert(ctx, -2);
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_CLEAR_WRITABLE | DUK_DEFPROP_CLEAR_CONFIGURABLE);
  heap.promise_constructor = keep(ctx);
  // all, allSettled, any, race, catch and finally are written in JavaScript.
  push_embedded(ctx, embedded_script::promise);
  duk_dup(ctx, -2);
  duk_push_heapptr(ctx, heap.iterate);
  duk_call(ctx, 2);
  duk_pop(ctx);
  duk_push_global_object(ctx);
  duk_dup(ctx, -2);
  define_value(ctx, "Promise");
  define_method(ctx, "queueMicrotask", queue_microtask, 1);
  duk_pop_2(ctx);
}

}  // namespace sluice
