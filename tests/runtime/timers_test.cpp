#include "runtime/timers.hpp"

#include "runtime/compiler.hpp"
#include "tests/runtime/script_fixture.hpp"

#include <map>

namespace sluice::test {
namespace {

using testing::HasSubstr;

/// A host whose time goes on when the heap waits: to the end of the wait that is over first.
struct virtual_time_host : script_host {
  double now_ms() override { return now; }
  std::uint64_t random() override { return 0; }
  void start_call(call_number number, const host_call& call) override {
    EXPECT_EQ(call.name, "sleep");
    waits.emplace(now + std::stod(std::string{call.args.substr(1)}), number);
    ++started;
  }

  double now = 1'700'000'000'000;
  std::multimap<double, call_number> waits;
  int started = 0;
};

class timed_run {
 public:
  explicit timed_run(const std::string& text, execution_limits limits = {})
      : heap(compiled(text), host, limits) {}

  execution_output run(std::string_view event = "") {
    host.waits.clear();
    const double begin = host.now;
    run_state state = heap.start(event, context);
    while (state == run_state::waiting && !host.waits.empty()) {
      const auto [due, number] = *host.waits.begin();
      host.waits.erase(host.waits.begin());
      host.now = std::max(host.now, due);
      state = heap.settle_call(number, {});
    }
    EXPECT_EQ(state, run_state::finished);
    took_ms = host.now - begin;
    return heap.take_output();
  }
  std::string result(std::string_view event = "") {
    execution_output out = run(event);
    EXPECT_TRUE(out.succeeded) << out.error.name << ": " << out.error.message << "\n" << out.error.stack;
    log = out.log;
    return out.result_json;
  }
  script_error error() {
    execution_output out = run();
    EXPECT_FALSE(out.succeeded) << out.result_json;
    return out.error;
  }

  static std::shared_ptr<const compiled_script> compiled(const std::string& text) {
    static script_compiler compiler;
    auto script = compiler.compile({"a.js", text});
    if (!script) throw std::runtime_error(script.error().format());
    return std::make_shared<const compiled_script>(std::move(*script));
  }

