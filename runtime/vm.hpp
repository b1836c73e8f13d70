#pragma once

#include "runtime/compiled_script.hpp"
#include "runtime/execution_log.hpp"
#include "runtime/heap_limits.hpp"
#include "runtime/host.hpp"
#include "runtime/job_queue.hpp"
#include "runtime/rejections.hpp"
#include "runtime/source_map.hpp"
#include "runtime/throw_site.hpp"
#include "runtime/timers.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace sluice {

/// What the bindings of one heap share: its limits (of which it is one, so that a context leads here), its
/// host, log and jobs. Objects named here are kept alive by the heap's stash.
class vm final : public heap_limits {
 public:
  vm(script_host& script_host, const execution_limits& limits) : heap_limits(limits), host(script_host) {}

  /// The one that a context belongs to.
  static vm& of(duk_context* ctx) {
    duk_memory_functions functions;
    duk_get_memory_functions(ctx, &functions);
    return static_cast<vm&>(*static_cast<duktape_guard*>(functions.udata));
  }

  double now_ms() override { return host.now_ms(); }

  /// The program whose functions scripts' errors name; its map is parsed when the first error asks for it.
  void set_program(std::shared_ptr<const compiled_script> program);
  const source_map& program_map() const;

  void thrown(duk_context* running) noexcept override { note_thrown(running, -1); }
  /// Makes the line that runs now the one at which a value was thrown.
  void note_thrown(duk_context* running, duk_idx_t value) noexcept;

  /// Strikes and throws the error that ends the execution.
  [[noreturn]] void stop(duk_context* ctx, limit_kind kind);

  using heap_limits::hold;
  /// Counts memory of ours as the heap's, or stops the execution; held_memory lets go of it again.
  void hold(duk_context* ctx, std::size_t bytes);

  /// Writes a line to the execution's log, whose memory is counted as the heap's until take_log().
  enum class log_outcome { written, log_is_full, no_memory };
  log_outcome write_log(std::string_view level, std::string_view utf8_message);
  /// What the execution has logged.
  std::string take_log();

  script_host& host;
  execution_log log;
  job_queue jobs;
  rejection_list rejections;
  timer_list timers;
  throw_site last_throw;           ///< of this execution
  std::size_t console_indent = 0;  ///< spaces, by the groups that are open
  bool console_used = false;       ///< reset_console() has something to forget
  call_number calls_started = 0;   ///< of this execution, waits for timers included
  std::size_t sdk_calls = 0;       ///< of this execution
  int calls_outstanding = 0;

  std::vector<const void*> globals;  ///< names that stay on the global object (runtime/sandbox.hpp)
  void* promise_constructor = nullptr;
  void* promise_prototype = nullptr;
  void* promise_then = nullptr;
  void* run_coroutine = nullptr;  ///< function (coroutine, value, failed)
  void* permanent_error = nullptr;
  void* dom_exception = nullptr;  ///< the class, if the script's code may need it
  // Iteration (runtime/iteration.hpp): js/iteration.js' functions, and the built-ins by which it knows its
  // own.
  void* iterate = nullptr;         ///< function (iterable, each)
  void* open_window = nullptr;     ///< function (iterable)
  void* step_window = nullptr;     ///< function (window, state)
  void* close_window = nullptr;    ///< function (state)
  void* abandon_window = nullptr;  ///< function (window)
  void* take_values = nullptr;     ///< function (iterable, count)
  void* array_prototype = nullptr;
  void* iterator_self = nullptr;  ///< what an iterator has as [Symbol.iterator]
  void* map_iterator_prototype = nullptr;
  void* set_iterator_prototype = nullptr;
  void* map_entries = nullptr;
  void* set_values = nullptr;
  void* map_next = nullptr;
  void* set_next = nullptr;

  void* make_error = nullptr;              ///< function (message, code) that makes an iota.Error
  duk_c_function set_prototype = nullptr;  ///< Duktape's Object.setPrototypeOf and its kin
  void* read_stack = nullptr;              ///< Duktape's getter of Error.prototype.stack

 private:
  std::shared_ptr<const compiled_script> program_;
};

/// Memory that a binding holds while it works, counted as the heap's.
class held_memory {
 public:
  explicit held_memory(duk_context* ctx) : ctx_(ctx), heap_(vm::of(ctx)) {}
  ~held_memory() { heap_.let_go(bytes_); }
  held_memory(const held_memory&) = delete;
  held_memory& operator=(const held_memory&) = delete;

  /// To be called before the memory is taken. Throws, in JavaScript, if there is no room for it.
  void set(std::size_t bytes) {
    if (bytes > bytes_)
      heap_.hold(ctx_, bytes - bytes_);
    else
      heap_.let_go(bytes_ - bytes);
    bytes_ = bytes;
  }

 private:
  duk_context* ctx_;
  vm& heap_;
  std::size_t bytes_ = 0;
};

/// [ … value ] → [ … value ]: keeps the value alive as long as the heap and returns its address.
void* keep(duk_context* ctx);

}  // namespace sluice
