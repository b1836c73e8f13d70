#pragma once

#include "runtime/module_set.hpp"

#include <duktape.h>

namespace sluice {

/// [ … ] → [ … require ]: the function that a compiled script gets as its third parameter. require(name)
/// gives what the package exports; require(name, wanted) the list of the exports named in `wanted`, "default"
/// and "*" as `import` means them, and throws a SyntaxError that names one that is not there. A package is
/// loaded by its first require, once for each heap; its bytecode is shared. `modules` may be null, and
/// outlives the heap.
void push_require(duk_context* ctx, const module_set* modules);

}  // namespace sluice
