#include "runtime/heap_limits.hpp"

#include "runtime/duktape_internals.hpp"
#include "runtime/heap_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <malloc.h>
#include <time.h>

namespace sluice {
namespace {

/// malloc's own bookkeeping for a block (glibc).
constexpr std::size_t block_overhead = 8;
/// What a heap may still take after its memory limit struck, to make the error and its stack.
constexpr std::size_t error_reserve_bytes = 128u << 10;
/// How often the hook still answers no after the memory limit struck: for some milliseconds at most.
constexpr int asks_let_go = 4;
/// Duktape collects garbage between these; the last refusal makes it throw (cmake/duktape.patch).
constexpr int refusals_before_error = 3;

std::chrono::nanoseconds thread_cpu_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

std::size_t block_bytes(void* block) { return malloc_usable_size(block) + block_overhead; }

heap_limits& self(void* udata) { return static_cast<heap_limits&>(*static_cast<duktape_guard*>(udata)); }

std::string bytes_text(std::size_t bytes) {
  if (bytes >= 1u << 20 && bytes % (1u << 20) == 0) return fmt::format("{} MiB", bytes >> 20);
  if (bytes >= 1u << 10 && bytes % (1u << 10) == 0) return fmt::format("{} KiB", bytes >> 10);
  return fmt::format("{} bytes", bytes);
}

}  // namespace

std::string_view to_string(limit_kind kind) {
  switch (kind) {
    case limit_kind::none: return "";
    case limit_kind::cpu_time: return "cpu_time_limit";
    case limit_kind::wall_time: return "wall_time_limit";
    case limit_kind::memory: return "memory_limit";
    case limit_kind::result: return "result_limit";
    case limit_kind::log: return "log_limit";
    case limit_kind::sdk_calls: return "sdk_call_limit";
  }
  return "";
}

std::string describe(limit_kind kind, const execution_limits& limits) {
  switch (kind) {
    case limit_kind::none: return "";
    case limit_kind::cpu_time:
      return fmt::format(
          "CPU time limit of {} ms reached: the script computed for too long; look for a loop that does not "
          "end",
          limits.cpu_time.count());
    case limit_kind::wall_time:
      return fmt::format("wall time limit of {} ms reached: the script ran and waited for too long in all",
                         limits.wall_time.count());
    case limit_kind::memory:
      return fmt::format("memory limit of {} reached: the script keeps too much at once",
                         bytes_text(limits.memory_bytes));
    case limit_kind::result:
      return fmt::format("result limit of {} reached: return less, or store it and return where it is",
                         bytes_text(limits.result_bytes));
    case limit_kind::log:
      return fmt::format("log limit of {} lines or {} reached: write less to the console", limits.log_lines,
                         bytes_text(limits.log_bytes));
    case limit_kind::sdk_calls:
      return fmt::format("SDK call limit of {} calls in one execution reached", limits.sdk_calls);
  }
  return "";
}

heap_limits::heap_limits(const execution_limits& limits)
    : limits_(limits), allowed_bytes_(limits.memory_bytes) {}

bool heap_limits::make_room(std::size_t more, std::size_t block_size) {
  if (memory_exempt_) return true;
  if (more <= allowed_bytes_ && used_bytes_ <= allowed_bytes_ - more) {
    if (refused_size_ == block_size) refused_size_ = 0;
    return true;
  }
  refuse(block_size);
  return false;
}

/// Duktape tries a block of the same size again, though what it was before may have changed meanwhile.
void heap_limits::refuse(std::size_t block_size) {
  refusals_ = refused_size_ == block_size ? refusals_ + 1 : 1;
  refused_size_ = block_size;
  if (refusals_ < refusals_before_error) return;
  strike(limit_kind::memory);
  allowed_bytes_ = limits_.memory_bytes + error_reserve_bytes;
}

void* heap_limits::allocate(void* udata, duk_size_t size) {
  heap_limits& limits = self(udata);
  if (size == 0 || !limits.make_room(size + block_overhead, size)) return nullptr;
  void* block = take_heap_block(size);
  if (!block) {
    limits.refuse(size);  // the machine's memory is used up: no other than the limit
    return nullptr;
  }
  limits.used_bytes_ += block_bytes(block);
  limits.peak_bytes_ = std::max(limits.peak_bytes_, limits.used_bytes_);
  return block;
}

void* heap_limits::reallocate(void* udata, void* block, duk_size_t size) {
  if (!block) return allocate(udata, size);
  if (size == 0) {
    release(udata, block);
    return nullptr;
  }
  heap_limits& limits = self(udata);
  std::size_t before = block_bytes(block);
  if (size + block_overhead > before && !limits.make_room(size + block_overhead - before, size))
    return nullptr;
  void* moved = resize_heap_block(block, size);
  if (!moved) {
    limits.refuse(size);
    return nullptr;
  }
  limits.used_bytes_ += block_bytes(moved) - before;
  limits.peak_bytes_ = std::max(limits.peak_bytes_, limits.used_bytes_);
  return moved;
}

void heap_limits::release(void* udata, void* block) {
  if (!block) return;
  self(udata).used_bytes_ -= block_bytes(block);
  release_heap_block(block);
}

bool heap_limits::hold(std::size_t bytes) {
  if (bytes > allowed_bytes_ || used_bytes_ > allowed_bytes_ - bytes) return false;
  used_bytes_ += bytes;
  peak_bytes_ = std::max(peak_bytes_, used_bytes_);
  return true;
}

void heap_limits::begin_execution() {
  started_at_ = clock::now();
  cpu_before_ = std::chrono::nanoseconds{0};
  peak_bytes_ = used_bytes_;
}

void heap_limits::enter() {
  entered_at_ = clock::now();
  cpu_at_entry_ = thread_cpu_time();
  inside_ = true;
}

void heap_limits::leave() {
  cpu_before_ += thread_cpu_time() - cpu_at_entry_;
  inside_ = false;
}

void heap_limits::strike(limit_kind kind) {
  if (struck_ == limit_kind::none) struck_ = kind;
}

/// The clock of CPU time is a system call; it never runs faster than the other one, which is asked first.
bool heap_limits::cpu_time_is_over(clock::time_point now) const {
  return cpu_before_ + (now - entered_at_) > limits_.cpu_time &&
         cpu_before_ + (thread_cpu_time() - cpu_at_entry_) > limits_.cpu_time;
}

bool heap_limits::time_is_over() noexcept {
  if (!inside_) return false;
  if (!cpu_time_is_over(clock::now())) return false;
  strike(limit_kind::cpu_time);
  return true;
}

bool heap_limits::must_stop(duk_context* running) noexcept {
  // The error that the allocation threw gets as far as the promise it rejects: it knows the line.
  if (struck_ == limit_kind::memory && asks_since_memory_++ < asks_let_go) return false;
  if (struck_ == limit_kind::none && inside_) {
    const auto now = clock::now();
    if (cpu_time_is_over(now))
      strike(limit_kind::cpu_time);
    else if (now - started_at_ > limits_.wall_time)
      strike(limit_kind::wall_time);
  }
  if (struck_ == limit_kind::none) return false;
  // Where nothing may be thrown, time was found over without a line.
  if (struck_ != limit_kind::memory && struck_line_ == 0) note_line(running);
  return true;
}

void heap_limits::note_line(duk_context* running) noexcept {
  struck_line_ = sluice_duktape_current_line(running, program_name_);
}

std::chrono::microseconds heap_limits::cpu_used() const {
  return std::chrono::duration_cast<std::chrono::microseconds>(cpu_before_);
}

}  // namespace sluice
