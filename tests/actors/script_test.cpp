#include "actors/script.hpp"

#include "runtime/compiler.hpp"
#include "tests/actors/actor_fixture.hpp"

namespace sluice::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A program of the real compiler.
std::shared_ptr<const compiled_script> compile(const std::string& source) {
  static script_compiler compiler;
  auto compiled = compiler.compile({"script.ts", source});
  if (!compiled) throw std::runtime_error(compiled.error().format());
  return std::make_shared<const compiled_script>(std::move(*compiled));
}

class Script : public ActorTest {
 protected:
  Script() { environment->settings.engine.time_slice = 1min; }

  void start(const std::string& source) {
    script.row.id = script_id{1};
    script.row.tenant = shop;
    script.row.name = "script";
    script.row.active_version = version_id{5};
    script.row.status = script_status::active;
    script.program = compile(source);
    tenant = fake<tenant_actor>(
        [this](report_atom, const script_report_ptr& report) {
          reports.push_back(*report);
          readiness_after_report = 0;
        },
        [this](ready_atom) { ++readiness_after_report; });
    actor = owned(system.spawn(sluice::script, shared_environment(), tenant, "shop", script, sdk_services{}));
  }

  /// Runs events 1 … count.
  void run_events(std::int64_t count, int attempt = 1) {
    delivery_list work = *all_events(stored_batch(shop, range(1, count)));
    for (auto& entry : work) entry.attempt = attempt;
    caf::anon_send(actor, run_atom::value, list_of(std::move(work)));
    run();
  }
  void resume() {
    caf::anon_send(actor, resume_atom::value);
    run();
  }

  runnable_script script;
  std::vector<script_report> reports;
  int readiness_after_report = 0;  ///< how often it asked for a slot since its last report
  tenant_actor tenant;
  script_actor actor;
};

TEST_F(Script, ReportsWhatSucceeded) {
  start("export default (event: any, context: any) => [event.id, context.attempt, context.tenant]");
  run_events(2);
  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_TRUE(reports[0].returns_slot);
  EXPECT_FALSE(reports[0].waiting);
  ASSERT_THAT(reports[0].finished, SizeIs(2));
  const auto& second = reports[0].finished[1];
  EXPECT_EQ(second.outcome, delivery_state::succeeded);
  EXPECT_EQ(second.result_json, R"(["event-2",1,"shop"])");
  EXPECT_EQ(second.event, event_seq{2});
  EXPECT_EQ(second.script, script_id{1});
  EXPECT_EQ(second.version, version_id{5});
  EXPECT_EQ(second.started_at, begin);
}

TEST_F(Script, SchedulesARetryAfterAnError) {
  script.row.settings.retry.jitter = 0;
  start("export default () => {\n  throw new TypeError('it is broken')\n}");
  run_events(1, 2);
  const auto& run = reports.at(0).finished.at(0);
  EXPECT_EQ(run.status, execution_status::failed);
  EXPECT_EQ(run.outcome, delivery_state::retrying);
  EXPECT_EQ(run.due_at, begin + 4s);
  EXPECT_EQ(run.error_name, "TypeError");
  EXPECT_THAT(run.error_stack, HasSubstr("script.ts:2"));
}

TEST_F(Script, BuriesAtOnceWhatWaitingCannotHeal) {
  start("export default () => { throw new iota.PermanentError('no such customer') }");
  run_events(1);
  EXPECT_EQ(reports.at(0).finished.at(0).outcome, delivery_state::dead);
}

TEST_F(Script, BuriesAfterTheLastAttempt) {
  start("export default () => { throw new Error('broken') }");
  run_events(1, 6);
  EXPECT_EQ(reports.at(0).finished.at(0).outcome, delivery_state::dead);
}

