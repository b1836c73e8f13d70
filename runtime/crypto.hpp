#pragma once

#include <duktape.h>

#include <cstddef>

namespace sluice {

/// [ … ] → [ … group ]: iota.crypto. Digests and HMACs are OpenSSL's, random bytes the host's.
void push_crypto(duk_context* ctx);

/// Random bytes that one call gives, as of crypto.getRandomValues.
inline constexpr std::size_t most_random_bytes = 65'536;

/// Fills with the host's random numbers, so that a recorded execution has the same ones again.
void fill_random(duk_context* ctx, unsigned char* out, std::size_t size);

/// A JavaScript function without arguments: [ … ] → [ … text ], a UUID of version 4 (RFC 9562, 5.4).
duk_ret_t push_random_uuid(duk_context* ctx);

}  // namespace sluice
