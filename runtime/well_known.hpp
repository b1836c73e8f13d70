#pragma once

#include <duktape.h>

namespace sluice {

/// The well-known symbols that Duktape lacks and what the built-ins have under them (species, tags), and the
/// names of functions that it leaves nameless. Before the prelude.
void install_well_known(duk_context* ctx);

// What only scripts have that name it (runtime/prelude/features.mjs).

/// The functions of Math that Duktape lacks.
void install_math(duk_context* ctx);
/// Array.prototype[Symbol.unscopables]
void install_unscopables(duk_context* ctx);
/// What ArrayBuffer and DataView have wrong in Duktape.
void install_buffers(duk_context* ctx);

}  // namespace sluice
