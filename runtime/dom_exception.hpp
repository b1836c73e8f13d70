#pragma once

#include <duktape.h>

namespace sluice {

/// Defines DOMException, unless that has been done. While the heap is made.
void install_dom_exception(duk_context* ctx);

/// Throws one of that name, e.g. "DataCloneError".
[[noreturn]] void throw_dom_exception(duk_context* ctx, const char* name, const char* message);

}  // namespace sluice
