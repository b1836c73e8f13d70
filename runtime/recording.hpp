#pragma once

#include "runtime/heap.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

// What an execution got from outside, written down as it came, from which it can be run again exactly.
//
// A recording is JSON, a line an entry: the first tells the script, the event, the context and the limits,
// the others what the host gave, in order: {"now":ms}, {"random":"64 bits in hex"},
// {"call":[number,name,args]},
// {"answer":[number,json,base64 of the body]}, {"failure":[number,code,message,retryable]}, {"expired":true}.

/// What is run.
struct recorded_run {
  script_source source;
  std::string event_json;
  execution_context context;
  execution_limits limits;
};

/// A host that passes everything on to another one and writes it down. Same thread as its heap.
class recording_host final : public script_host {
 public:
  recording_host(script_host& host, const recorded_run& run);

  double now_ms() override;
  std::uint64_t random() override;
  void start_call(call_number number, const host_call& call) override;

  // Whoever gives the heap an answer, or ends its execution, says so here first.
  void answered(call_number number, const sdk_result& result);
  void expired();

  /// The recording so far.
  const std::string& text() const { return text_; }

 private:
  script_host& host_;
  std::string text_;
};

/// Runs a recorded execution again. One at a time, on one thread.
class replay {
 public:
  /// Reads a recording; the error says which line is none.
  static expected<replay> read(std::string_view text);
  ~replay();
  replay(replay&&) noexcept;
  replay& operator=(replay&&) noexcept;

  const recorded_run& run() const;
  /// Runs the execution to its end in a heap of its own. The output is the recorded one's, unless
  /// divergence() says otherwise. `modules`: what the program may import.
  execution_output execute(std::shared_ptr<const compiled_script> program, module_set_ptr modules = nullptr);
  /// The secrets that the execution was given: name and value.
  std::vector<std::pair<std::string, std::string>> secrets() const;
  /// Where the script did something else than was recorded; empty if it did not.
  const std::string& divergence() const;

 private:
  struct impl;
  explicit replay(std::unique_ptr<impl> made);
  std::unique_ptr<impl> impl_;
};

/// Gives a waiting execution the answer to a call.
inline run_state give_answer(script_heap& heap, call_number number, const sdk_result& result) {
  return result ? heap.settle_call(number, *result) : heap.fail_call(number, result.error());
}

}  // namespace sluice
