#pragma once

#include <duktape.h>

namespace sluice {

/// Defines structuredClone.
void install_structured_clone(duk_context* ctx);

}  // namespace sluice
