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
/// Nearly what a plain script's heap takes (docs/performance.md).
constexpr std::size_t new_heap_bytes = 256u << 10;

/// Advice on the whole pages of a block. A hint: without it all works as well, only slower.
void* advise(void* block, std::size_t bytes, int advice) {
  constexpr std::uintptr_t page = 4096;
  const auto begin = (reinterpret_cast<std::uintptr_t>(block) + page - 1) & ~(page - 1);
  const auto end = (reinterpret_cast<std::uintptr_t>(block) + bytes) & ~(page - 1);
  if (block) (void)madvise(reinterpret_cast<void*>(begin), end - begin, advice);
  return block;
}

void map_large_blocks() {
  static const bool done = mallopt(M_MMAP_THRESHOLD, static_cast<int>(large_block)) == 1 &&
                           mallopt(M_TRIM_THRESHOLD, static_cast<int>(large_block)) == 1;
  (void)done;
}

}  // namespace

void* take_heap_block(std::size_t bytes) {
  if (bytes < large_block) return std::malloc(bytes);
  map_large_blocks();
  return advise(std::malloc(bytes), bytes, MADV_HUGEPAGE);
}

void* resize_heap_block(void* block, std::size_t bytes) {
  if (bytes < large_block) return std::realloc(block, bytes);
  map_large_blocks();
  return advise(std::realloc(block, bytes), bytes, MADV_HUGEPAGE);
}

void expect_new_heap() {
  map_large_blocks();  // else what is given back here would go back to the system
  std::free(advise(std::malloc(new_heap_bytes), new_heap_bytes, MADV_POPULATE_WRITE));
}

void release_heap_block(void* block) { std::free(block); }

}  // namespace sluice
