#pragma once

#include "runtime/duktape_hooks.hpp"
#include "schemas/limits.hpp"

#include <cassert>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace sluice {

/// The limits that can end an execution.
enum class limit_kind { none, cpu_time, wall_time, memory, result, log, sdk_calls };

/// The limit's name as an error's code: "cpu_time_limit".
std::string_view to_string(limit_kind kind);
/// What a script's author is told, e.g. "CPU time limit of 1000 ms reached: ...".
std::string describe(limit_kind kind, const execution_limits& limits);

/// Bounds what one heap uses: it is the heap's allocator and answers the stop hook. Once a limit has struck
/// it stays struck, so that no `catch` or `finally` outlives it, and the heap has to go.
class heap_limits : public duktape_guard {
 public:
  using clock = std::chrono::steady_clock;

  explicit heap_limits(const execution_limits& limits);
  virtual ~heap_limits() = default;

  /// For duk_create_heap(): its functions take the udata below.
  void* udata() { return static_cast<duktape_guard*>(this); }
  static void* allocate(void* udata, duk_size_t size);
  static void* reallocate(void* udata, void* block, duk_size_t size);
  static void release(void* udata, void* block);

  /// Lets the heap allocate what it likes, as long as it is being made: Duktape cannot report a failure
  /// there.
  void exempt_memory(bool exempt) { memory_exempt_ = exempt; }

  /// Counts memory that our own code holds for the script outside of the heap; false if that is more than is
  /// left. What is counted has to be let go of.
  bool hold(std::size_t bytes);
  void let_go(std::size_t bytes) {
    assert(bytes <= used_bytes_);
    used_bytes_ -= bytes;
  }

  /// Starts the count of an execution anew.
  void begin_execution();

  /// JavaScript runs between these; use javascript_scope. CPU time of the calling thread counts meanwhile.
  void enter();
  void leave();

  /// Ends the execution: the hook answers true from now on. The first limit to strike is the one reported.
  void strike(limit_kind kind);
  limit_kind struck() const { return struck_; }
  /// The line of `program` that ran when a time limit struck; 0 = unknown.
  int struck_line() const { return struck_line_; }
  /// Makes the line that runs now the one at which a limit strikes.
  void note_line(duk_context* running) noexcept;
  /// The file name of the compiled program's functions, in which struck_line() counts.
  const std::string& program_name() const { return program_name_; }
  void set_program_name(std::string name) { program_name_ = std::move(name); }

  bool must_stop(duk_context* running) noexcept override;
  bool time_is_over() noexcept override;

  const execution_limits& limits() const { return limits_; }
  std::chrono::microseconds cpu_used() const;
  clock::time_point started_at() const { return started_at_; }
  /// When JavaScript was entered last.
  clock::time_point entered_at() const { return entered_at_; }
  std::size_t memory_bytes() const { return used_bytes_; }
  std::size_t peak_memory_bytes() const { return peak_bytes_; }

 private:
  bool make_room(std::size_t more, std::size_t block_size);
  void refuse(std::size_t block_size);
  bool cpu_time_is_over(clock::time_point now) const;

  const execution_limits limits_;
  std::string program_name_;
  std::size_t used_bytes_ = 0;
  std::size_t peak_bytes_ = 0;
  std::size_t allowed_bytes_;
  std::size_t refused_size_ = 0;  ///< what was refused last, and how often in a row
  int refusals_ = 0;
  bool memory_exempt_ = false;
  int asks_since_memory_ = 0;
  bool inside_ = false;
  clock::time_point started_at_{};
  std::chrono::nanoseconds cpu_before_{0};  ///< used by this execution's earlier entries
  std::chrono::nanoseconds cpu_at_entry_{0};
  clock::time_point entered_at_{};
  limit_kind struck_ = limit_kind::none;
  int struck_line_ = 0;
};

/// Arms the limits while JavaScript runs.
class javascript_scope {
 public:
  explicit javascript_scope(heap_limits& limits) : limits_(limits) { limits_.enter(); }
  ~javascript_scope() { limits_.leave(); }
  javascript_scope(const javascript_scope&) = delete;
  javascript_scope& operator=(const javascript_scope&) = delete;

 private:
  heap_limits& limits_;
};

}  // namespace sluice
