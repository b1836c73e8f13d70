#pragma once

#include <duktape.h>

#include <cstddef>
#include <string>

namespace sluice {

// What inspect() asks an object about itself. All may run script and throw what that throws.

/// The string at an index as UTF-8, cut to `limit_bytes`.
std::string text_at(duk_context* ctx, duk_idx_t index, std::size_t limit_bytes);

/// The name that Object.prototype.toString gives for built-in kinds, e.g. "Date".
std::string built_in_kind(duk_context* ctx, duk_idx_t index);

/// A Date or RegExp as text.
std::string built_in_text(duk_context* ctx, duk_idx_t index);

/// "ClassName" of an instance, "[Function: f]", or "" for plain objects and arrays.
std::string heading(duk_context* ctx, duk_idx_t index, const std::string& kind);

/// Whether the object is a Map or Set, whatever its class is named: the built-in `constructor` itself says
/// so. Then [ … ] → [ … prototype size ].
bool push_collection(duk_context* ctx, duk_idx_t index, const char* constructor);

/// [ … proxy ] → [ … target ], which is no proxy: what stands behind a proxy and the proxies behind that;
/// null if one of them has been revoked. Runs no trap.
void replace_by_target(duk_context* ctx);

}  // namespace sluice
