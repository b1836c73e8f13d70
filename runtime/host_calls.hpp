#pragma once

#include "runtime/host.hpp"
#include "schemas/sdk_call.hpp"

#include <duktape.h>

#include <string_view>

namespace sluice {

// Calls that leave the heap: each has a number and a promise that waits for its answer.

/// Whether a call counts against the limit of SDK calls: what only ends another does not.
enum class call_count { counted, free };

/// Starts a call and pushes its promise: [ … decode ] → [ … promise ]. `decode`, undefined or a function
/// (value, body), makes the promise's value of the answer; body is a string, or a Uint8Array if the bytes are
/// no UTF-8. Throws once the execution made too many calls.
void start_host_call(duk_context* ctx, std::string_view name, std::string_view args_json,
                     call_count counts = call_count::counted);

/// Asks the host for a "sleep" that no promise waits for, on behalf of timers; args as those of iota.sleep.
call_number start_host_wait(duk_context* ctx, std::string_view args_json);

/// The answer came: settles the promise. False if no such call is outstanding.
bool settle_host_call(duk_context* ctx, call_number number, const sdk_answer& answer);
/// The call failed: rejects the promise with an iota.Error.
bool fail_host_call(duk_context* ctx, call_number number, const sdk_error& why);

/// [ … ] → [ … error ]: the iota.Error that tells a script why a call failed.
void push_call_error(duk_context* ctx, const sdk_error& why);

/// Forgets every call: a new execution begins, numbers count from 1 again.
void reset_host_calls(duk_context* ctx);

/// [ … ] → [ … value ] of a JSON text from outside; "" is undefined. Throws a SyntaxError.
void push_json(duk_context* ctx, std::string_view json);

}  // namespace sluice
