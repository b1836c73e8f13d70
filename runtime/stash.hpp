#pragma once

#include <duktape.h>

#include <cstddef>

namespace sluice {

// Values of ours that live as long as their heap and that no script reaches. Keys are constant arrays:
// Duktape caches literals by address.

/// [ … ] → [ … value ]; undefined if there is none.
template <std::size_t Size>
void push_stashed(duk_context* ctx, const char (&key)[Size]) {
  duk_push_heap_stash(ctx);
  duk_get_prop_literal(ctx, -1, key);
  duk_remove(ctx, -2);
}

/// [ … value ] → [ … ]
template <std::size_t Size>
void stash(duk_context* ctx, const char (&key)[Size]) {
  duk_push_heap_stash(ctx);
  duk_insert(ctx, -2);
  duk_put_prop_literal(ctx, -2, key);
  duk_pop(ctx);
}

/// [ … ] → [ … object ]: the one of that key, made the first time; true if it was.
template <std::size_t Size>
bool push_stashed_object(duk_context* ctx, const char (&key)[Size]) {
  push_stashed(ctx, key);
  if (duk_is_object(ctx, -1)) return false;
  duk_pop(ctx);
  duk_push_bare_object(ctx);
  duk_dup(ctx, -1);
  stash(ctx, key);
  return true;
}

}  // namespace sluice
