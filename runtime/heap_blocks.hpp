#pragma once

#include <cstddef>

namespace sluice {

// Where heaps get their memory from. In a file of their own so that a test can put others in their place and
// let any allocation fail.

/// malloc(): null if there is none.
void* take_heap_block(std::size_t bytes);
/// realloc(): null if there is none; the block then stays as it is.
void* resize_heap_block(void* block, std::size_t bytes);
/// free()
void release_heap_block(void* block);

}  // namespace sluice
