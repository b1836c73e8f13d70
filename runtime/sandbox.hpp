#pragma once

#include <duktape.h>

namespace sluice {

/// Takes away what scripts must not reach: eval, every function constructor, Duktape's own extensions. Also
/// makes random numbers come from the host. Call once everything is installed that needs those.
void remove_unsafe_globals(duk_context* ctx);

/// Freezes every built-in, so that no execution changes the next one's. The global object itself takes new
/// properties. Call last.
void freeze_builtins(duk_context* ctx);

/// Called when the module's top level has run: the names that the global object has now stay.
void keep_globals(duk_context* ctx);

/// Called when another execution begins: takes from the global object what handlers of earlier ones added.
void drop_later_globals(duk_context* ctx);

}  // namespace sluice
