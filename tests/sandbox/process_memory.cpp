#include "tests/sandbox/process_memory.hpp"

#include <algorithm>
#include <atomic>
#include <malloc.h>

namespace {

std::atomic<std::size_t> used_bytes{0};
std::atomic<std::size_t> highest_bytes{0};

}  // namespace

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

// glibc's own functions, under the names by which they can still be reached.
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
}

namespace {

void* counted(void* block) {
  if (!block) return nullptr;
  const std::size_t used = used_bytes += malloc_usable_size(block);
  for (std::size_t peak = highest_bytes; used > peak && !highest_bytes.compare_exchange_weak(peak, used);) {
  }
  return block;
}

}  // namespace

extern "C" {
void* malloc(std::size_t size) { return counted(__libc_malloc(size)); }
void* calloc(std::size_t count, std::size_t size) { return counted(__libc_calloc(count, size)); }
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return counted(__libc_memalign(alignment, size));
}
void* memalign(std::size_t alignment, std::size_t size) { return counted(__libc_memalign(alignment, size)); }
int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  *block = counted(__libc_memalign(alignment, size));
  return *block ? 0 : 12;  // ENOMEM
}
void* realloc(void* block, std::size_t size) {
  const std::size_t before = block ? malloc_usable_size(block) : 0;
  void* const moved = __libc_realloc(block, size);
  if (moved || size == 0) used_bytes -= before;
  return counted(moved);
}
void free(void* block) {
  if (block) used_bytes -= malloc_usable_size(block);
  __libc_free(block);
}
}

#endif

namespace sluice::test {

process_memory::process_memory() : before_(used_bytes) { highest_bytes = before_; }

std::size_t process_memory::peak_bytes() const { return std::max(highest_bytes.load(), before_) - before_; }

}  // namespace sluice::test
