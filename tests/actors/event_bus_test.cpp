#include "actors/event_bus.hpp"

#include "tests/actors/actor_fixture.hpp"

namespace sluice::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class EventBus : public ActorTest {
 protected:
  EventBus() {
    environment->settings.engine.tenant_window_events = 4;
    environment->settings.engine.workers = 5;
    environment->settings.engine.restart_limit = 3;
    environment->settings.engine.restart_window = 60s;
    environment->settings.engine.tenant_idle = 30s;
  }

  void start() {
    engine = fake<engine_actor>(
        [this](tenant_atom, tenant_id) {
          ++starts;
          tenant = make_tenant();
          return tenant;
        },
        [this](release_atom, tenant_id) { ++releases; });
    reader = fake<reader_actor>(
        [this](backlog_atom, tenant_id, event_seq after, std::uint64_t limit) -> backlog_result {
          if (!readable) return fail(error_code::store_unavailable, "the disk is gone");
          std::vector<std::int64_t> seqs;
          for (const auto seq : stored)
            if (seq > after.value && seqs.size() < limit) seqs.push_back(seq);
          return const_event_batch_ptr{stored_batch(shop, seqs)};
        },
        [this](due_atom, tenant_id, const due_list_ptr& due) -> backlog_result {
          if (!readable) return fail(error_code::store_unavailable, "the disk is gone");
          std::vector<std::int64_t> seqs;
          for (const auto& delivery : *due) seqs.push_back(delivery.event.value);
          return const_event_batch_ptr{stored_batch(shop, seqs)};
        });
    retry = fake<retry_actor>([this](load_atom, tenant_id) { ++retry_loads; });
    bus = owned(system.spawn(event_bus, shared_environment(), engine, reader));
    load(0, 0);
  }

  tenant_actor make_tenant() {
    return fake<tenant_actor>(
        [this](deliver_atom, const delivery_list_ptr& list) {
          delivered.insert(delivered.end(), list->begin(), list->end());
        },
        [this](grant_atom, std::int32_t slots) { granted += slots; },
        [this](drain_atom) {
          ++drains;
          return true;
        });
  }

  void load(std::int64_t settled_through, std::int64_t waiting) {
    const tenant_position position{{shop, "shop", {}}, event_seq{settled_through}, waiting};
    caf::anon_send(bus, load_atom::value, list_of<tenant_position>({position}), retry);
    run();
  }
  void commit(const std::vector<std::int64_t>& seqs) {
    stored.insert(stored.end(), seqs.begin(), seqs.end());
    caf::anon_send(bus, committed_atom::value, list_of<const_event_batch_ptr>({stored_batch(shop, seqs)}));
    run();
  }
  /// Says something to the bus as the tenant.
  template <class... Message>
  void say(const Message&... message) {
    caf::send_as(tenant, bus, message...);
    run();
  }
  void settle(std::uint64_t events, std::uint64_t retries = 0) {
    const std::uint64_t bytes = 0;
    say(credit_atom::value, shop, events, bytes, retries);
  }
  /// What the retry actor gets for an answer.
  bool due(const std::vector<due_delivery>& deliveries) {
    std::optional<bool> answer;
    const auto asker = owned(system.spawn([&](caf::event_based_actor* self) {
      self->request(bus, 1min, due_atom::value, shop, list_of(deliveries)).then([&](bool taken) {
        answer = taken;
      });
    }));
    run();
    return answer.value();
  }
  std::vector<std::int64_t> take_delivered() { return seqs_of(std::exchange(delivered, {})); }

  std::vector<std::int64_t> stored;
  bool readable = true;
  int starts = 0;
  int releases = 0;
  int retry_loads = 0;
  int drains = 0;
  int granted = 0;
  delivery_list delivered;
  engine_actor engine;
  reader_actor reader;
  retry_actor retry;
  tenant_actor tenant;
  event_bus_actor bus;
};

TEST_F(EventBus, StartsATenantWithItsFirstEventAndOnce) {
  start();
  EXPECT_EQ(starts, 0);
  commit({1, 2});
  commit({3});
  EXPECT_EQ(starts, 1);
  EXPECT_THAT(take_delivered(), ElementsAre(1, 2, 3));
}

TEST_F(EventBus, ReadsWhatWaitsInTheStoreAtTheStart) {
  start();
  stored = {5, 6, 7};
  load(5, 2);
  EXPECT_THAT(take_delivered(), ElementsAre(6, 7));
}

TEST_F(EventBus, HandsOutNoMoreThanTheWindowAndReadsOnWhenEventsAreSettled) {
  start();
  commit(range(1, 10));
  EXPECT_THAT(take_delivered(), ElementsAre(1, 2, 3, 4));
  settle(1);
  EXPECT_THAT(take_delivered(), IsEmpty());
  settle(1);
  EXPECT_THAT(take_delivered(), ElementsAre(5, 6));
  settle(4);
  EXPECT_THAT(take_delivered(), ElementsAre(7, 8, 9, 10));
}

