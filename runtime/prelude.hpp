#pragma once

#include <duktape.h>

#include <string_view>

namespace sluice {

/// The key of what the built-ins in runtime/prelude/ know of an object. No script can name it.
inline constexpr char prelude_slot[] =
    "\xFF"
    "prelude";

/// Adds the built-ins that Duktape lacks and that are written in JavaScript (runtime/prelude/), as far as the
/// words in `code` ask for them: a script that uses none of them pays for none.
void load_prelude(duk_context* ctx, std::string_view code);

}  // namespace sluice
