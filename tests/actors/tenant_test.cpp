#include "actors/tenant.hpp"

#include "tests/actors/actor_fixture.hpp"

#include <map>

namespace sluice::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// An async handler as the compiler lowers it.
std::shared_ptr<const compiled_script> handler(const std::string& body) {
  return std::make_shared<const compiled_script>(compiled_script{
      "script.js",
      "(function (rt, exports, require) { exports['default'] = function (event, context) { return rt.async("
      "function (event, context) {" +
          body + "}, this, arguments) } })",
      {}});
}

class Tenant : public ActorTest {
 protected:
  Tenant() { environment->settings.engine.time_slice = 1min; }

  void add_script(std::int64_t id, const std::string& body, script_status status = script_status::active) {
    runnable_script script;
    script.row.id = script_id{id};
    script.row.tenant = shop;
    script.row.name = "script-" + std::to_string(id);
    script.row.status = status;
    script.row.active_version = version_id{id * 10};
    script.row.settings.retry.jitter = 0;
    script.program = handler(body);
    std::erase_if(catalog, [&](const auto& other) { return other.row.id == script.row.id; });
    catalog.push_back(script);
  }

  void start() {
    bus = fake<event_bus_actor>(
        [this](demand_atom, tenant_id, std::int32_t count) {
          if (grants_at_once) {
            held += count;
            most_held = std::max(most_held, held);
            caf::anon_send(tenant, grant_atom::value, count);
          } else {
            demanded += count;
          }
        },
        [this](release_atom, tenant_id, std::int32_t count) { held -= count; },
        [this](credit_atom, tenant_id, std::uint64_t events, std::uint64_t, std::uint64_t retries) {
          credited_events += events;
          credited_retries += retries;
        });
    persistence =
        fake<persistence_actor>([this](settle_atom, const settlement_ptr& work, const tenant_actor& from) {
          EXPECT_GE(work->settled_through, settled_through);
          settled_through = work->settled_through;
          settled.insert(settled.end(), work->executions.begin(), work->executions.end());
          if (confirms) caf::anon_send(from, settled_atom::value, work->number);
        });
    reader = fake<reader_actor>([this](load_atom, tenant_id) -> catalog_result {
      ++catalog_loads;
      if (!readable) return fail(error_code::store_unavailable, "the disk is gone");
      return catalog_ptr{std::make_shared<const tenant_catalog>(catalog)};
    });
    tenant = owned(system.spawn(sluice::tenant, shared_environment(), tenant_row{shop, "shop", {}}, bus,
                                persistence, reader, sdk_services{}));
    run();
  }

  void deliver(const delivery_list_ptr& work) {
    caf::anon_send(tenant, deliver_atom::value, work);
    run();
  }
  void deliver(const std::vector<std::int64_t>& seqs, const target_set& to = {script_id{1}}) {
    deliver(all_events(stored_batch(shop, seqs, targets(to))));
  }

  /// How often each event was settled with this outcome.
  std::map<std::int64_t, int> settled_as(delivery_state outcome) const {
    std::map<std::int64_t, int> count;
    for (const auto& run : settled)
      if (run.outcome == outcome) ++count[run.event.value];
    return count;
  }

  /// Runs until a script actor has something to do, and returns it.
  caf::actor next_script_actor() {
    while (scheduler.has_job()) {
      auto* job = dynamic_cast<caf::scheduled_actor*>(scheduler.jobs.front());
      if (job && std::string_view{job->name()} == "script")
        return caf::actor_cast<caf::actor>(caf::strong_actor_ptr{job->ctrl()});
      scheduler.run_once();
    }
    throw std::runtime_error("no script actor has anything to do");
  }

  tenant_catalog catalog;
  bool readable = true;
  bool grants_at_once = true;
  bool confirms = true;
  int catalog_loads = 0;
  int demanded = 0;
  int held = 0;
  int most_held = 0;
  std::uint64_t credited_events = 0;
  std::uint64_t credited_retries = 0;
  event_seq settled_through;
  std::vector<execution> settled;
  event_bus_actor bus;
  persistence_actor persistence;
  reader_actor reader;
  tenant_actor tenant;
};