TEST_F(EventBus, ReadsAgainAWhileAfterTheStoreCouldNotBeRead) {
  start();
  readable = false;
  stored = {1, 2};
  load(0, 2);
  advance(240ms);
  EXPECT_THAT(take_delivered(), IsEmpty());
  readable = true;
  advance(20ms);
  EXPECT_THAT(take_delivered(), ElementsAre(1, 2));
  EXPECT_EQ(retry_loads, 0) << "no retry was lost: reading them again would run them twice";
}

TEST_F(EventBus, GrantsSlotsToTheTenantThatAsks) {
  start();
  commit({1});
  say(demand_atom::value, shop, std::int32_t{3});
  EXPECT_EQ(granted, 3);
  say(demand_atom::value, shop, std::int32_t{3});
  EXPECT_EQ(granted, 4) << "one slot is kept for others";
  say(release_atom::value, shop, std::int32_t{1});
  EXPECT_EQ(granted, 5);
  EXPECT_EQ(environment->metrics->slots_held.Value(), 4);
}

TEST_F(EventBus, IgnoresWhoeverIsNotTheTenant) {
  start();
  commit(range(1, 10));
  take_delivered();
  const auto stranger = make_tenant();
  caf::send_as(stranger, bus, demand_atom::value, shop, std::int32_t{3});
  caf::send_as(stranger, bus, credit_atom::value, shop, std::uint64_t{4}, std::uint64_t{0}, std::uint64_t{0});
  run();
  EXPECT_EQ(granted, 0);
  EXPECT_THAT(take_delivered(), IsEmpty());
}

TEST_F(EventBus, DeliversAgainFromTheStoreWhenATenantDied) {
  start();
  commit({1, 2, 3});
  say(demand_atom::value, shop, std::int32_t{3});
  take_delivered();
  settle(1);
  stored = {2, 3};
  kill(tenant);
  EXPECT_EQ(environment->metrics->slots_held.Value(), 0);
  EXPECT_EQ(releases, 1) << "the engine must not give the dead one again";
  commit({4});
  EXPECT_THAT(take_delivered(), IsEmpty());
  EXPECT_EQ(starts, 1);
  advance(60ms);
  EXPECT_EQ(starts, 2);
  EXPECT_EQ(retry_loads, 1);
  EXPECT_THAT(take_delivered(), ElementsAre(2, 3, 4));
}

TEST_F(EventBus, WaitsLongerForATenantThatDiesAgainAndAgain) {
  start();
  commit({1});
  for (const auto pause : {50ms, 100ms, 200ms}) {
    kill(tenant);
    const auto before = starts;
    advance(pause - 10ms);
    EXPECT_EQ(starts, before);
    advance(20ms);
    EXPECT_EQ(starts, before + 1);
  }
  kill(tenant);
  advance(50s, 1s);
  EXPECT_EQ(starts, 4);
  advance(11s, 1s);
  EXPECT_EQ(starts, 5);
}

TEST_F(EventBus, DeliversRetriesToTheirOneScript) {
  start();
  EXPECT_TRUE(due({{shop, event_seq{7}, script_id{3}, 2, begin}}));
  ASSERT_EQ(delivered.size(), 1U);
  EXPECT_EQ(delivered[0].event().seq, event_seq{7});
  EXPECT_EQ(delivered[0].script, script_id{3});
  EXPECT_EQ(delivered[0].attempt, 2);
}

TEST_F(EventBus, TakesNoRetriesThatItCannotDeliver) {
  start();
  readable = false;
  EXPECT_FALSE(due({{shop, event_seq{7}, script_id{3}, 2, begin}}));
  readable = true;
  commit({1});
  kill(tenant);
  EXPECT_FALSE(due({{shop, event_seq{7}, script_id{3}, 2, begin}}));
}

TEST_F(EventBus, RetiresATenantThatHasBeenIdle) {
  start();
  commit({1});
  advance(60s, 1s);
  EXPECT_EQ(releases, 0) << "its event is not settled";
  settle(1);
  advance(20s, 1s);
  EXPECT_EQ(releases, 0);
  advance(30s, 1s);
  EXPECT_EQ(releases, 1);
  commit({2});
  EXPECT_EQ(starts, 2);
  EXPECT_THAT(take_delivered(), ElementsAre(1, 2));
}

TEST_F(EventBus, KeepsATenantWhoseRetryIsNotSettled) {
  start();
  due({{shop, event_seq{7}, script_id{3}, 2, begin}});
  advance(60s, 1s);
  EXPECT_EQ(releases, 0);
  settle(0, 1);
  advance(60s, 1s);
  EXPECT_EQ(releases, 1);
}

TEST_F(EventBus, HandsOutNothingMoreOnceItIsDrained) {
  start();
  commit({1});
  take_delivered();
  bool drained = false;
  owned(system.spawn([&](caf::event_based_actor* self) {
    self->request(bus, 1min, drain_atom::value).then([&](bool done) { drained = done; });
  }));
  run();
  EXPECT_TRUE(drained);
  EXPECT_EQ(drains, 1);
  commit({2});
  EXPECT_THAT(take_delivered(), IsEmpty());
  EXPECT_FALSE(due({{shop, event_seq{7}, script_id{3}, 2, begin}}));
}

}  // namespace
}  // namespace sluice::test
