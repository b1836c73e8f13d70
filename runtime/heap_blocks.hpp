#pragma once

#include <cstddef>

namespace sluice {

// Where heaps get their memory from. In a file of their own so that a test can put others in their place and
// let any allocation fail.

/// malloc(): null if there is none.
void* take_heap_block(std::size_t bytes);
/// realloc(): null if there is none; the block then stays as it is.
void* resize_heap_block(void* block, std::size_t bytes);
/// Has the system give the memory that a new heap is about to take, all at once: else each page would be a
/// call and a page fault of its own, half of the time that making a heap takes.
void expect_new_heap();
/// free()
void release_heap_block(void* block);

}  // namespace sluice
