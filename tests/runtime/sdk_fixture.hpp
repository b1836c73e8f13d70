#pragma once

#include "runtime/compiler.hpp"
#include "tests/runtime/script_fixture.hpp"

#include <deque>

namespace sluice::test {

inline std::shared_ptr<const compiled_script> compiled_body(std::string text, std::string name = "a.js") {
  static script_compiler compiler;
  auto result = compiler.compile({std::move(name), std::move(text)});
  if (!result) throw std::runtime_error(result.error().format());
  return std::make_shared<const compiled_script>(std::move(*result));
}

/// One execution of a script's body whose calls are answered in turn with what the test gives, then with
/// undefined.
class sdk_run {
 public:
  explicit sdk_run(std::string body, std::deque<sdk_result> answers = {})
      : script_{compiled_body(std::move(body))} {
    std::size_t next = 0;
    run_state state = script_.heap.start("", script_.context);
    while (state == run_state::waiting && next < script_.host.calls.size()) {
      sdk_result answer = sdk_answer{};
      if (!answers.empty()) {
        answer = std::move(answers.front());
        answers.pop_front();
      }
      const call_number number = script_.host.calls[next++].number;
      state =
          answer ? script_.heap.settle_call(number, *answer) : script_.heap.fail_call(number, answer.error());
    }
    EXPECT_EQ(state, run_state::finished);
    output_ = script_.heap.take_output();
  }

  /// The result; what failed if it did.
  std::string result() const {
    return output_.succeeded ? output_.result_json : output_.error.name + ": " + output_.error.message;
  }
  const script_error& error() const { return output_.error; }
  /// "name[args]" of each call, in order.
  std::vector<std::string> calls() const {
    std::vector<std::string> all;
    for (const auto& call : script_.host.calls) all.push_back(call.name + call.args);
    return all;
  }

 private:
  script_run script_;
  execution_output output_;
};

}  // namespace sluice::test
