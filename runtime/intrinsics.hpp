#pragma once

#include <duktape.h>

namespace sluice {

/// Makes `rt`, the object that compiled code gets as its first parameter, and what settles coroutines:
/// once for each heap, after install_promise(). Its members are listed in runtime/compiler/README.md and
/// written in runtime/js/coroutines.js.
void install_intrinsics(duk_context* ctx);

/// [ … ] → [ … rt ]
void push_intrinsics(duk_context* ctx);

}  // namespace sluice