  virtual_time_host host;
  execution_context context;
  script_heap heap;
  double took_ms = 0;
  std::string log;
};

TEST(Timers, RunWhenTheyAreDue) {
  timed_run run{"const t = Date.now(); await new Promise(r => setTimeout(r, 250)); return Date.now() - t;"};
  EXPECT_EQ(run.result(), "250");
  EXPECT_EQ(run.host.started, 1);
}

TEST(Timers, HandOnTheirArguments) {
  timed_run run{"return await new Promise(r => setTimeout((...all) => r(all), 1, 'a', 2, null));"};
  EXPECT_EQ(run.result(), R"(["a",2,null])");
}

TEST(Timers, RunByTimeThenAsTheyWereSet) {
  timed_run run{R"(
    const seen = [];
    for (const [name, ms] of [['c', 20], ['a', 10], ['d', 20], ['b', 10], ['now', 0]]) setTimeout(() => seen.push(name), ms);
    await new Promise(r => setTimeout(r, 30));
    return seen.join();
  )"};
  EXPECT_EQ(run.result(), "\"now,a,b,c,d\"");
  EXPECT_EQ(run.took_ms, 30);
}

TEST(Timers, RunJobsBetweenCallbacks) {
  timed_run run{R"(
    const seen = [];
    setTimeout(() => { seen.push('timer 1'); Promise.resolve().then(() => seen.push('job 1')); queueMicrotask(() => seen.push('job 2')); }, 5);
    setTimeout(() => seen.push('timer 2'), 5);
    await new Promise(r => setTimeout(r, 5));
    return seen.join();
  )"};
  EXPECT_EQ(run.result(), "\"timer 1,job 1,job 2,timer 2\"");
}

TEST(Timers, NestAndRepeat) {
  timed_run run{R"(
    const t = Date.now(), seen = [];
    await new Promise(done => setTimeout(() => setTimeout(() => setTimeout(done, 3), 2), 1));
    seen.push(Date.now() - t);
    let n = 0;
    await new Promise(done => { const id = setInterval(step => { n += step; if (n === 6) { clearInterval(id); done(); } }, 10, 2); });
    seen.push(Date.now() - t);
    return seen;
  )"};
  EXPECT_EQ(run.result(), "[6,36]");
}

TEST(Timers, AreEndedByClearTimeout) {
  timed_run run{R"(
    const late = setTimeout(() => console.log('never'), 20000);
    const limit = ms => { let id; const p = new Promise((_, no) => { id = setTimeout(no, ms, new Error('too late')); }); return [p, () => clearTimeout(id)]; };
    const [timeout, cancel] = limit(15000);
    const won = await Promise.race([timeout, iota.sleep(7).then(() => 'work')]);
    cancel();
    clearInterval(String(late));
    return won;
  )"};
  EXPECT_EQ(run.result(), "\"work\"");
  EXPECT_EQ(run.took_ms, 7);
  EXPECT_EQ(run.log, "");
}

TEST(Timers, CanBeClearedFromCallbacks) {
  timed_run run{R"(
    const seen = [];
    const second = setTimeout(() => seen.push('second'), 5);
    const every = setInterval(() => { seen.push('every'); clearInterval(every); clearTimeout(second); }, 1);
    clearTimeout(undefined); clearTimeout(null); clearTimeout(99); clearTimeout({}); clearTimeout('x');
    await new Promise(r => setTimeout(r, 10));
    return seen;
  )"};
  EXPECT_EQ(run.result(), R"(["every"])");
}

TEST(Timers, KeepAnExecutionOpen) {
  timed_run run{"setTimeout(() => console.log('after'), 40); return 'result';"};
  EXPECT_EQ(run.result(), "\"result\"");
  EXPECT_EQ(run.took_ms, 40);
  EXPECT_THAT(run.log, HasSubstr("after"));
}

TEST(Timers, AreNotWaitedForIfTheyCouldNeverRun) {
  timed_run run{
      "await Promise.race([iota.sleep(5), new Promise((_, no) => setTimeout(no, 30_000))]); return 1;"};
  EXPECT_EQ(run.result(), "1");
  EXPECT_EQ(run.took_ms, 5);
  EXPECT_THAT(run.log, HasSubstr("wall time limit of 30000 ms"));
}

TEST(Timers, GiveIdsThatAreNeverUsedAgain) {
  timed_run run{R"(
    let previous;
    export default async () => {
      clearTimeout(previous);
      return await new Promise(r => { const id = setTimeout(() => r(typeof id + (id === previous)), 1); if (previous === undefined) previous = id; });
    })"
                "\n"};
  EXPECT_EQ(run.result(), "\"numbertrue\"");
  EXPECT_EQ(run.result(), "\"numberfalse\"");
}

TEST(Timers, TakeOddDelaysAsNodeDoes) {
  timed_run run{R"(
    const seen = [];
    for (const ms of [undefined, -5, NaN, '3', 2.9, null, {valueOf: () => 4}]) {
      const t = Date.now();
      await new Promise(r => setTimeout(r, ms));
      seen.push(Date.now() - t);
    }
    clearTimeout(setTimeout(() => {}, Infinity));
    return seen;
  )"};
  EXPECT_EQ(run.result(), "[1,1,1,3,2,1,4]");
}

TEST(Timers, RefuseWhatIsNoFunction) {
  timed_run run{R"(
    const told = f => { try { f(); } catch (e) { return e.name + ': ' + e.message; } };
    return [told(() => setTimeout('alert(1)', 1)), told(() => setInterval()), told(() => setTimeout(() => {}, Symbol()))];
  )"};
  const std::string told = run.result();
  EXPECT_THAT(told, HasSubstr("TypeError: setTimeout wants a function: code cannot be made from text here"));
  EXPECT_THAT(told, HasSubstr("TypeError: setInterval wants a function and a delay"));
}

TEST(Timers, FailTheExecutionWithTheAuthorsLine) {
  timed_run run{"setTimeout(() => {\n  null.x;\n}, 5);\nawait new Promise(r => setTimeout(r, 100));"};
  const script_error error = run.error();
  EXPECT_EQ(error.name, "TypeError");
  EXPECT_EQ(error.line, 2);
  EXPECT_EQ(run.took_ms, 5);
}

TEST(Timers, ReportRejectionsThatACallbackLeaves) {
  timed_run run{"setTimeout(async () => { throw new Error('lost'); }, 5);"};
  EXPECT_THAT(run.error().message, HasSubstr("lost"));
}

TEST(Timers, DoNotOutliveTheirExecution) {
  timed_run run{R"(
    let fired = 0;
    export default async first => {
      if (first) { setTimeout(() => fired++, 10); throw new Error('ends at once'); }
      await new Promise(r => setTimeout(r, 20));
      return fired;
    })"};
  EXPECT_FALSE(run.run("true").succeeded);
  EXPECT_EQ(run.result("false"), "0");
}

TEST(Timers, IgnoreAWaitThatIsNoLongerWanted) {
  script_run run{
      timed_run::compiled("const id = setTimeout(() => {}, 5); await iota.sleep(1); clearTimeout(id); await "
                          "iota.sleep(2); return 1;")};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  ASSERT_EQ(run.host.calls.size(), 2u);
  EXPECT_EQ(run.heap.settle_call(1, {}), run_state::waiting);
  EXPECT_EQ(run.heap.settle_call(2, {}), run_state::waiting);
  EXPECT_EQ(run.heap.settle_call(3, {}), run_state::finished);
  EXPECT_TRUE(run.heap.take_output().succeeded);
}

TEST(Timers, AskTheHostForOneWaitAtATime) {
  timed_run run{R"(
    for (let i = 0; i < 500; i++) setTimeout(() => {}, 10 + i % 3);
    for (let i = 0; i < 500; i++) clearTimeout(setTimeout(() => {}, 5));
    await new Promise(r => setTimeout(r, 12));
  )"};
  EXPECT_EQ(run.result(), "");
  EXPECT_EQ(run.host.started, 3);
}

TEST(Timers, AreNoCallsOfTheSdk) {
  timed_run run{
      "for (let i = 0; i < 5; i++) await new Promise(r => setTimeout(r, 1)); await iota.sleep(1); return 1;",
      {.sdk_calls = 1}};
  EXPECT_EQ(run.result(), "1");
}

TEST(Timers, AreBounded) {
  timed_run run{R"(
    let n = 0;
    try { for (;;) { setTimeout(() => {}, 10); n++; } } catch (e) { return [n, e.name, e.message]; }
  )"};
  EXPECT_EQ(run.result(),
            R"([10000,"RangeError","10000 timers are pending: no more can be set until some have ended"])");
}

TEST(Timers, StayWithinTheCpuLimit) {
  timed_run run{"const spin = () => { for (let i = 0; i < 1e5; i++); setTimeout(spin, 1); }; spin();",
                {.cpu_time = std::chrono::milliseconds{100}}};
  EXPECT_EQ(run.error().code, "cpu_time_limit");
}

TEST(Timers, AreNamedWhenTheWallTimeIsOver) {
  script_run run{timed_run::compiled("setInterval(() => {}, 1000);")};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  run.heap.expire();
  const script_error error = run.heap.take_output().error;
  EXPECT_EQ(error.code, "wall_time_limit");
  EXPECT_THAT(error.message, HasSubstr("clearInterval()"));
}

TEST(Timers, RunInOrderEvenIfTheHostsTimeGoesBack) {
  script_run run{timed_run::compiled(
      "const seen = []; setTimeout(() => { seen.push(1); setTimeout(() => seen.push(3), 5); }, 10);"
      "await new Promise(r => setTimeout(() => { seen.push(2); r(); }, 11));"
      "await new Promise(r => setTimeout(r, 10)); return seen;")};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  run.host.time_ms -= 3'600'000;
  run_state state = run_state::waiting;
  for (std::size_t i = 0; i < run.host.calls.size() && state == run_state::waiting; ++i) {
    EXPECT_LE(std::stod(run.host.calls[i].args.substr(1)), 10) << i;
    state = run.heap.settle_call(run.host.calls[i].number, {});
  }
  EXPECT_EQ(run.heap.take_output().result_json, "[1,2,3]");
}

TEST(Timers, FailTheExecutionIfTheHostCannotWait) {
  script_run run{timed_run::compiled("setTimeout(() => {}, 5);")};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  EXPECT_EQ(run.heap.fail_call(1, {sdk_code::timeout, "no clock", true}), run_state::finished);
  EXPECT_EQ(run.heap.take_output().error.message, "no clock");
}

}  // namespace
}  // namespace sluice::test
