#pragma once

#include <duktape.h>

namespace sluice {

/// Defines the global iota, the SDK, with what every script has of it: iota.sleep and the error classes.
void install_iota(duk_context* ctx);

/// What only scripts have that name it. schemas/iota.d.ts defines each.
enum class sdk_group { db, http, kv, events, secrets, crypto };

/// Adds a group to iota; once for each heap.
void install_sdk_group(duk_context* ctx, sdk_group group);

}  // namespace sluice
