#include "runtime/heap.hpp"

#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

TEST(ScriptHeap, CallsTheHandlerWithEventAndContext) {
  script_run run{
      handler_script("return {id: event.id, attempt: context.attempt, key: context.idempotencyKey};")};
  run.context.attempt = 3;
  run.context.idempotency_key = "k-1";
  EXPECT_EQ(run.result(R"({"id":"e1"})"), R"({"id":"e1","attempt":3,"key":"k-1"})");
}

TEST(ScriptHeap, LeavesNoResultForUndefined) { EXPECT_EQ(result_of(handler_script("")), ""); }

TEST(ScriptHeap, KeepsModuleStateBetweenExecutions) {
  script_run run{module_script("var n = 0; exports['default'] = function () { return ++n; };")};
  EXPECT_EQ(run.result(), "1");
  EXPECT_EQ(run.result(), "2");
}

TEST(ScriptHeap, SaysWhatAScriptWithoutHandlerLacks) {
  EXPECT_THAT(error_of(module_script("exports.main = 1;")).message, testing::HasSubstr("export default"));
}

TEST(ScriptHeap, RunsAnAsyncHandlerToItsEnd) {
  EXPECT_EQ(result_of(async_script("var a = rt.await(1); return a + rt.await(Promise.resolve(event.n));"),
                      R"({"n":41})"),
            "42");
}

TEST(ScriptHeap, WaitsForHostCallsAndGoesOn) {
  script_run run{async_script("rt.await(iota.sleep(5)); return 'awake';")};
  EXPECT_EQ(run.heap.start("", run.context), run_state::waiting);
  ASSERT_EQ(run.host.calls.size(), 1u);
  EXPECT_EQ(run.host.calls[0].name, "sleep");
  EXPECT_EQ(run.host.calls[0].args, "[5]");
  EXPECT_EQ(run.heap.settle_call(1, {}), run_state::finished);
  EXPECT_EQ(run.heap.take_output().result_json, "\"awake\"");
}

TEST(ScriptHeap, ThrowsAFailedCallAtItsAwait) {
  script_run run{async_script(
      "try { rt.await(iota.sleep(5)); } catch (e) { return [e instanceof iota.Error, e.code, e.message]; }")};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  EXPECT_EQ(run.heap.fail_call(1, {sdk_code::timeout, "no answer", true}), run_state::finished);
  EXPECT_EQ(run.heap.take_output().result_json, R"([true,"TIMEOUT","no answer"])");
}

TEST(ScriptHeap, IgnoresAnswersNobodyWaitsFor) {
  script_run run{async_script("rt.await(iota.sleep(5)); rt.await(iota.sleep(6)); return 1;")};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  EXPECT_EQ(run.heap.settle_call(9, {}), run_state::waiting);
  EXPECT_EQ(run.heap.settle_call(1, {}), run_state::waiting);
  EXPECT_EQ(run.heap.settle_call(1, {}), run_state::waiting);
  EXPECT_EQ(run.heap.settle_call(2, {}), run_state::finished);
}

TEST(ScriptHeap, FailsWhenTheReturnedPromiseCanNeverSettle) {
  EXPECT_THAT(error_of(handler_script("return new Promise(function () {});")).message,
              testing::HasSubstr("can never settle"));
}

TEST(ScriptHeap, FailsWhenARejectionIsNotHandled) {
  const script_error error = error_of(handler_script("\nPromise.reject(new TypeError('lost'));\nreturn 1;"));
  EXPECT_EQ(error.name, "TypeError");
  EXPECT_EQ(error.message, "a promise was rejected and nobody handled it: lost");
  EXPECT_EQ(error.line, 2);
}

TEST(ScriptHeap, LeavesNoJobsToTheNextExecution) {
  script_run run{handler_script(
      "if (event === 2) return 2; Promise.resolve().then(function () { console.log('of', event); "
      "iota.sleep(5); }); if (event === 1) throw new Error('fails');"
      "queueMicrotask(function () { Promise.resolve().then(function () { console.log('late'); }); throw 1; "
      "});")};
  for (const char* first : {"1", "3"}) {
    run.run(first);
    run.host.calls.clear();
    const execution_output second = run.run("2");
    EXPECT_EQ(second.result_json, "2");
    EXPECT_EQ(second.log, "");
    EXPECT_TRUE(run.host.calls.empty());
  }
}

TEST(ScriptHeap, WaitsForCallsThatNothingAwaits) {
  for (const auto& script :
       {handler_script("iota.sleep(5).then(function () { console.log('done'); }); return 1;"),
        async_script("iota.sleep(5).then(function () { console.log('done'); }); return 1;")}) {
    script_run run{script};
    ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
    ASSERT_EQ(run.heap.settle_call(1, {}), run_state::finished);
    const execution_output out = run.heap.take_output();
    EXPECT_EQ(out.result_json, "1");
    EXPECT_THAT(out.log, testing::HasSubstr("done"));
  }
}

