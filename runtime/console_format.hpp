#pragma once

#include <duktape.h>

#include <cstddef>
#include <string>

namespace sluice {

class held_memory;

/// The arguments 0 … top-1 as one console line in UTF-8: strings as they are, %-directives in the first
/// filled in. Once the line has become longer than `limit_bytes` the rest is not looked at.
/// `held` counts the line's memory.
std::string format_console_arguments(duk_context* ctx, std::size_t limit_bytes, held_memory& held);

}  // namespace sluice
