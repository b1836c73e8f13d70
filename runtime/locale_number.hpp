#pragma once

#include <duktape.h>

namespace sluice {

/// Number.prototype.toLocaleString, with the options of ECMA-402 as far as they are known.
void install_locale_number(duk_context* ctx);

}  // namespace sluice