TEST_F(Tenant, RunsEachEventForEachOfItsTargets) {
  add_script(1, "return 'one'");
  add_script(2, "return 'two'");
  start();
  deliver(range(1, 100), {script_id{1}, script_id{2}});
  EXPECT_THAT(settled, SizeIs(200));
  for (const auto& [event, times] : settled_as(delivery_state::succeeded)) EXPECT_EQ(times, 2) << event;
  EXPECT_EQ(settled_through, event_seq{100});
  EXPECT_EQ(credited_events, 100U);
  EXPECT_EQ(held, 0) << "every slot was given back";
}

TEST_F(Tenant, RunsNothingWithoutASlot) {
  add_script(1, "return 1");
  grants_at_once = false;
  start();
  deliver({1, 2, 3});
  EXPECT_THAT(settled, IsEmpty());
  EXPECT_EQ(demanded, 1);
  caf::anon_send(tenant, grant_atom::value, std::int32_t{3});
  held = 3;
  run();
  EXPECT_THAT(settled, SizeIs(3));
  EXPECT_EQ(held, 0) << "also those it had no use for";
}

TEST_F(Tenant, StaysWithinItsConcurrencyWhileScriptsWait) {
  environment->settings.engine.tenant_concurrency = 3;
  add_script(1, "return rt.await(iota.sleep(100))");
  start();
  deliver(range(1, 10));
  EXPECT_EQ(environment->metrics->heaps.Value(), 3);
  EXPECT_EQ(held, 0) << "who waits holds no slot";
  advance(1s);
  EXPECT_THAT(settled_as(delivery_state::succeeded), SizeIs(10));
  EXPECT_EQ(credited_events, 10U);
}

TEST_F(Tenant, CreditsRetriesApartFromEvents) {
  add_script(1, "return 1");
  start();
  deliver(list_of<delivery>({{stored_batch(shop, {7}), 0, script_id{1}, 2}}));
  EXPECT_THAT(settled, SizeIs(1));
  EXPECT_EQ(settled[0].attempt, 2);
  EXPECT_EQ(credited_events, 0U);
  EXPECT_EQ(credited_retries, 1U);
  EXPECT_EQ(settled_through, event_seq{}) << "a retry's event was settled before";
}

TEST_F(Tenant, WaitsForItsScriptsToBeRead) {
  readable = false;
  start();
  add_script(1, "return 1");
  deliver({1});
  advance(1s);
  EXPECT_THAT(settled, IsEmpty());
  readable = true;
  advance(1s);
  EXPECT_THAT(settled, SizeIs(1));
}

TEST_F(Tenant, LearnsOfAScriptThatWasDeployedAfterItsStart) {
  start();
  add_script(1, "return 1");
  deliver({1});
  EXPECT_THAT(settled_as(delivery_state::succeeded), SizeIs(1));
  EXPECT_EQ(catalog_loads, 2);
}

TEST_F(Tenant, RunsWhatBeginsAfterADeployOnTheNewVersion) {
  add_script(1, "return rt.await(iota.sleep(100))");
  environment->settings.engine.tenant_concurrency = 1;
  start();
  deliver({1, 2});
  add_script(1, "return 'new'");
  catalog.back().row.active_version = version_id{99};
  caf::anon_send(tenant, changed_atom::value);
  advance(1s);
  ASSERT_THAT(settled, SizeIs(2));
  EXPECT_EQ(settled[0].version, version_id{10}) << "it had begun";
  EXPECT_EQ(settled[1].version, version_id{99});
}

TEST_F(Tenant, BuriesWhatADisabledScriptWasToHandle) {
  add_script(1, "return 1", script_status::disabled);
  start();
  deliver({1, 2});
  EXPECT_THAT(settled_as(delivery_state::dead), SizeIs(2));
  EXPECT_EQ(settled.at(0).error_code, "script_not_active");
}

