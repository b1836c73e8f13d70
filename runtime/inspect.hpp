#pragma once

#include <duktape.h>

#include <string>

namespace sluice {

/// A value as console.log shows it, in UTF-8: objects and arrays to a bounded depth and length, in the manner
/// of Node's util.inspect. May run script (Proxy traps) and throw what that throws.
std::string inspect(duk_context* ctx, duk_idx_t value);

/// The arguments 0 … top-1 as one console line: strings as they are, %-directives in the first filled in.
std::string format_console_arguments(duk_context* ctx);

}  // namespace sluice
