#pragma once

#include "runtime/job_queue.hpp"

#include <duktape.h>

/// What the promise_*.cpp files share and nobody else needs.
namespace sluice::promise_internal {

// Hidden from scripts: Duktape's internal properties begin with the byte FF.
inline constexpr char state_key[] =
    "\xFF"
    "promiseState";
inline constexpr char value_key[] =
    "\xFF"
    "promiseValue";

// The state number: promise_state in the lowest bits, then whether it is handled; above that counts how often
// a pair of resolving functions has been used up, which makes older pairs powerless.
inline constexpr unsigned state_mask = 3;
inline constexpr unsigned handled_bit = 4;
inline constexpr unsigned generation_step = 8;

/// [ … value ] → [ … ]: sets a hidden property, of a frozen promise too: Object.freeze() takes nothing from
/// what a promise is inside.
void set_hidden(duk_context* ctx, duk_idx_t promise, const char* key);

unsigned state_bits(duk_context* ctx, duk_idx_t promise);
void set_state_bits(duk_context* ctx, duk_idx_t promise, unsigned bits);

/// [ … on_fulfilled on_rejected target ] → [ … ]: PerformPromiseThen. `kind` is fulfil or resume; the target
/// a promise, a capability, a coroutine, or undefined.
void react(duk_context* ctx, duk_idx_t promise, job_kind kind);

/// [ … ] → [ … resolve reject ] for the promise (CreateResolvingFunctions).
void push_resolving_functions(duk_context* ctx, duk_idx_t promise);

/// [ … value ] → [ … ]: settles a target of then(): a promise, a capability of a subclass, or undefined.
/// Scripts may run for a subclass.
void settle_target(duk_context* ctx, duk_idx_t target, bool rejected);

/// [ … ] → [ … capability promise ] of the constructor at the index (NewPromiseCapability); for Promise
/// itself both are the promise.
void push_capability(duk_context* ctx, duk_idx_t constructor);

}  // namespace sluice::promise_internal
