#include "runtime/duktape_hooks.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <pthread.h>
#include <random>

// The functions that cmake/Duktape.cmake writes into duk_config.h; declared there.

namespace {

/// What native code between two checks may use: Duktape's largest frames, our bindings, a signal handler.
/// AddressSanitizer's frames are several times as large.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t stack_reserve_bytes = 512u << 10;
#else
constexpr std::size_t stack_reserve_bytes = 128u << 10;
#endif

/// The address below which this thread's stack counts as used up. If the system doesn't tell where the
/// stack ends, half a megabyte below here: every thread of ours has more than that.
std::uintptr_t find_stack_limit() {
  auto here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
  std::uintptr_t limit = here - (512u << 10);
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
    void* lowest = nullptr;
    std::size_t size = 0;
    if (pthread_attr_getstack(&attributes, &lowest, &size) == 0)
      limit = reinterpret_cast<std::uintptr_t>(lowest) + stack_reserve_bytes;
    pthread_attr_destroy(&attributes);
  }
  return limit;
}

thread_local std::uintptr_t stack_limit = 0;

}  // namespace

namespace sluice {

double duktape_guard::now_ms() {
  using namespace std::chrono;
  return static_cast<double>(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

}  // namespace sluice

double sluice_duktape_now(duk_context* ctx) {
  duk_memory_functions functions;
  duk_get_memory_functions(ctx, &functions);
  if (functions.udata) return static_cast<sluice::duktape_guard*>(functions.udata)->now_ms();
  struct system_time : sluice::duktape_guard {
    bool must_stop(duk_context*) noexcept override { return false; }
  } system;
  return system.now_ms();
}

duk_bool_t sluice_duktape_must_stop(void* udata, duk_context* thread) {
  return udata && static_cast<sluice::duktape_guard*>(udata)->must_stop(thread);
}

duk_bool_t sluice_duktape_time_is_over(void* udata) {
  return udata && static_cast<sluice::duktape_guard*>(udata)->time_is_over();
}

void sluice_duktape_thrown(void* udata, duk_context* thread) {
  if (udata) static_cast<sluice::duktape_guard*>(udata)->thrown(thread);
}

sluice_hash_secret sluice_duktape_hash_secret() {
  std::random_device device;
  const auto bits = [&device] { return std::uint64_t{device()} << 32 | device() | 1; };
  return {bits(), bits()};
}

duk_bool_t sluice_duktape_stack_low() {
  if (stack_limit == 0) [[unlikely]]
    stack_limit = find_stack_limit();
  return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) < stack_limit;
}
