#pragma once

#include <duktape.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace sluice {

/// The key of what the built-ins in runtime/prelude/ know of an object. No script can name it.
inline constexpr char prelude_slot[] =
    "\xFF"
    "prelude";

/// Adds the built-ins that Duktape lacks and that are written in JavaScript (runtime/prelude/), as far as the
/// words in `texts` ask for them: a script that uses none of them pays for none.
void load_prelude(duk_context* ctx, std::initializer_list<std::string_view> texts);

/// The words of `code` that load_prelude() would take notice of: short, and the same in effect.
std::string prelude_words(std::string_view code);

}  // namespace sluice
