#pragma once

#include <duktape.h>

#include <string_view>

namespace sluice {

/// The line at which the innermost function of `file` on the call stack stands; 0 if there is none, or no
/// memory to find out. Never throws.
int current_line(duk_context* ctx, std::string_view file) noexcept;

}  // namespace sluice
