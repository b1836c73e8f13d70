#include "actors/settlement_tracker.hpp"

#include "tests/actors/random_fixture.hpp"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace sluice {
namespace {

TEST(SettlementTracker, KnowsNothingToBeginWith) {
  settlement_tracker tracker;
  EXPECT_EQ(tracker.settled_through(), event_seq{});
  EXPECT_EQ(tracker.open(), 0U);
}

TEST(SettlementTracker, StopsAtTheFirstEventThatIsNotSettled) {
  settlement_tracker tracker;
  for (const std::int64_t seq : {3, 5, 9}) tracker.add(event_seq{seq}, 1);
  EXPECT_TRUE(tracker.finish(event_seq{5}));
  EXPECT_TRUE(tracker.finish(event_seq{9}));
  EXPECT_EQ(tracker.settled_through(), event_seq{});
  EXPECT_TRUE(tracker.finish(event_seq{3}));
  EXPECT_EQ(tracker.settled_through(), event_seq{9});
  EXPECT_EQ(tracker.open(), 0U);
}

TEST(SettlementTracker, SettlesAnEventWithItsLastDelivery) {
  settlement_tracker tracker;
  tracker.add(event_seq{1}, 3);
  EXPECT_FALSE(tracker.finish(event_seq{1}));
  EXPECT_FALSE(tracker.finish(event_seq{1}));
  EXPECT_EQ(tracker.settled_through(), event_seq{});
  EXPECT_TRUE(tracker.finish(event_seq{1}));
  EXPECT_EQ(tracker.settled_through(), event_seq{1});
}

TEST(SettlementTracker, IgnoresEventsItDoesNotTrack) {
  settlement_tracker tracker;
  EXPECT_FALSE(tracker.finish(event_seq{4}));
  tracker.add(event_seq{5}, 1);
  EXPECT_FALSE(tracker.finish(event_seq{4}));
  EXPECT_TRUE(tracker.finish(event_seq{5}));
  EXPECT_FALSE(tracker.finish(event_seq{5}));
  EXPECT_EQ(tracker.settled_through(), event_seq{5});
}

TEST(SettlementTracker, AgreesWithAModelWhateverTheOrder) {
  const auto seed = test::random_seed();
  SCOPED_TRACE("SLUICE_TEST_SEED=" + std::to_string(seed));
  test::random_numbers random{seed};
  for (int round = 0; round < 200; ++round) {
    settlement_tracker tracker;
    std::map<event_seq, std::size_t> model;  // what remains of each event
    std::vector<event_seq> running;
    std::int64_t seq = 0;
    const auto check = [&] {
      event_seq through;
      std::size_t open = 0;
      for (const auto& [event, remaining] : model) open += remaining > 0;
      for (const auto& [event, remaining] : model) {
        if (remaining > 0) break;
        through = event;
      }
      ASSERT_EQ(tracker.settled_through(), through);
      ASSERT_EQ(tracker.open(), open);
    };
    for (int step = 0; step < 100 || !running.empty(); ++step) {
      if (step < 100 && (running.empty() || random.chance(50))) {
        seq += 1 + static_cast<std::int64_t>(random.below(3));
        const auto deliveries = 1 + random.below(3);
        tracker.add(event_seq{seq}, static_cast<std::uint32_t>(deliveries));
        model[event_seq{seq}] = deliveries;
        running.insert(running.end(), deliveries, event_seq{seq});
      } else {
        random.shuffle(running);
        const auto event = running.back();
        running.pop_back();
        ASSERT_EQ(tracker.finish(event).has_value(), --model[event] == 0);
      }
      check();
    }
  }
}

}  // namespace
}  // namespace sluice
