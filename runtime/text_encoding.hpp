#pragma once

#include <duktape.h>

namespace sluice {

/// Defines TextEncoder and TextDecoder (https://encoding.spec.whatwg.org), in place of Duktape's own, which
/// take each half of a surrogate pair for a character.
void install_text_encoding(duk_context* ctx);

}  // namespace sluice
