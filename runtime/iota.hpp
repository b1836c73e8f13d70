#pragma once

#include <duktape.h>

namespace sluice {

/// Defines the global iota, the SDK: iota.Error, iota.PermanentError, and the bindings listed in iota.cpp.
void install_iota(duk_context* ctx);

}  // namespace sluice
