#pragma once

#include <duktape.h>

namespace sluice {

/// What the iterator of a Map or Set gives: its mode.
enum class collection_iteration { keys, values, entries };

/// [ … ] → [ … value ]: what the iterator at `index` gives next; false at its end.
bool push_iterated(duk_context* ctx, duk_idx_t index);

/// Makes Map, Set, WeakMap and WeakSet (ES2022 24.1 to 24.4). After install_intrinsics().
void install_collections(duk_context* ctx);

}  // namespace sluice
