#pragma once

#include "runtime/compiled_script.hpp"
#include "runtime/host.hpp"
#include "runtime/module_set.hpp"
#include "schemas/limits.hpp"
#include "schemas/sdk_call.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// What a script is told about the run, `context` in JavaScript.
struct execution_context {
  std::string execution_id;
  std::string idempotency_key;  ///< the same on every attempt of a delivery
  std::string tenant;
  std::string script;
  std::string version;
  int attempt = 1;
};

/// One error as its author should see it: name, message and stack in the author's own lines.
struct script_error {
  std::string name;     ///< "TypeError"; for a limit "LimitError"
  std::string code;     ///< the error's own `code`, or for a limit "cpu_time_limit", "wall_time_limit",
                        ///< "memory_limit", ...
  std::string message;  ///< for a limit: which, its value, what to do
  std::string stack;    ///< "at handler (orders.ts:12:7)" lines; the author's functions only
  std::string file;     ///< where it struck; empty if unknown
  int line = 0;
  int column = 0;
  bool permanent = false;  ///< retrying cannot help (iota.PermanentError)
};

/// How far an execution got when the heap gave control back.
enum class run_state {
  finished,  ///< it has settled: see `output`
  waiting,  ///< calls or timers are outstanding: settle_call() goes on, also if the handler's result is there
};

/// What a finished execution leaves.
struct execution_output {
  bool succeeded = false;
  bool limit_struck = false;  ///< a limit ended it; the heap is then unusable (see usable())
  std::string result_json;    ///< empty = undefined
  script_error error;         ///< if not succeeded
  std::string log;            ///< one JSON object {"t":ms since start,"level":"info","msg":"…"} a line
  std::chrono::microseconds cpu{0};
  std::size_t peak_memory_bytes = 0;
};

/// One JavaScript VM with one script in it. One owner; any thread, but one at a time. Runs one execution at
/// a time; module state stays between executions. JavaScript is entered through one guarded function that
/// arms the limits.
class script_heap {
 public:
  /// Makes a heap and loads the program; the module's top level runs with the first execution, under its
  /// limits. Never fails: what goes wrong shows in the first execution's output. `modules`: what the program
  /// may import; null = nothing.
  script_heap(std::shared_ptr<const compiled_script> program, script_host& host,
              const execution_limits& limits, module_set_ptr modules = nullptr);
  ~script_heap();
  script_heap(const script_heap&) = delete;
  script_heap& operator=(const script_heap&) = delete;

  /// Starts an execution for an event (its JSON text; "" = undefined) and runs until it settles or waits.
  /// Precondition: usable(), none is under way.
  run_state start(std::string_view event_json, const execution_context& context);

  /// Gives a waiting execution the answer to a call, and goes on.
  run_state settle_call(call_number number, const sdk_answer& answer);
  /// The call failed: the promise is rejected with an iota.Error of this code.
  run_state fail_call(call_number number, const sdk_error& why);

  /// Ends a waiting execution because its wall time is over; output() then says so.
  void expire();

  /// What the last execution left; valid once finished. Moves it out.
  execution_output take_output();

  /// False after a limit struck or memory ran out: drop the heap and make a new one.
  bool usable() const;
  std::size_t memory_bytes() const;

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace sluice
