#include "runtime/promise.hpp"
#include "runtime/promise_internal.hpp"
#include "runtime/vm.hpp"

namespace sluice {

using namespace promise_internal;

namespace {

/// [ … handler argument target ] → [ … ]: PromiseReactionJob. A missing handler hands on what came.
bool run_reaction(duk_context* ctx, bool rejected) {
  const duk_idx_t target = duk_normalize_index(ctx, -1);
  if (duk_is_undefined(ctx, -3)) {
    duk_dup(ctx, -2);
  } else {
    duk_dup(ctx, -3);
    duk_dup(ctx, -3);
    rejected = duk_pcall(ctx, 1) != DUK_EXEC_SUCCESS;
  }
  settle_target(ctx, target, rejected);
  duk_pop_3(ctx);
  return true;
}

/// [ … undefined value coroutine ] → [ … ]
bool resume_coroutine(duk_context* ctx, bool failed) {
  duk_push_heapptr(ctx, vm::of(ctx).run_coroutine);
  duk_dup(ctx, -2);
  duk_dup(ctx, -4);
  duk_push_boolean(ctx, failed);
  const bool ok = duk_pcall(ctx, 3) == DUK_EXEC_SUCCESS;
  if (!ok) duk_replace(ctx, -4);
  duk_pop_n(ctx, ok ? 4 : 2);
  return ok;
}

/// [ … then thenable promise ] → [ … ]: PromiseResolveThenableJob. For a promise of ours no functions have to
/// be made, as no script could see them.
bool follow_thenable(duk_context* ctx) {
  const bool direct = duk_get_heapptr(ctx, -3) == vm::of(ctx).promise_then && is_promise(ctx, -2);
  if (direct) {
    duk_push_undefined(ctx);
    duk_push_undefined(ctx);
    duk_dup(ctx, -3);
    react(ctx, -5, job_kind::fulfil);
    duk_pop_3(ctx);
    return true;
  }
  push_resolving_functions(ctx, -1);
  const duk_idx_t reject = duk_get_top_index(ctx);
  duk_dup(ctx, -5);
  duk_dup(ctx, -5);
  duk_dup(ctx, -4);
  duk_dup(ctx, -4);
  if (duk_pcall_method(ctx, 2) != DUK_EXEC_SUCCESS) {
    duk_dup(ctx, reject);
    duk_insert(ctx, -2);
    duk_call(ctx, 1);
  }
  duk_pop_n(ctx, 6);
  return true;
}

bool run_callback(duk_context* ctx) {
  duk_pop_2(ctx);
  if (duk_pcall(ctx, 0) != DUK_EXEC_SUCCESS) return false;
  duk_pop(ctx);
  return true;
}

}  // namespace

bool run_job(duk_context* ctx, job_kind kind) {
  switch (kind) {
    case job_kind::fulfil: return run_reaction(ctx, false);
    case job_kind::reject: return run_reaction(ctx, true);
    case job_kind::resume: return resume_coroutine(ctx, false);
    case job_kind::resume_error: return resume_coroutine(ctx, true);
    case job_kind::thenable: return follow_thenable(ctx);
    case job_kind::callback: return run_callback(ctx);
  }
  return true;
}

}  // namespace sluice
