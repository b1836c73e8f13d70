#include "runtime/heap_blocks.hpp"

#include <cstdlib>

namespace sluice {

void* take_heap_block(std::size_t bytes) { return std::malloc(bytes); }
void* resize_heap_block(void* block, std::size_t bytes) { return std::realloc(block, bytes); }
void release_heap_block(void* block) { std::free(block); }

}  // namespace sluice
