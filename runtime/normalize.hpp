#pragma once

#include <duktape.h>

namespace sluice {

/// String.prototype.normalize (ES2022 22.1.3.13), which Duktape lacks.
void install_normalize(duk_context* ctx);

}  // namespace sluice
