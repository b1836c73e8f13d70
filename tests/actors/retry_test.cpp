#include "actors/retry.hpp"

#include "actors/backoff.hpp"
#include "tests/actors/actor_fixture.hpp"

#include <map>
#include <set>

namespace sluice::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr script_id reacts{1};

class Retry : public ActorTest {
 protected:
  void start() {
    bus = fake<event_bus_actor>([this](due_atom, tenant_id, const due_list_ptr& due) {
      if (!delivers) return false;
      for (const auto& delivery : *due)
        handed_out.push_back({delivery.event.value, elapsed(), delivery.attempt});
      return true;
    });
    reader =
        fake<reader_actor>([this](due_atom, const due_delivery& from, std::uint64_t limit) -> due_result {
          if (!readable) return fail(error_code::store_unavailable, "the disk is gone");
          std::vector<due_delivery> page;
          for (const auto& [place, row] : stored)
            if (place > std::pair{from.due_at, from.event} && page.size() < limit) page.push_back(row);
          return list_of(std::move(page));
        });
    retry = owned(system.spawn(sluice::retry, shared_environment(), bus, reader));
    caf::anon_send(retry, load_atom::value, shop);
    run();
  }

  void store(std::int64_t event, timestamp due_at, int attempt = 2) {
    stored[{due_at, event_seq{event}}] = {shop, event_seq{event}, reacts, attempt, due_at};
  }

  /// An attempt has ended and is on disk.
  void settle(std::int64_t event, int attempt, delivery_state outcome, timestamp due_at = {}) {
    execution run;
    run.tenant = shop;
    run.event = event_seq{event};
    run.script = reacts;
    run.attempt = attempt;
    run.outcome = outcome;
    run.due_at = due_at;
    std::erase_if(stored, [&](const auto& row) { return row.second.event == run.event; });
    if (outcome == delivery_state::retrying) store(event, due_at, attempt + 1);
    auto work = std::make_shared<settlement>();
    work->tenant = shop;
    work->executions.push_back(run);
    caf::anon_send(retry, settled_atom::value, settlement_ptr{work});
    this->run();
  }

  struct hand_out {
    std::int64_t event;
    std::chrono::microseconds at;
    int attempt;
    bool operator==(const hand_out&) const = default;
  };
  bool delivers = true;
  bool readable = true;
  std::vector<hand_out> handed_out;
  std::map<std::pair<timestamp, event_seq>, due_delivery> stored;
  event_bus_actor bus;
  reader_actor reader;
  retry_actor retry;
};

TEST_F(Retry, WakesADeliveryAfterTwoFourEightSixteenAndThirtyTwoSeconds) {
  start();
  const retry_policy policy{.jitter = 0};
  std::chrono::microseconds expected{0};
  for (int failures = 1; failures <= 5; ++failures) {
    const auto delay = retry_delay(policy, failures, 0);
    EXPECT_EQ(delay, std::chrono::seconds{1 << failures});
    settle(7, failures, delivery_state::retrying, environment->clock() + delay);
    expected += delay;
    advance(delay - 10ms);
    EXPECT_EQ(handed_out.size(), static_cast<std::size_t>(failures - 1));
    advance(10ms);
    ASSERT_EQ(handed_out.size(), static_cast<std::size_t>(failures));
    EXPECT_EQ(handed_out.back(), (hand_out{7, expected, failures + 1}));
  }
  settle(7, 6, delivery_state::dead);
  advance(60s, 1s);
  EXPECT_EQ(handed_out.size(), 5U);
}

TEST_F(Retry, ReadsThousandsFromTheStoreAndHandsEachOutOnce) {
  for (int event = 1; event <= 3'000; ++event) store(event, begin + std::chrono::milliseconds(event));
  start();
  std::set<std::int64_t> seen;
  for (std::size_t next = 0; seen.size() < 3'000; advance(1s, 100ms)) {
    ASSERT_LT(elapsed(), 1min) << seen.size() << " were handed out";
    ASSERT_LE(handed_out.size() - next, 250U) << "so many may be in flight";
    const auto end = handed_out.size();
    for (; next < end; ++next) {
      ASSERT_TRUE(seen.insert(handed_out[next].event).second) << handed_out[next].event << " came twice";
      settle(handed_out[next].event, 2, delivery_state::succeeded);
    }
  }
}

TEST_F(Retry, TriesAgainLaterWhatTheBusCannotDeliver) {
  start();
  delivers = false;
  settle(7, 1, delivery_state::retrying, begin + 1s);
  advance(1400ms);
  EXPECT_THAT(handed_out, IsEmpty());
  delivers = true;
  advance(200ms);
  EXPECT_THAT(handed_out, ElementsAre(hand_out{7, 1500ms, 2}));
}

TEST_F(Retry, TriesAgainWhenTheBusIsGone) {
  start();
  settle(7, 1, delivery_state::retrying, begin + 1s);
  kill(bus);
  advance(5s);  // nothing breaks
  EXPECT_THAT(handed_out, IsEmpty());
}

TEST_F(Retry, ReadsAgainAfterAFailureAndHandsOutNothingTwice) {
  start();
  for (int event = 1; event <= 2'000; ++event) {
    const auto due_at = begin + std::chrono::milliseconds(event);
    settle(event, 1, delivery_state::retrying, due_at);
  }
  readable = false;
  advance(5s, 100ms);  // 250 are in flight, others wait for them
  const auto before = handed_out.size();
  for (std::size_t i = 0; i < before; ++i)
    if (i % 2 == 0) settle(handed_out[i].event, 2, delivery_state::succeeded);
  advance(2s, 100ms);
  readable = true;
  std::set<std::int64_t> seen;
  std::size_t next = 0;
  for (int turn = 0; turn < 50; ++turn) {
    const auto end = handed_out.size();
    for (; next < end; ++next) {
      ASSERT_TRUE(seen.insert(handed_out[next].event).second) << handed_out[next].event << " came twice";
      if (next >= before || next % 2 == 1) settle(handed_out[next].event, 2, delivery_state::succeeded);
    }
    advance(500ms, 100ms);
  }
  EXPECT_EQ(seen.size(), 2'000U);
}

TEST_F(Retry, HandsOutAgainWhatADeadTenantHadInHand) {
  store(7, begin);
  start();
  ASSERT_EQ(handed_out.size(), 1U);
  caf::anon_send(retry, load_atom::value, shop);
  run();
  EXPECT_THAT(handed_out, ElementsAre(hand_out{7, 0ms, 2}, hand_out{7, 0ms, 2}));
}

}  // namespace
}  // namespace sluice::test
