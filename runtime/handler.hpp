#pragma once

#include "runtime/heap.hpp"

#include <duktape.h>

#include <string_view>

namespace sluice {

// A program's handler, and what it returned last; both are kept in the heap's stash.

/// Runs the module's top level and keeps its handler. `modules`: what it may import; may be null.
void load_handler(duk_context* ctx, const compiled_script& program, const module_set* modules);

/// Calls it and keeps its result. True if that is a promise; a thenable is made one.
bool call_handler(duk_context* ctx, std::string_view event_json, const execution_context& context);

/// [ … ] → [ … result ] of the last call.
void push_handler_result(duk_context* ctx);

}  // namespace sluice
