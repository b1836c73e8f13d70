// Every script of tests/sandbox/*.js in a heap of its own: it ends as it must, and holds neither its thread
// nor memory for longer and more than the limits say. Afterwards the process goes on.
#include "runtime/compiler.hpp"
#include "runtime/heap.hpp"
#include "tests/runtime/script_cases.hpp"
#include "tests/runtime/script_fixture.hpp"
#include "tests/sandbox/process_memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <time.h>

namespace sluice::test {
namespace {

using namespace std::chrono_literals;

/// How long it may take to notice: ours, times what a sanitizer costs.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto grace = 3000ms;
#else
constexpr auto grace = 100ms;
#endif
constexpr std::size_t memory_grace = 1u << 20;

std::chrono::microseconds thread_cpu_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds{now.tv_sec} +
         std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::nanoseconds{now.tv_nsec});
}

script_compiler& compiler() {
  static script_compiler made;
  return made;
}

std::string shown(const execution_output& out) {
  if (out.succeeded) return "result: " + out.result_json.substr(0, 1000);
  return fmt::format("{} {}: {} (line {})", out.error.code, out.error.name, out.error.message.substr(0, 500),
                     out.error.line);
}

/// Answers every call at once, by its number.
execution_output run_to_end(script_heap& heap, fake_host& host, const execution_limits& limits) {
  const auto give_up = std::chrono::steady_clock::now() + limits.wall_time;
  run_state state = heap.start(R"({"id":1})", {});
  for (std::size_t next = 0; state == run_state::waiting; ++next) {
    if (next < host.calls.size() && std::chrono::steady_clock::now() < give_up)
      state = heap.settle_call(host.calls[next].number, {"{\"n\":1}", {}});
    else
      heap.expire(), state = run_state::finished;
  }
  return heap.take_output();
}

void check_the_process_goes_on() {
  static const auto script = handler_script("return [1, 2].map(function (n) { return n + event.id; });");
  script_run next{script};
  EXPECT_EQ(next.result(R"({"id":1})"), "[2,3]");
}

void check(const script_case& attack) {
  const auto compiled = compiler().compile({"attack.js", attack.source});
  if (!compiled) {
    const auto refused = std::find_if(attack.ends.begin(), attack.ends.end(), [&](const expected_end& end) {
      return end.kind == "compile error" && compiled.error().message.find(end.text) != std::string::npos;
    });
    EXPECT_NE(refused, attack.ends.end()) << compiled.error().format();
    return;
  }
  const auto program = std::make_shared<const compiled_script>(*compiled);
  (void)program->positions();  // the program's, not the heap's
  execution_output out;
  std::chrono::microseconds held{0};
  fake_host host;
  const process_memory memory;
  {
    script_heap heap{program, host, attack.limits};
    const auto before = thread_cpu_time();
    out = run_to_end(heap, host, attack.limits);
    held = thread_cpu_time() - before;
    EXPECT_EQ(heap.usable(), !out.limit_struck);
  }
  EXPECT_TRUE(std::any_of(attack.ends.begin(), attack.ends.end(), [&](const expected_end& end) {
    return matches(out, end);
  })) << shown(out);
  EXPECT_LE(held, attack.limits.cpu_time + grace) << "thread held for too long (microseconds)";
  EXPECT_LE(out.peak_memory_bytes, attack.limits.memory_bytes + memory_grace);
  EXPECT_LE(memory.peak_bytes(), attack.limits.memory_bytes + memory_grace)
      << "in heap and process; the heap's own count says " << out.peak_memory_bytes;
  check_the_process_goes_on();
}

class SandboxAttack : public testing::TestWithParam<const char*> {};

TEST_P(SandboxAttack, IsHeld) {
  const std::string path = fmt::format("{}/{}.js", SLUICE_SANDBOX_TESTS, GetParam());
  const char* only = std::getenv("SANDBOX_CASE");
  for (const script_case& attack : read_script_cases(path)) {
    if (only && attack.name != only) continue;
    SCOPED_TRACE(fmt::format("{}:{}: {}", path, attack.line, attack.name));
    check(attack);
  }
}

constexpr const char* families[] = {
    "loops",     "swallowed_stops", "microtasks_and_timers", "getters_and_conversions",
    "recursion", "memory",          "native_loops",          "large_strings",
    "escape",    "memory_safety"};

TEST(SandboxCase, IsOneThatThereIs) {
  const char* only = std::getenv("SANDBOX_CASE");
  if (!only) return;
  for (const char* family : families)
    for (const script_case& attack : read_script_cases(fmt::format("{}/{}.js", SLUICE_SANDBOX_TESTS, family)))
      if (attack.name == only) return;
  FAIL() << "SANDBOX_CASE: no case is called \"" << only << '"';
}

INSTANTIATE_TEST_SUITE_P(Family, SandboxAttack, testing::ValuesIn(families),
                         [](const auto& row) { return std::string{row.param}; });

}  // namespace
}  // namespace sluice::test
