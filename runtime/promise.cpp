#include "runtime/promise.hpp"

#include "runtime/promise_internal.hpp"
#include "runtime/vm.hpp"

namespace sluice {

using namespace promise_internal;

namespace {

/// A reaction's four values in the array of those that wait: job_kind if fulfilled (reject's follows it),
/// the two handlers, the target.
constexpr int values_per_reaction = 4;

job_kind rejecting(job_kind fulfilling) { return static_cast<job_kind>(static_cast<int>(fulfilling) + 1); }

/// [ … value ] → [ … ]: the end of a pending promise; its reactions become jobs.
void settle(duk_context* ctx, duk_idx_t promise, promise_state state) {
  promise = duk_normalize_index(ctx, promise);
  const duk_idx_t value = duk_get_top_index(ctx);
  const unsigned bits = state_bits(ctx, promise);
  vm& heap = vm::of(ctx);
  if (state == promise_state::rejected && !(bits & handled_bit)) {
    duk_dup(ctx, promise);
    heap.rejections.add(ctx);
  }
  set_state_bits(ctx, promise, (bits & ~state_mask) | static_cast<unsigned>(state));
  duk_get_prop_literal(ctx, promise, value_key);
  const duk_idx_t reactions = duk_get_top_index(ctx);
  duk_dup(ctx, value);
  set_hidden(ctx, promise, value_key);
  if (duk_is_object(ctx, reactions)) {
    const duk_uarridx_t count = static_cast<duk_uarridx_t>(duk_get_length(ctx, reactions));
    for (duk_uarridx_t i = 0; i < count; i += values_per_reaction) {
      duk_get_prop_index(ctx, reactions, i);
      auto kind = static_cast<job_kind>(duk_get_int(ctx, -1));
      duk_pop(ctx);
      const bool fulfilled = state == promise_state::fulfilled;
      duk_get_prop_index(ctx, reactions, i + (fulfilled ? 1 : 2));
      duk_dup(ctx, value);
      duk_get_prop_index(ctx, reactions, i + 3);
      heap.jobs.add(ctx, fulfilled ? kind : rejecting(kind));
    }
  }
  duk_set_top(ctx, value);
}

/// [ … object ] → [ … object then ], or the error that reading it threw.
duk_ret_t read_then(duk_context* ctx, void*) {
  duk_get_prop_literal(ctx, -1, "then");
  return 1;
}

}  // namespace

bool is_promise(duk_context* ctx, duk_idx_t index) {
  if (!duk_is_object(ctx, index)) return false;
  duk_get_prop_literal(ctx, index, state_key);
  const bool is = duk_is_number(ctx, -1);
  duk_pop(ctx);
  return is;
}

promise_state promise_state_of(duk_context* ctx, duk_idx_t index) {
  return static_cast<promise_state>(state_bits(ctx, index) & state_mask);
}

bool promise_handled(duk_context* ctx, duk_idx_t index) { return state_bits(ctx, index) & handled_bit; }

void push_promise_value(duk_context* ctx, duk_idx_t index) { duk_get_prop_literal(ctx, index, value_key); }

void push_promise(duk_context* ctx) {
  duk_push_bare_object(ctx);
  duk_push_heapptr(ctx, vm::of(ctx).promise_prototype);
  duk_set_prototype(ctx, -2);
  duk_push_uint(ctx, 0);
  duk_put_prop_literal(ctx, -2, state_key);
}

void reject_promise(duk_context* ctx, duk_idx_t promise) { settle(ctx, promise, promise_state::rejected); }

void resolve_promise(duk_context* ctx, duk_idx_t promise) {
  promise = duk_normalize_index(ctx, promise);
  if (!duk_is_object(ctx, -1)) return settle(ctx, promise, promise_state::fulfilled);
  if (duk_get_heapptr(ctx, -1) == duk_get_heapptr(ctx, promise)) {
    duk_push_error_object(ctx, DUK_ERR_TYPE_ERROR, "a promise cannot be resolved with itself");
    duk_remove(ctx, -2);
    return settle(ctx, promise, promise_state::rejected);
  }
  duk_dup(ctx, -1);
  if (duk_safe_call(ctx, read_then, nullptr, 1, 1) != DUK_EXEC_SUCCESS) {
    duk_remove(ctx, -2);
    return settle(ctx, promise, promise_state::rejected);
  }
  if (!duk_is_callable(ctx, -1)) {
    duk_pop(ctx);
    return settle(ctx, promise, promise_state::fulfilled);
  }
  duk_insert(ctx, -2);
  duk_dup(ctx, promise);
  vm::of(ctx).jobs.add(ctx, job_kind::thenable);
}

namespace promise_internal {

unsigned state_bits(duk_context* ctx, duk_idx_t promise) {
  duk_get_prop_literal(ctx, promise, state_key);
  const unsigned bits = duk_get_uint(ctx, -1);
  duk_pop(ctx);
  return bits;
}

void set_state_bits(duk_context* ctx, duk_idx_t promise, unsigned bits) {
  promise = duk_normalize_index(ctx, promise);
  duk_push_uint(ctx, bits);
  set_hidden(ctx, promise, state_key);
}

void set_hidden(duk_context* ctx, duk_idx_t promise, const char* key) {
  promise = duk_normalize_index(ctx, promise);
  duk_push_string(ctx, key);
  duk_insert(ctx, -2);
  duk_def_prop(ctx, promise, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_FORCE);
}

void react(duk_context* ctx, duk_idx_t promise, job_kind kind) {
  promise = duk_normalize_index(ctx, promise);
  const duk_idx_t first = duk_get_top(ctx) - 3;  // [ … on_fulfilled on_rejected target ]
  const unsigned bits = state_bits(ctx, promise);
  if (!(bits & handled_bit)) set_state_bits(ctx, promise, bits | handled_bit);
  const auto state = static_cast<promise_state>(bits & state_mask);
  if (state == promise_state::pending) {
    duk_get_prop_literal(ctx, promise, value_key);
    if (!duk_is_object(ctx, -1)) {
      duk_pop(ctx);
      duk_push_bare_array(ctx);
      duk_dup(ctx, -1);
      set_hidden(ctx, promise, value_key);
    }
    auto at = static_cast<duk_uarridx_t>(duk_get_length(ctx, -1));
    duk_push_int(ctx, static_cast<int>(kind));
    duk_put_prop_index(ctx, -2, at);
    for (duk_idx_t i = 0; i < 3; ++i) {
      duk_dup(ctx, first + i);
      duk_put_prop_index(ctx, -2, ++at);
    }
  } else {
    const bool fulfilled = state == promise_state::fulfilled;
    duk_dup(ctx, fulfilled ? first : first + 1);
    push_promise_value(ctx, promise);
    duk_dup(ctx, first + 2);
    vm::of(ctx).jobs.add(ctx, fulfilled ? kind : rejecting(kind));
  }
  duk_set_top(ctx, first);
}

}  // namespace promise_internal

void await_value(duk_context* ctx, duk_idx_t value, duk_idx_t coroutine) {
  value = duk_normalize_index(ctx, value);
  coroutine = duk_normalize_index(ctx, coroutine);
  if (!duk_is_object(ctx, value)) {
    duk_push_undefined(ctx);
    duk_dup(ctx, value);
    duk_dup(ctx, coroutine);
    return vm::of(ctx).jobs.add(ctx, job_kind::resume);
  }
  if (is_promise(ctx, value)) {
    duk_dup(ctx, value);
  } else {
    push_promise(ctx);
    duk_dup(ctx, value);
    resolve_promise(ctx, -2);
  }
  duk_push_undefined(ctx);
  duk_push_undefined(ctx);
  duk_dup(ctx, coroutine);
  react(ctx, -4, job_kind::resume);
  duk_pop(ctx);
}

}  // namespace sluice
