#pragma once

#include <duktape.h>

namespace sluice {

/// RegExp's methods under symbols and getters of flags. For a heap of any kind.
void install_regexp_methods(duk_context* ctx);

/// Gives RegExp all that ES2022 has beyond Duktape: methods under symbols, getters of flags,
/// String.prototype.matchAll and replaceAll. After install_intrinsics().
void install_regexp(duk_context* ctx);

}  // namespace sluice
