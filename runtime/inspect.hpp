#pragma once

#include <duktape.h>

#include <cstddef>
#include <string>

namespace sluice {

/// A value as console.log shows it, in UTF-8: objects and arrays to a bounded depth and length, in the manner
/// of Node's util.inspect. Once the text has become longer than `limit_bytes`, which may be within a
/// character, no more of the value is looked at. May run script (Proxy traps) and throw what that throws.
std::string inspect(duk_context* ctx, duk_idx_t value, std::size_t limit_bytes);

}  // namespace sluice
