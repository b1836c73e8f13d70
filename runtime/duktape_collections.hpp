#pragma once

#include <duktape.h>

#include <cstddef>
#include <cstdint>

// What Map, Set, WeakMap and WeakSet keep, as objects of a class of their own in Duktape's heap:
// runtime/duktape_collections.inc, a part of duktape.cpp. runtime/collections.cpp makes the built-ins of
// them.

/// Which of the four built-ins a collection belongs to.
enum class collection_kind : std::uint8_t { none, map, set, weak_map, weak_set };

/// What one call does: the methods that scripts call in loops.
enum class collection_operation : std::uint8_t { get, has, set, add, remove };

/// How far a walk through a Map or Set has come. It sees what is added meanwhile, and nothing twice.
struct collection_position {
  std::uint32_t index = 0;       ///< of the entry to look at next, unless entries have moved
  std::uint32_t sequence = 0;    ///< what that entry's sequence number is at least
  std::uint32_t renumbered = 0;  ///< the collection's count when the walk began
};

/// [ … ] → [ … collection ], empty and without a prototype.
void sluice_duktape_push_collection(duk_context* ctx, collection_kind kind);

/// What the value at `index` is; `none` for all else.
collection_kind sluice_duktape_collection_kind(duk_context* ctx, duk_idx_t index);

/// The function of the methods get, has, set, add and delete, and of what lowered code calls of `rt` in
/// loops. Its magic number says which. The bytecode executor does such a call itself if it is a simple one.
duk_ret_t sluice_duktape_inline_method(duk_context* ctx);
/// The magic number of a method of `kind`.
constexpr int inline_magic(collection_kind kind, collection_operation operation) {
  return static_cast<int>(kind) << 4 | static_cast<int>(operation);
}

/// What lowered code calls of `rt` in loops (runtime/iteration.hpp, runtime/compiler/README.md). What is not
/// simple is left to the function in the internal property `inline_fallback_key`.
enum class intrinsic_operation : std::uint8_t {
  values,
  more,
  close,
  list,
  private_get,
  private_set,
  private_init,
  brand,
  brand_init,
};
constexpr char inline_fallback_key[] =
    "\xFF"
    "fallback";
constexpr int intrinsic_family = 5;  // after the kinds of collections
constexpr int inline_magic(intrinsic_operation operation) {
  return intrinsic_family << 4 | static_cast<int>(operation);
}

/// A new array of what the array at `index` holds, undefined for its holes: [ … ] → [ … array ].
void sluice_duktape_copy_array(duk_context* ctx, duk_idx_t index);

/// Is it an arguments object or a typed array?
bool sluice_duktape_is_array_like(duk_context* ctx, duk_idx_t index);

/// Is the value at `index` an array that has no properties of its own but its elements, and is iterated as
/// every array is?
bool sluice_duktape_is_plain_array(duk_context* ctx, duk_idx_t index);

/// Of a Map or Set.
std::size_t sluice_duktape_collection_size(duk_context* ctx, duk_idx_t index);
void sluice_duktape_collection_clear(duk_context* ctx, duk_idx_t index);

/// The next entry of a Map, [ … ] → [ … key value ], or Set, [ … ] → [ … value value ]; false at the end.
bool sluice_duktape_collection_next(duk_context* ctx, duk_idx_t index, collection_position& position);

/// An iterator over the Map or Set at `index`: [ … ] → [ … iterator ], without a prototype. `mode` is the
/// caller's.
void sluice_duktape_push_collection_iterator(duk_context* ctx, duk_idx_t index, int mode);

/// What an iterator stands for.
struct collection_iterator {
  collection_kind kind = collection_kind::none;  ///< `none` = not an iterator of ours
  int mode = 0;
  bool done = false;
};
collection_iterator sluice_duktape_collection_iterator(duk_context* ctx, duk_idx_t index);
/// As sluice_duktape_collection_next(), of an iterator; once it has ended it stays so and lets its collection
/// go.
bool sluice_duktape_collection_iterator_next(duk_context* ctx, duk_idx_t index);
