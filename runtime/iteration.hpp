#pragma once

#include <duktape.h>

namespace sluice {

// How lowered code goes over what is iterable (runtime/compiler/for_of.js):
//
//   for (var a = rt.values(iterable), i = 0; i < a.length || (i = rt.more(a)) === 0; i++) use(a[i]);
//
// A plain array is its own `a`, so the loop costs what one over its indices costs. Anything else is seen
// through a *window*: an array of one element, into which rt.more() puts the next value.

/// Makes the function of js/iteration.js that goes over an iterable for our own code, kept as vm::iterate.
/// After install_collections().
void install_iteration(duk_context* ctx);

/// [ … rt ] → [ … rt ]: adds values, more, close, list, spread, abandon and the private elements of classes
/// (brand, brandInit, privateGet, privateInit, privateSet).
void add_iteration_intrinsics(duk_context* ctx);

}  // namespace sluice
