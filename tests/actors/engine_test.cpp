#include "tests/actors/engine_fixture.hpp"

#include <caf/actor_registry.hpp>

#include <atomic>
#include <map>
#include <set>

namespace sluice::test {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::SizeIs;

constexpr const char* answers_its_number =
    "export default async function (event: any): Promise<number> { return event.data.number }";

/// How often each (event, script) pair has succeeded.
std::map<std::pair<event_seq, script_id>, int> successes(const std::vector<execution>& executions) {
  std::map<std::pair<event_seq, script_id>, int> count;
  for (const auto& run : executions)
    count[{run.event, run.script}] += run.outcome == delivery_state::succeeded ? 1 : 0;
  return count;
}

class Engine : public EngineTest {
 protected:
  /// Waits until all deliveries have succeeded, and checks that each has exactly once.
  void expect_each_once(tenant_id tenant, std::size_t deliveries) {
    wait_until([&] { return totals(tenant).executions_succeeded >= static_cast<std::int64_t>(deliveries); });
    const auto count = successes(executions(tenant));
    EXPECT_THAT(count, SizeIs(deliveries));
    for (const auto& [delivery, times] : count)
      ASSERT_EQ(times, 1) << "event " << delivery.first.value << ", script " << delivery.second.value;
  }
};

TEST_F(Engine, RunsEveryEventOfABigBatchExactlyOnce) {
  start();
  const auto tenant = create_tenant("shop");
  deploy(tenant, create_script(tenant, "first"), answers_its_number);
  deploy(tenant, create_script(tenant, "second"), answers_its_number);
  const auto receipt = publish(tenant, 5'000);
  EXPECT_EQ(receipt.accepted, 5'000U);
  expect_each_once(tenant, 10'000);
  EXPECT_EQ(environment->metrics->repeated_executions.Value(), 0);
}

TEST_F(Engine, RunsAnEventThatIsPublishedAgainOnlyOnce) {
  start();
  const auto tenant = create_tenant("shop");
  deploy(tenant, create_script(tenant, "script"), answers_its_number);
  EXPECT_EQ(must(try_publish(batch_from(tenant, 100, 10))).accepted, 10U);
  EXPECT_EQ(must(try_publish(batch_from(tenant, 100, 10))).duplicates, 10U);
  publish(tenant, 1);
  expect_each_once(tenant, 11);
}

TEST_F(Engine, BuriesADeliveryThatFailedAllItsAttempts) {
  start();
  retry.attempts = 3;
  const auto tenant = create_tenant("shop");
  deploy(tenant, create_script(tenant, "broken"),
         "export default () => { throw new TypeError('it is broken') }");
  publish(tenant, 50);
  wait_until([&] { return totals(tenant).dead_letters == 50; });
  const auto runs = executions(tenant);
  EXPECT_THAT(runs, SizeIs(150));
  for (const auto& run : runs) {
    EXPECT_EQ(run.error_name, "TypeError");
    EXPECT_EQ(run.outcome, run.attempt == 3 ? delivery_state::dead : delivery_state::retrying);
  }
  EXPECT_EQ(totals(tenant).deliveries_retrying, 0);
}

TEST_F(Engine, WaitsForScriptsThatSleepWithoutHoldingAThread) {
  start();
  const auto tenant = create_tenant("shop");
  deploy(tenant, create_script(tenant, "slow"),
         "export default async function () { await iota.sleep(50); return 'slept' }");
  publish(tenant, 40);
  expect_each_once(tenant, 40);
}

TEST_F(Engine, RefusesASourceThatDoesNotCompileAndNamesTheLine) {
  start();
  const auto tenant = create_tenant("shop");
  const auto script = create_script(tenant, "broken");
  const auto request = std::make_shared<deploy_request>(
      deploy_request{tenant, script, "broken.ts", "const a = 1\nconst b = = 2", {}, {}});
  const auto result = ask<deploy_result>(deploy_atom::value, deploy_request_ptr{request});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().why.code, error_code::compile_failed);
  EXPECT_THAT(result.error().why.context, HasSubstr("broken.ts:2:"));
}

TEST_F(Engine, RunsEachEventOnTheVersionOfItsTimeWhileVersionsAreDeployed) {
  start();
  const auto tenant = create_tenant("shop");
  const auto script = create_script(tenant, "script");
  std::set<version_id> versions;
  std::size_t published = 0;
  for (int version = 1; version <= 5; ++version) {
    versions.insert(deploy(tenant, script, "export default () => " + std::to_string(version)).id);
    for (int i = 0; i < 5; ++i) published += publish(tenant, 100).accepted;
  }
  expect_each_once(tenant, published);
  for (const auto& run : executions(tenant)) ASSERT_TRUE(versions.contains(run.version));
}

TEST_F(Engine, GoesOnFromTheStoreWhenItStartsAgain) {
  start();
  const auto tenant = create_tenant("shop");
  deploy(tenant, create_script(tenant, "script"), answers_its_number);
  deploy(
      tenant, create_script(tenant, "flaky"),
      "export default (event: any, context: any) => { if (context.attempt < 3) throw new Error('not yet') }");
  publish(tenant, 2'000);
  stop();
  start();
  publish(tenant, 100);
  expect_each_once(tenant, 4'200);
}

TEST_F(Engine, FinishesWhatRunsWhenItIsDrained) {
  start();
  const auto tenant = create_tenant("shop");
  deploy(tenant, create_script(tenant, "slow"),
         "export default async function () { await iota.sleep(100); return 'slept' }");
  publish(tenant, 5);
  wait_until([&] { return environment->metrics->heaps.Value() == 5; });
  EXPECT_TRUE(ask<bool>(drain_atom::value));
  EXPECT_EQ(totals(tenant).executions_succeeded, 5);
  const auto refused = try_publish(batch_from(tenant, 100, 1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, error_code::shutting_down);
  EXPECT_FALSE(ask<engine_status>(status_atom::value).ready);
}

class EngineLosing : public Engine, public testing::WithParamInterface<const char*> {};

TEST_P(EngineLosing, LosesNothingAndGoesOn) {
  start();
  const auto tenant = create_tenant("shop");
  deploy(tenant, create_script(tenant, "script"), answers_its_number);
  deploy(
      tenant, create_script(tenant, "flaky"),
      "export default (event: any, context: any) => { if (context.attempt < 2) throw new Error('not yet') }");
  std::size_t events = 0;
  for (int round = 0; round < 5; ++round) {
    events += publish_until_acked(tenant, 500);
    caf::strong_actor_ptr victim;  // there is none while the services start again
    wait_until([&] {
      victim = system->registry().get(caf::atom_from_string(GetParam()));
      return victim != nullptr;
    });
    kill(caf::actor_cast<caf::actor>(std::move(victim)));
    events += publish_until_acked(tenant, 100);
  }
  expect_each_once(tenant, 2 * events);
}

INSTANTIATE_TEST_SUITE_P(AService, EngineLosing,
                         testing::Values("store", "event_bus", "retry", "reader", "queries", "sdk_reader",
                                         "key_value"),
                         [](const auto& service) { return std::string{service.param}; });

TEST_F(Engine, StartsATenantOnceHoweverManyAskForIt) {
  start();
  EXPECT_THAT(tenant_actors(create_tenant("shop"), 20), SizeIs(1));
}

TEST_F(Engine, StartsATenantThatDiedAgainAndLosesNothing) {
  start();
  const auto tenant = create_tenant("shop");
  deploy(tenant, create_script(tenant, "script"), answers_its_number);
  std::size_t events = 0;
  for (int round = 0; round < 5; ++round) {
    events += publish(tenant, 1'000).accepted;
    kill(caf::actor_cast<caf::actor>(ask<tenant_actor>(tenant_atom::value, tenant)));
  }
  events += publish(tenant, 10).accepted;
  expect_each_once(tenant, events);
}

/// Never answers.
class silent_http : public http_client {
 public:
  request_id start(const sdk_call&, on_done) override { return 1; }
  void cancel(request_id) override {}
};

TEST_F(Engine, StopsAndRestartsTheServiceForHttpWithTheOthers) {
  http = std::make_shared<silent_http>();
  start();
  kill(caf::actor_cast<caf::actor>(system->registry().get(caf::atom("retry"))));
  wait_until([&] { return environment->metrics->restarts("services").Value() == 1; });
  wait_until([&] { return ask<engine_status>(status_atom::value).ready; });
  const std::weak_ptr<http_client> client = http;
  http.reset();
  stop();
  environment.reset();
  EXPECT_TRUE(client.expired()) << "an actor is still there";
}

TEST_F(Engine, GivesUpWhenItsServicesFailAgainAndAgain) {
  settings.engine.restart_limit = 2;
  start();
  const auto ended = std::make_shared<std::atomic<bool>>(false);
  caf::actor_cast<caf::actor>(root)->attach_functor([ended] { *ended = true; });
  for (int failure = 1; failure <= 3; ++failure) {
    kill(caf::actor_cast<caf::actor>(system->registry().get(caf::atom("retry"))));
    auto& restarts = environment->metrics->restarts("services");
    wait_until([&] { return restarts.Value() == failure; });
    if (failure < 3) wait_until([&] { return ask<engine_status>(status_atom::value).ready; });
  }
  wait_until([&] { return ended->load(); });
}

}  // namespace
}  // namespace sluice::test