TEST(ScriptHeap, FailsWhenWhatNothingAwaitsFails) {
  script_run run{async_script(
      "iota.sleep(5).then(function () {\nthrow new Error('lost'); }); iota.sleep(6); return 1;")};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  ASSERT_EQ(run.heap.settle_call(1, {}), run_state::waiting);
  ASSERT_EQ(run.heap.settle_call(2, {}), run_state::finished);
  const execution_output out = run.heap.take_output();
  EXPECT_FALSE(out.succeeded);
  EXPECT_EQ(out.error.message, "a promise was rejected and nobody handled it: lost");
  EXPECT_EQ(out.error.line, 2);

  script_run refused{handler_script("iota.sleep(5); return 1;")};
  ASSERT_EQ(refused.heap.start("", refused.context), run_state::waiting);
  ASSERT_EQ(refused.heap.fail_call(1, {sdk_code::timeout, "no answer", true}), run_state::finished);
  EXPECT_EQ(refused.heap.take_output().error.code, "TIMEOUT");
}

TEST(ScriptHeap, FailsAtOnceWhenTheResultIsRejected) {
  script_run run{async_script("iota.sleep(5); throw new Error('now');")};
  EXPECT_EQ(run.run().error.message, "now");
}

TEST(ScriptHeap, EndsACallThatNothingAwaitsByTheWallLimit) {
  script_run run{handler_script("iota.sleep(5); return 1;")};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  run.heap.expire();
  EXPECT_EQ(run.heap.take_output().error.code, "wall_time_limit");
}

TEST(ScriptHeap, AcceptsARejectionHandledLater) {
  EXPECT_EQ(result_of(async_script("var p = Promise.reject(1); rt.await(0); rt.await(0);"
                                   "try { rt.await(p); } catch (e) { return 'caught ' + e; }")),
            "\"caught 1\"");
}

TEST(ScriptHeap, GivesItsOutputOnce) {
  script_run run{handler_script("console.log('x'); return 1;")};
  EXPECT_EQ(run.run().result_json, "1");
  const execution_output again = run.heap.take_output();
  EXPECT_EQ(again.result_json, "");
  EXPECT_EQ(again.log, "");
}

TEST(ScriptHeap, TakesTimeAndRandomNumbersFromItsHost) {
  script_run run{handler_script(
      "return [Date.now(), new Date().getTime(), Math.random(), new Date(0).getTimezoneOffset()];")};
  run.host.time_ms = 1234;
  run.host.random_bits = std::uint64_t{1} << 63;
  EXPECT_EQ(run.result(), "[1234,1234,0.5,0]");
}

TEST(ScriptHeap, KeepsItsMemoryOverManyExecutions) {
  script_run run{async_script(
      "var o = {self: null, event: event}; o.self = o; rt.await(null);"
      "rt.await(Promise.all([1, Promise.resolve(2)])); console.log('n', event.n); return event.n;")};
  // Cycles wait for the next garbage collection: what counts is how little is left after one.
  const auto least = [&] {
    std::size_t bytes = SIZE_MAX;
    for (int i = 0; i < 12'000; ++i) {
      run.result(R"({"n":1})");
      bytes = std::min(bytes, run.heap.memory_bytes());
    }
    return bytes;
  };
  const std::size_t before = least();
  EXPECT_LT(least(), before + (64u << 10));
}

TEST(ScriptHeap, CarriesFullUnicodeThrough) {
  EXPECT_EQ(
      result_of(handler_script("return [event.s, event.s.length, event.s.charCodeAt(0)];"), "{\"s\":\"😀\"}"),
      "[\"😀\",2,55357]");
  EXPECT_EQ(result_of(handler_script("return event.s;"), R"({"s":"\ud83d\ude00 ünï"})"), "\"😀 ünï\"");
  EXPECT_EQ(result_of(handler_script("return event.s.charAt(0);"), "{\"s\":\"😀\"}"), R"("\ud83d")");
}

TEST(ScriptHeap, ReadsDangerousKeysAsData) {
  EXPECT_EQ(result_of(handler_script("return [event.polluted, ({}).polluted, Object.keys(event)];"),
                      R"({"__proto__":{"polluted":1},"constructor":2})"),
            R"([null,null,["__proto__","constructor"]])");
  EXPECT_EQ(result_of(handler_script("return Object.keys(event).length;"), "{\"\xFFhidden\":1}"), "1");
}

TEST(ScriptHeap, SaysWhatIsWrongWithAnEvent) {
  script_run run{handler_script("return 1;")};
  EXPECT_EQ(run.run("{\"a\":").error.name, "SyntaxError");
}

}  // namespace
}  // namespace sluice::test
