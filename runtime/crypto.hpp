#pragma once

#include <duktape.h>

namespace sluice {

/// [ … ] → [ … group ]: iota.crypto. Digests and HMACs are OpenSSL's, random bytes the host's.
void push_crypto(duk_context* ctx);

}  // namespace sluice
