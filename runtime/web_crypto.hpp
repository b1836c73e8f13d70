#pragma once

#include <duktape.h>

namespace sluice {

/// The global `crypto` of browsers and Node, as far as packages use it to make ids: getRandomValues and
/// randomUUID. Everything else is in iota.crypto. While the heap is made.
void install_web_crypto(duk_context* ctx);

}  // namespace sluice
