#include "runtime/recording.hpp"

#include "tests/runtime/sdk_fixture.hpp"

namespace sluice::test {
namespace {

/// A host whose every answer is another.
struct changing_host : fake_host {
  double now_ms() override { return time_ms += 7.5; }
  std::uint64_t random() override {
    return random_bits = random_bits * 6364136223846793005u + 1442695040888963407u;
  }
};

struct recorded {
  execution_output output;
  std::string text;
};

/// Runs and records; calls are answered in turn, then the execution expires.
recorded record(const std::string& source, const std::vector<sdk_result>& answers = {}) {
  changing_host outside;
  recorded_run run{{"a.js", source},
                   R"({"n":1})",
                   {.execution_id = "e1",
                    .idempotency_key = "k",
                    .tenant = "t",
                    .script = "a.js",
                    .version = "3",
                    .attempt = 2},
                   unhurried()};
  recording_host host{outside, run};
  script_heap heap{compiled_body(source), host, run.limits};
  run_state state = heap.start(run.event_json, run.context);
  for (std::size_t next = 0; state == run_state::waiting; ++next) {
    if (next >= outside.calls.size() || next >= answers.size()) {
      host.expired();
      heap.expire();
      break;
    }
    host.answered(outside.calls[next].number, answers[next]);
    state = give_answer(heap, outside.calls[next].number, answers[next]);
  }
  return {heap.take_output(), host.text()};
}

void expect_same(const execution_output& a, const execution_output& b) {
  EXPECT_EQ(a.succeeded, b.succeeded);
  EXPECT_EQ(a.result_json, b.result_json);
  EXPECT_EQ(a.log, b.log);
  EXPECT_EQ(a.error.code, b.error.code);
  EXPECT_EQ(a.error.message, b.error.message);
  EXPECT_EQ(a.error.stack, b.error.stack);
}

/// The output of the recording, run again from its text alone; it must not diverge.
execution_output again(const std::string& text) {
  auto read = replay::read(text);
  if (!read) throw std::runtime_error(read.error().message);
  auto output = read->execute(compiled_body(read->run().source.text, read->run().source.name));
  EXPECT_EQ(read->divergence(), "");
  return output;
}

TEST(Recording, RepeatsTimeRandomNumbersCallsAndAnswersExactly) {
  const auto first = record(
      R"(
    console.log(new Date().toISOString(), Math.random());
    const answer = await iota.http.get('https://a.test/' + iota.crypto.uuid());
    console.log(answer.bytes.length, Date.now());
    let failure;
    try { await iota.kv.get('k') } catch (e) { failure = [e.code, e.retryable, e.message] }
    console.log('logged');
    return [event, context, answer.headers, Array.from(answer.bytes), failure, Math.random()];)",
      {sdk_answer{R"({"status":200,"url":"u","headers":{"a":"ü"}})", std::string{"\xFF\x00z", 3}},
       refuse(sdk_code::rate_limited, "slow down", true)});
  ASSERT_TRUE(first.output.succeeded) << first.output.error.message;
  EXPECT_THAT(first.output.log, testing::HasSubstr("logged"));
  expect_same(again(first.text), first.output);
}

TEST(Recording, RepeatsFailuresAndWhatExpired) {
  const auto failed = record(
      "console.log(1); await iota.sleep(5); throw new TypeError('no ' + Math.random());", {sdk_answer{}});
  EXPECT_FALSE(failed.output.succeeded);
  expect_same(again(failed.text), failed.output);
  const auto late = record("await iota.sleep(5000);");
  EXPECT_EQ(late.output.error.code, "wall_time_limit");
  expect_same(again(late.text), late.output);
}

TEST(Recording, SaysWhereAnotherScriptLeavesIt) {
  const auto first = record("await iota.kv.get('a'); return Date.now();", {sdk_answer{"1"}});
  const auto run_other = [&](const std::string& source) {
    auto read = replay::read(first.text);
    (void)read->execute(compiled_body(source));
    return read->divergence();
  };
  EXPECT_THAT(run_other("await iota.kv.get('b'); return Date.now();"),
              testing::HasSubstr(R"(the script calls kv.get["b"], where kv.get["a"] was recorded)"));
  EXPECT_THAT(run_other("return Math.random();"),
              testing::HasSubstr("asks for a random number, where {\"call\""));
  EXPECT_THAT(run_other("await iota.kv.get('a');"), testing::HasSubstr("the script ended, where {\"now\""));
  EXPECT_THAT(run_other("await iota.kv.get('a'); Date.now(); return Date.now()"),
              testing::HasSubstr("where the recording ends"));
}

TEST(Recording, SaysWhichLineIsNone) {
  EXPECT_THAT(replay::read("").error().message, testing::HasSubstr("it is empty"));
  EXPECT_THAT(replay::read("{}\n").error().message, testing::HasSubstr("line 1"));
  const auto good = record("return 1").text;
  EXPECT_THAT(replay::read(good + "nonsense\n").error().message, testing::HasSubstr("no recording: line"));
}

}  // namespace
}  // namespace sluice::test