TEST_F(Script, GivesItsSlotBackWhileAScriptSleepsAndGoesOnWithAnother) {
  start("export default async function (event: any) { await iota.sleep(500); return event.id }");
  run_events(3);
  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_TRUE(reports[0].waiting);
  EXPECT_TRUE(reports[0].returns_slot);
  EXPECT_THAT(reports[0].finished, IsEmpty());
  EXPECT_THAT(seqs_of(reports[0].returned), ElementsAre(2, 3));

  advance(490ms);
  EXPECT_EQ(readiness_after_report, 0);
  advance(20ms);
  EXPECT_EQ(readiness_after_report, 1);
  EXPECT_THAT(reports, SizeIs(1)) << "it waits for its slot";
  resume();
  ASSERT_THAT(reports, SizeIs(2));
  EXPECT_FALSE(reports[1].waiting);
  EXPECT_EQ(reports[1].finished.at(0).result_json, R"("event-1")");
}

TEST_F(Script, AsksForASlotOnceHoweverManySleepsAreOver) {
  start(
      "export default async () => { await Promise.all([iota.sleep(10), iota.sleep(20)]); await "
      "iota.sleep(10) }");
  run_events(1);
  advance(100ms);
  EXPECT_EQ(readiness_after_report, 1);
  resume();
  EXPECT_TRUE(reports.at(1).waiting);
  advance(100ms);
  EXPECT_EQ(readiness_after_report, 1);
  resume();
  EXPECT_EQ(reports.at(2).finished.at(0).outcome, delivery_state::succeeded);
}

TEST_F(Script, AnswersAResumeThatCameTooLate) {
  start("export default () => 1");
  resume();
  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_FALSE(reports[0].waiting);
  EXPECT_TRUE(reports[0].returns_slot);
}

TEST_F(Script, EndsAWaitingExecutionWhenItsWallTimeIsOver) {
  script.row.settings.limits.wall_time = 100ms;
  start("export default async () => { await new Promise(() => {}) }");
  run_events(1);
  start("export default async () => { await iota.sleep(5000) }");
  reports.clear();
  run_events(1);
  ASSERT_TRUE(reports.at(0).waiting);
  const auto deadline = std::chrono::steady_clock::now() + 10s;
  while (reports.size() < 2 && std::chrono::steady_clock::now() < deadline) advance(100ms);
  ASSERT_THAT(reports, SizeIs(2));
  EXPECT_FALSE(reports[1].returns_slot) << "it had none";
  EXPECT_EQ(reports[1].finished.at(0).status, execution_status::limit_exceeded);
  EXPECT_EQ(reports[1].finished.at(0).error_code, "wall_time_limit");
  resume();  // was under way: answered, changes nothing
  EXPECT_THAT(reports.at(2).finished, IsEmpty());
}

TEST_F(Script, ReturnsTheRestWhenItsTimeSliceIsOver) {
  environment->settings.engine.time_slice = 0ms;
  start("export default (event: any) => event.id");
  run_events(3);
  EXPECT_THAT(reports.at(0).finished, SizeIs(1));
  EXPECT_THAT(seqs_of(reports.at(0).returned), ElementsAre(2, 3));
}

TEST_F(Script, KeepsModuleStateBetweenExecutionsUntilALimitStrikes) {
  script.row.settings.limits.cpu_time = 50ms;
  start("let count = 0; export default () => { if (++count === 2) for (;;); return count }");
  run_events(3);
  const auto& runs = reports.at(0).finished;
  ASSERT_THAT(runs, SizeIs(3));
  EXPECT_EQ(runs[0].result_json, "1");
  EXPECT_EQ(runs[1].status, execution_status::limit_exceeded);
  EXPECT_EQ(runs[1].error_code, "cpu_time_limit");
  EXPECT_EQ(runs[2].result_json, "1") << "a new heap";
  EXPECT_EQ(environment->metrics->heaps.Value(), 1);
  kill(actor);
  EXPECT_EQ(environment->metrics->heaps.Value(), 0);
}

}  // namespace
}  // namespace sluice::test
