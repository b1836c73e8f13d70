#pragma once

#include <duktape.h>

namespace sluice {

/// Makes Map, Set, WeakMap and WeakSet (ES2022 24.1 to 24.4). After install_intrinsics().
void install_collections(duk_context* ctx);

}  // namespace sluice
