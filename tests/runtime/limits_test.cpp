#include "runtime/heap.hpp"
#include "tests/runtime/script_fixture.hpp"

#include <thread>

namespace sluice::test {
namespace {

using namespace std::chrono_literals;

execution_limits tight() {
  execution_limits limits;
  limits.cpu_time = 50ms;
  limits.memory_bytes = 4u << 20;
  return limits;
}

/// Runs a script that has to meet its end by a limit, and says how.
script_error struck(std::shared_ptr<const compiled_script> script, execution_limits limits = tight()) {
  script_run run{std::move(script), limits};
  execution_output out = run.run();
  EXPECT_FALSE(out.succeeded);
  EXPECT_TRUE(out.limit_struck) << out.error.name << ": " << out.error.message;
  EXPECT_FALSE(run.heap.usable());
  EXPECT_LE(out.peak_memory_bytes, limits.memory_bytes + (1u << 20));
  EXPECT_LT(out.cpu, limits.cpu_time + 100ms);
  return out.error;
}

TEST(Limits, StopAnEndlessLoopAndNameItsLine) {
  const script_error error = struck(handler_script("var n = 0;\nfor (;;) n++;"));
  EXPECT_EQ(error.name, "LimitError");
  EXPECT_EQ(error.code, "cpu_time_limit");
  EXPECT_THAT(error.message, testing::StartsWith("CPU time limit of 50 ms reached"));
  EXPECT_EQ(error.file, "script.js");
  EXPECT_EQ(error.line, 2);
}

TEST(Limits, StopALoopInAnAsyncFunctionAndNameItsLine) {
  const script_error error = struck(async_script("rt.await(1);\nvar n = 0;\nfor (;;) n++;"));
  EXPECT_EQ(error.code, "cpu_time_limit");
  EXPECT_EQ(error.line, 3);
}

TEST(Limits, StopALoopAtTheModulesTopLevel) {
  EXPECT_EQ(struck(module_script("for (;;) {}")).code, "cpu_time_limit");
}

TEST(Limits, StopARegularExpressionThatBacktracksForEver) {
  EXPECT_EQ(struck(handler_script("return /^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!');")).code,
            "cpu_time_limit");
}

TEST(Limits, AreNotSwallowed) {
  EXPECT_EQ(
      struck(handler_script("for (;;) { try { for (;;) {} } catch (e) {} finally { continue; } }")).code,
      "cpu_time_limit");
  EXPECT_EQ(struck(async_script("for (;;) { try { rt.await(null); for (;;) {} } catch (e) {} }")).code,
            "cpu_time_limit");
}

TEST(Limits, StopPromisesThatNeverEnd) {
  EXPECT_EQ(struck(handler_script("function again() { Promise.resolve().then(again); } again();")).code,
            "cpu_time_limit");
  EXPECT_EQ(struck(async_script("for (;;) rt.await(null);")).code, "cpu_time_limit");
}

TEST(Limits, StopRecursionOfAsyncFunctions) {
  script_run run{async_script(
      "function f(n) { return rt.async(function () { return n === 0 ? 0 : 1 + rt.await(f(n - 1)); }); }"
      "return rt.await(f(300));")};
  EXPECT_EQ(run.result(), "300");

  script_run endless{
      async_script("function f(n) { return rt.async(function () { return 1 + rt.await(f(n + 1)); }); }"
                   "return rt.await(f(0));"),
      {.cpu_time = 5000ms, .memory_bytes = 16u << 20}};
  const execution_output out = endless.run();
  EXPECT_FALSE(out.succeeded);
  EXPECT_THAT(out.error.name, testing::AnyOf("RangeError", "LimitError")) << out.error.message;
  EXPECT_LE(out.peak_memory_bytes, 17u << 20);
}

TEST(Limits, BoundPendingJobsByTheirMemoryOnly) {
  const execution_limits limits{.cpu_time = 20000ms, .memory_bytes = 64u << 20};
  script_run run{
      async_script("var n = 0; function f() { n++; }"
                   "for (var i = 0; i < 300000; i++) queueMicrotask(f); rt.await(null); return n;"),
      limits};
  EXPECT_EQ(run.result(), "300000");
  EXPECT_LT(run.heap.memory_bytes(), 2u << 20);
  EXPECT_EQ(run.result(), "300000");

  EXPECT_EQ(struck(handler_script("function f() {} for (;;) queueMicrotask(f);"),
                   {.cpu_time = 20000ms, .memory_bytes = 8u << 20})
                .code,
            "memory_limit");
}

TEST(Limits, RefuseMemoryInEveryShape) {
  for (const char* bomb : {"var s = 'x'; for (;;) s += s;", "var a = []; for (;;) a.push({n: a.length});",
                           "var o = {}; for (var i = 0;; i++) o['k' + i] = [i, {}];",
                           "var b = []; for (;;) b.push(new Uint8Array(100000));",
                           "function f(x) { return [f, x, f([x])]; } var l = null; for (;;) l = {next: l, f: "
                           "function () { return l; }};",
                           "var p = []; for (;;) p.push(new Promise(function () {}));"})
    EXPECT_EQ(struck(handler_script(bomb), {.cpu_time = 5000ms, .memory_bytes = 4u << 20}).code,
              "memory_limit")
        << bomb;
}

TEST(Limits, RefuseMemoryToWhoCatches) {
  const script_error error =
      struck(handler_script("var a = [];\nfor (;;) {\ntry { for (;;) a.push([1, 2, 3]); } catch (e) { } }"),
             {.cpu_time = 5000ms, .memory_bytes = 4u << 20});
  EXPECT_EQ(error.code, "memory_limit");
  EXPECT_EQ(error.message, "memory limit of 4 MiB reached: the script keeps too much at once");
}

TEST(Limits, HoldForAHeapTooSmallToBeMade) {
  script_run run{handler_script(""), {.memory_bytes = 20u << 10}};
  EXPECT_EQ(run.run().error.code, "memory_limit");
  EXPECT_FALSE(run.heap.usable());
}

TEST(Limits, MayStrikeAtAnyAllocation) {
  const auto script = async_script(
      "var m = new Map([[1, {a: 'x'}]]); console.log(m, event); rt.await(null);"
      "try { throw new Error('y'); } catch (e) { console.log(e.stack); }"
      "return rt.await(Promise.all([iota.sleep(1), rt.await(Promise.resolve([m.size]))]));");
  int succeeded = 0;
  for (std::size_t bytes = 10'000; bytes < 700'000; bytes += 1'237) {
    script_run run{script, {.memory_bytes = bytes}};
    if (run.heap.start(R"({"a":[1,2,{"b":"text"}]})", run.context) == run_state::waiting)
      run.heap.settle_call(1, {"[1]", {}});
    const execution_output out = run.heap.take_output();
    if (out.succeeded)
      ++succeeded;
    else
      EXPECT_EQ(out.error.code, "memory_limit") << bytes << ": " << out.error.message;
  }
  EXPECT_GT(succeeded, 0);
}

TEST(Limits, LetScriptsCatchDeepRecursion) {
  EXPECT_EQ(
      result_of(handler_script("function f() { return f() + 1; } try { f(); } catch (e) { return e.name; }")),
      "\"RangeError\"");
  EXPECT_EQ(result_of(handler_script("var o = []; for (var i = 0; i < 100000; i++) o = [o]; try { "
                                     "JSON.stringify(o); } catch (e) { return e.name; }")),
            "\"RangeError\"");
}

TEST(Limits, BoundTheResult) {
  const script_error error =
      struck(handler_script("return new Array(2000).join('x');"), {.result_bytes = 1024});
  EXPECT_EQ(error.code, "result_limit");
  EXPECT_THAT(error.message, testing::StartsWith("result limit of 1 KiB reached"));
}

TEST(Limits, BoundTheLog) {
  EXPECT_EQ(struck(handler_script("for (var i = 0; i < 11; i++) console.log(i);"), {.log_lines = 10}).code,
            "log_limit");
  const script_error error = struck(
      handler_script("console.log('a');\nconsole.log(new Array(2000).join('x'));"), {.log_bytes = 1024});
  EXPECT_EQ(error.code, "log_limit");
  EXPECT_EQ(error.line, 2);
}

TEST(Limits, BoundTheCallsToTheHost) {
  const script_error error =
      struck(handler_script(
                 "var p = [];\nfor (var i = 0; i < 4; i++)\np.push(iota.sleep(1));\nreturn Promise.all(p);"),
             {.sdk_calls = 3});
  EXPECT_EQ(error.code, "sdk_call_limit");
  EXPECT_EQ(error.line, 3);
}

TEST(Limits, EndAnExecutionThatWaitsTooLong) {
  script_run run{async_script("rt.await(iota.sleep(60000));")};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  run.heap.expire();
  const execution_output out = run.heap.take_output();
  EXPECT_EQ(out.error.code, "wall_time_limit");
  EXPECT_TRUE(out.limit_struck);
  EXPECT_FALSE(run.heap.usable());
}

TEST(Limits, CountTheWallTimeOfWhatRuns) {
  EXPECT_EQ(struck(handler_script("for (;;) {}"), {.wall_time = 30ms, .cpu_time = 5000ms}).code,
            "wall_time_limit");
}

TEST(Limits, FailEveryLaterExecutionOfAStruckHeap) {
  script_run run{handler_script("for (;;) {}"), tight()};
  run.run();
  EXPECT_EQ(run.run().error.code, "cpu_time_limit");
}

}  // namespace
}  // namespace sluice::test
