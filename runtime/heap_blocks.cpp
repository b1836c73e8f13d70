#include "runtime/heap_blocks.hpp"

#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <sys/mman.h>

namespace sluice {
namespace {

/// From this size on a block is mapped by itself, in huge pages where the system has them ("madvise", as
/// distributions set it): touching 30 MB page by page takes 200 ms on a virtual machine, far beyond what may
/// pass before a script is stopped. And what is freed goes back at once; glibc would raise its threshold, and
/// keep up to 32 MB.
constexpr std::size_t large_block = 2u << 20;

void* advise(void* block, std::size_t bytes) {
  constexpr std::uintptr_t page = 4096;
  const auto begin = (reinterpret_cast<std::uintptr_t>(block) + page - 1) & ~(page - 1);
  const auto end = (reinterpret_cast<std::uintptr_t>(block) + bytes) & ~(page - 1);
  // A hint: without huge pages all works as well, only slower.
  if (block) (void)madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
  return block;
}

void map_large_blocks() {
  static const bool done = mallopt(M_MMAP_THRESHOLD, static_cast<int>(large_block)) == 1;
  (void)done;
}

}  // namespace

void* take_heap_block(std::size_t bytes) {
  if (bytes < large_block) return std::malloc(bytes);
  map_large_blocks();
  return advise(std::malloc(bytes), bytes);
}

void* resize_heap_block(void* block, std::size_t bytes) {
  if (bytes < large_block) return std::realloc(block, bytes);
  map_large_blocks();
  return advise(std::realloc(block, bytes), bytes);
}

void release_heap_block(void* block) { std::free(block); }

}  // namespace sluice