TEST_F(Tenant, RunsOneByOneTheWorkOfAScriptActorThatDied) {
  add_script(1, "return 1");
  start();
  caf::anon_send(tenant, deliver_atom::value, all_events(stored_batch(shop, range(1, 5))));
  const auto victim = next_script_actor();
  kill(victim);
  const auto succeeded = settled_as(delivery_state::succeeded);
  EXPECT_THAT(succeeded, SizeIs(5));
  for (const auto& [event, times] : succeeded) EXPECT_EQ(times, 1) << event;
  EXPECT_EQ(held, 0);
  EXPECT_EQ(environment->metrics->restarts("script").Value(), 1);
}

TEST_F(Tenant, CountsADeathAsAFailedAttempt) {
  add_script(1, "return 1");
  start();
  caf::anon_send(tenant, deliver_atom::value, all_events(stored_batch(shop, {1})));
  kill(next_script_actor());
  ASSERT_THAT(settled, SizeIs(1));
  EXPECT_EQ(settled[0].status, execution_status::crashed);
  EXPECT_EQ(settled[0].outcome, delivery_state::retrying);
  EXPECT_EQ(settled[0].due_at, begin + 2s);
  EXPECT_EQ(held, 0);
}

TEST_F(Tenant, RunsNothingTwiceWhenAScriptActorDiesWhileItWaits) {
  add_script(1, "if (event.id === 'event-3') return rt.await(iota.sleep(1000)); return 1");
  start();
  caf::anon_send(tenant, deliver_atom::value, all_events(stored_batch(shop, range(1, 5))));
  const auto victim = next_script_actor();
  run();
  EXPECT_THAT(settled, SizeIs(4));
  kill(victim);
  advance(2s);
  const auto succeeded = settled_as(delivery_state::succeeded);
  EXPECT_THAT(succeeded, SizeIs(4));
  for (const auto& [event, times] : succeeded) EXPECT_EQ(times, 1) << event;
  EXPECT_THAT(settled_as(delivery_state::retrying), ElementsAre(std::pair{3, 1}));
  EXPECT_EQ(settled_through, event_seq{5});
  EXPECT_EQ(credited_events, 5U);
  EXPECT_EQ(held, 0);
}

TEST_F(Tenant, ReleasesHeapsThatHaveBeenIdle) {
  environment->settings.engine.heap_idle = 1min;
  add_script(1, "return 1");
  start();
  deliver({1});
  EXPECT_EQ(environment->metrics->heaps.Value(), 1);
  advance(90s, 1s);
  EXPECT_EQ(environment->metrics->heaps.Value(), 0);
  deliver({2});
  EXPECT_THAT(settled, SizeIs(2));
}

TEST_F(Tenant, DrainsOnceNothingRunsAndAllIsOnDisk) {
  confirms = false;
  add_script(1, "return rt.await(iota.sleep(100))");
  environment->settings.engine.tenant_concurrency = 1;
  start();
  deliver({1, 2});
  bool drained = false;
  owned(system.spawn([&](caf::event_based_actor* self) {
    self->request(tenant, 1min, drain_atom::value).then([&](bool done) { drained = done; });
  }));
  advance(1s);
  EXPECT_THAT(settled, SizeIs(1)) << "the second does not begin";
  EXPECT_FALSE(drained);
  caf::anon_send(tenant, settled_atom::value, std::uint64_t{1});
  run();
  EXPECT_TRUE(drained);
}

TEST_F(Tenant, TakesItsScriptActorsWithIt) {
  add_script(1, "return rt.await(iota.sleep(1000))");
  start();
  deliver(range(1, 5));
  EXPECT_GT(environment->metrics->heaps.Value(), 0);
  kill(tenant);
  EXPECT_EQ(environment->metrics->heaps.Value(), 0);
}

}  // namespace
}  // namespace sluice::test
