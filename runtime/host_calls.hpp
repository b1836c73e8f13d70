#pragma once

#include "runtime/host.hpp"
#include "schemas/error.hpp"

#include <duktape.h>

#include <string_view>

namespace sluice {

// Calls that leave the heap: each has a number and a promise that waits for its answer.

/// Starts a call and pushes its promise: [ … ] → [ … promise ]. Throws once the execution made too many.
void start_host_call(duk_context* ctx, std::string_view name, std::string_view args_json);

/// Asks the host for a "sleep" that no promise waits for, on behalf of timers; args as those of iota.sleep.
call_number start_host_wait(duk_context* ctx, std::string_view args_json);

/// The answer came: settles the promise. `json` is the value ("" = undefined). False if no such call is
/// outstanding.
bool settle_host_call(duk_context* ctx, call_number number, std::string_view json);
/// The call failed: rejects the promise with an iota.Error.
bool fail_host_call(duk_context* ctx, call_number number, const error& why);

/// [ … ] → [ … error ]: the iota.Error that tells a script why a call failed.
void push_call_error(duk_context* ctx, const error& why);

/// Forgets every call: a new execution begins, numbers count from 1 again.
void reset_host_calls(duk_context* ctx);

/// [ … ] → [ … value ] of a JSON text from outside; "" is undefined. Throws a SyntaxError.
void push_json(duk_context* ctx, std::string_view json);

}  // namespace sluice
