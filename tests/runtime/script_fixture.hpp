#pragma once

#include "runtime/heap.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace sluice::test {

/// A host that stands still: time and random numbers are given, calls are kept for the test to answer.
struct fake_host : script_host {
  double now_ms() override { return time_ms; }
  std::uint64_t random() override { return random_bits; }
  void start_call(call_number number, const host_call& call) override {
    calls.push_back({number, std::string{call.name}, std::string{call.args}});
  }

  struct started_call {
    call_number number;
    std::string name;
    std::string args;
  };
  double time_ms = 1'700'000'000'000;
  std::uint64_t random_bits = 0;
  std::vector<started_call> calls;
};

/// A script as if compiled from the same text: line N of `body` is line N of "script.js". `body` is ES5 and
/// sets exports["default"].
inline std::shared_ptr<const compiled_script> module_script(const std::string& body) {
  std::string mappings = "AAAA";
  for (char c : body)
    if (c == '\n') mappings += ";AACA";
  return std::make_shared<const compiled_script>(compiled_script{
      "script.js", "(function (rt, exports, require) {" + body + "\n})",
      R"({"version":3,"sources":["script.js"],"names":[],"mappings":")" + mappings + R"("})"});
}

/// The same for a handler's body: function (event, context) { … }.
inline std::shared_ptr<const compiled_script> handler_script(const std::string& body) {
  return module_script("exports['default'] = function (event, context) {" + body + "\n}");
}

/// The same for an async handler, as the compiler lowers it.
inline std::shared_ptr<const compiled_script> async_script(const std::string& body) {
  return handler_script("return rt.async(function (event, context) {" + body + "\n}, this, arguments)");
}

/// The default limits, but with time enough for a build with sanitizers on a busy machine.
inline execution_limits unhurried() {
  execution_limits limits;
  limits.cpu_time = std::chrono::seconds{20};
  limits.wall_time = std::chrono::seconds{120};
  return limits;
}

/// A heap with one script, and shorthands.
class script_run {
 public:
  explicit script_run(std::shared_ptr<const compiled_script> script, execution_limits limits = unhurried(),
                      module_set_ptr modules = nullptr)
      : heap(std::move(script), host, limits, std::move(modules)) {}

  execution_output run(std::string_view event = "") {
    EXPECT_EQ(heap.start(event, context), run_state::finished);
    return heap.take_output();
  }
  /// The result of an execution that is expected to succeed.
  std::string result(std::string_view event = "") {
    execution_output out = run(event);
    EXPECT_TRUE(out.succeeded) << out.error.name << ": " << out.error.message << "\n" << out.error.stack;
    return out.result_json;
  }

  fake_host host;
  execution_context context;
  script_heap heap;
};

inline std::string result_of(std::shared_ptr<const compiled_script> script, std::string_view event = "") {
  return script_run{std::move(script)}.result(event);
}

inline script_error error_of(std::shared_ptr<const compiled_script> script, execution_limits limits = {}) {
  script_run run{std::move(script), limits};
  execution_output out = run.run();
  EXPECT_FALSE(out.succeeded) << out.result_json;
  return out.error;
}

}  // namespace sluice::test
