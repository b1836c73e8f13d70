#pragma once

#include <duktape.h>

namespace sluice {

/// String.prototype.localeCompare, in the manner of en-US. Without ICU: letters by base letter, then accents,
/// then case, as people sort; options `numeric` and `sensitivity`.
void install_collation(duk_context* ctx);

}  // namespace sluice
