#pragma once

#include <duktape.h>

#include <string_view>

namespace sluice {

/// Makes a fresh Duktape heap one that runs scripts: promises, intrinsics, console, SDK, the part of the
/// prelude that `code` needs, and `words` of the packages that it imports; then the sandbox closes. Throws
/// JavaScript errors (out of memory).
void set_up_heap(duk_context* ctx, std::string_view code, std::string_view words);

}  // namespace sluice
