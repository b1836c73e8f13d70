#pragma once

#include <duktape.h>

namespace sluice {

/// Date.prototype.toLocaleString, toLocaleDateString and toLocaleTimeString, with the options of ECMA-402 as
/// far as they are known.
void install_locale_date(duk_context* ctx);

}  // namespace sluice
