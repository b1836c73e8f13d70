#pragma once

#include "runtime/job_queue.hpp"

#include <duktape.h>

namespace sluice {

// ECMAScript's promises (ES2022 27.2) and the jobs behind them. A promise is an ordinary object with two
// internal properties: a number that holds its state, and its value or the reactions that wait for it.

enum class promise_state : unsigned { pending, fulfilled, rejected };

/// Defines the global Promise. Once for each heap, before anything else of this file.
void install_promise(duk_context* ctx);

/// Whether the value is a promise of ours (subclasses' too).
bool is_promise(duk_context* ctx, duk_idx_t index);
promise_state promise_state_of(duk_context* ctx, duk_idx_t index);
/// Whether somebody awaits or has then()ed it.
bool promise_handled(duk_context* ctx, duk_idx_t index);
/// [ … ] → [ … value ]: what a settled promise holds.
void push_promise_value(duk_context* ctx, duk_idx_t index);

/// [ … ] → [ … promise ]: a pending one.
void push_promise(duk_context* ctx);
/// [ … value ] → [ … ]: settles the pending promise at `promise` with the value, or with what that leads to
/// if it is a promise or has a then(). Runs no script but a `then` getter.
void resolve_promise(duk_context* ctx, duk_idx_t promise);
/// [ … reason ] → [ … ]
void reject_promise(duk_context* ctx, duk_idx_t promise);

/// Has the coroutine at `coroutine` resumed once the value at `value` has settled.
void await_value(duk_context* ctx, duk_idx_t value, duk_idx_t coroutine);

/// [ … handler value target ] → [ … ]: runs one job that job_queue::take() gave. Protected: false if it left
/// an error that belongs to no promise: [ … error ].
bool run_job(duk_context* ctx, job_kind kind);

}  // namespace sluice
