#pragma once

#include "runtime/heap.hpp"

#include <duktape.h>

#include <string>

namespace sluice {

class vm;

/// What was thrown, as its author should see it: positions in the author's source, the author's functions
/// only. Anything can be thrown; reading an error may run script (getters) and never throws.
script_error report_error(duk_context* ctx, duk_idx_t thrown);

/// The report of a limit that struck. `thrown` (DUK_INVALID_INDEX if nothing was) may tell where.
script_error report_limit(duk_context* ctx, duk_idx_t thrown);

/// The same when there is no heap to ask.
script_error plain_limit_report(const vm& heap);

/// Notes in the Error at `reason`, if it is one, where the suspended coroutine at `coroutine` awaits what
/// failed with it: its stack then tells of the functions that were waiting.
void note_await_site(duk_context* ctx, duk_idx_t reason, duk_idx_t coroutine);

/// Replaces Duktape's getter of Error.prototype.stack by one that shows the author's lines.
void install_error_stack(duk_context* ctx);

}  // namespace sluice
