#pragma once

#include <duktape.h>

namespace sluice {

/// The well-known symbols that Duktape lacks and what the built-ins have under them (species, tags), and the
/// names of functions that it leaves nameless. Before the prelude.
void install_well_known(duk_context* ctx);

}  // namespace sluice
