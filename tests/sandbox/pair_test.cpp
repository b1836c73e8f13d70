// tests/sandbox/pairs/*.js: the first script of a pair tampers with whatever it finds, the second must see
// nothing of it: as two executions on one heap, and in two heaps of one process.
#include "runtime/compiler.hpp"
#include "runtime/heap.hpp"
#include "tests/runtime/script_cases.hpp"
#include "tests/runtime/script_fixture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace sluice::test {
namespace {

struct pair {
  script_case first;
  script_case second;
};

std::vector<pair> read_pairs(const std::string& path) {
  auto cases = read_script_cases(path);
  if (cases.size() % 2 != 0)
    throw std::runtime_error(fmt::format("{}:{}: no second script follows", path, cases.back().line));
  std::vector<pair> pairs;
  for (std::size_t i = 0; i < cases.size(); i += 2)
    pairs.push_back({std::move(cases[i]), std::move(cases[i + 1])});
  return pairs;
}

/// One module with both: the event says which is meant. Where module state is the point, both share it.
std::shared_ptr<const compiled_script> module_of(const pair& scripts) {
  static script_compiler compiler;
  const auto compiled = compiler.compile(
      {"pair.js", fmt::format("const shared = {{}};\n"
                              "async function first(event, context) {{\n{}\n}}\n"
                              "async function second(event, context) {{\n{}\n}}\n"
                              "export default (event, context) => (event.run === 1 ? first : second)(event, "
                              "context);\n",
                              scripts.first.source, scripts.second.source)});
  if (!compiled) {
    ADD_FAILURE() << compiled.error().format();
    return nullptr;
  }
  return std::make_shared<const compiled_script>(*compiled);
}

execution_output run(script_run& in, int number) {
  const execution_context context{fmt::format("run-{}", number), "key", "acme", "orders", "3", number};
  run_state state = in.heap.start(fmt::format("{{\"run\":{}}}", number), context);
  for (std::size_t next = 0; state == run_state::waiting && next < in.host.calls.size(); ++next)
    state = in.heap.settle_call(in.host.calls[next].number, {});
  in.host.calls.clear();
  if (state == run_state::waiting) in.heap.expire();
  return in.heap.take_output();
}

void check(const execution_output& out, const script_case& wanted) {
  const bool matches = std::any_of(wanted.ends.begin(), wanted.ends.end(), [&](const expected_end& end) {
    if (end.kind == "succeeds") return out.succeeded;
    if (end.kind == "result") return out.succeeded && out.result_json == end.text;
    return !out.succeeded && end.kind == "error" && out.error.name == end.text;
  });
  EXPECT_TRUE(matches) << wanted.name << ": " << out.result_json << out.error.name << " "
                       << out.error.message;
}

TEST(SandboxPair, HasTwoScripts) {
  const std::string path = testing::TempDir() + "sluice_half_a_pair.js";
  std::ofstream(path) << "//// one — expect: result: 1\nreturn 1;\n";
  EXPECT_THROW(read_pairs(path), std::runtime_error);
  std::filesystem::remove(path);
}

TEST(SandboxPair, SeesNothingOfTheFirst) {
  int pairs = 0;
  for (const auto& file : std::filesystem::directory_iterator(SLUICE_SANDBOX_TESTS "/pairs")) {
    for (const pair& scripts : read_pairs(file.path())) {
      SCOPED_TRACE(fmt::format("{}:{}: {}", file.path().string(), scripts.first.line, scripts.first.name));
      const auto program = module_of(scripts);
      if (!program) continue;
      ++pairs;
      script_run one{program, scripts.first.limits};
      check(run(one, 1), scripts.first);
      check(run(one, 2), scripts.second);
      check(run(one, 1), scripts.first);  // and the first finds things as it did
      check(run(one, 2), scripts.second);
      script_run tampered{program, scripts.first.limits};
      script_run other{program, scripts.second.limits};
      check(run(tampered, 1), scripts.first);
      check(run(other, 2), scripts.second);
    }
  }
  EXPECT_GE(pairs, 15);
}

}  // namespace
}  // namespace sluice::test
