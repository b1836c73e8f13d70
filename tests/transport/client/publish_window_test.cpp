#include "transport/client/publish_window.hpp"

#include <gtest/gtest.h>

#include <future>

namespace sluice::client {
namespace {

using namespace std::chrono_literals;

outgoing_batch batch_of(std::uint32_t events) {
  outgoing_batch batch;
  for (std::uint32_t i = 0; i < events; ++i) batch.add("{}");
  return batch;
}

struct PublishWindow : ::testing::Test {
  std::vector<batch_outcome> outcomes;
  publish_window window{10, [this](const batch_outcome& outcome) { outcomes.push_back(outcome); }};
  publish_window::clock::time_point start = publish_window::clock::now();
};

TEST_F(PublishWindow, HandsBatchesOutInOrderWithinTheCredit) {
  window.add(batch_of(3));
  window.add(batch_of(2));
  EXPECT_EQ(window.take(2), nullptr) << "a later, smaller batch must not overtake";
  EXPECT_EQ(window.take(3)->number, 1u);
  EXPECT_EQ(window.take(3)->number, 2u);
  EXPECT_EQ(window.take(100), nullptr);
}

TEST_F(PublishWindow, ReportsAnAckWithTheTimeSinceItWasFirstSent) {
  window.add(batch_of(3));
  window.take(3, start);
  window.disconnected();
  window.take(3, start + 5ms);
  window.acked(1, 2, 1, start + 7ms);
  ASSERT_EQ(outcomes.size(), 1u);
  EXPECT_EQ(outcomes[0].accepted, 2u);
  EXPECT_EQ(outcomes[0].duplicates, 1u);
  EXPECT_EQ(outcomes[0].latency, 7ms);
  EXPECT_EQ(window.counts().acked, 3u);
  EXPECT_TRUE(window.wait_until_empty(0ms));
}

TEST_F(PublishWindow, SendsAgainWhatWasNackedOrInFlightWhenTheConnectionWasLost) {
  window.add(batch_of(1));
  window.add(batch_of(1));
  window.take(1);
  window.take(1);
  window.nacked(2, {error_code::backlog_full, "full", {}});
  EXPECT_EQ(window.take(1)->number, 2u);
  window.disconnected();
  EXPECT_EQ(window.take(1)->number, 1u);
  EXPECT_EQ(window.take(1)->number, 2u);
  EXPECT_TRUE(outcomes.empty());
  EXPECT_EQ(window.counts().nacks, 1u);
  EXPECT_EQ(window.last_nack()->code, error_code::backlog_full);
}

TEST_F(PublishWindow, IgnoresAnAnswerToWhatIsNotInFlight) {
  window.add(batch_of(1));
  window.acked(1, 1, 0);
  window.acked(7, 1, 0);
  window.refused(7, {error_code::internal, "", {}});
  EXPECT_TRUE(outcomes.empty());
  EXPECT_EQ(window.wait_until_empty(0ms).error().code, error_code::timed_out);
}

TEST_F(PublishWindow, WaitsForRoomUntilABatchIsSettled) {
  window.add(batch_of(6));
  EXPECT_FALSE(window.wait_for_room(5, 0ms));
  auto added = std::async(std::launch::async, [this] { return window.add(batch_of(5)); });
  window.take(6);
  window.acked(1, 6, 0);
  EXPECT_EQ(*added.get(), 2u);
}

TEST_F(PublishWindow, TakesABatchLargerThanTheWindowWhenEmpty) { EXPECT_TRUE(window.add(batch_of(50))); }

TEST_F(PublishWindow, RefusesABatchThatNoCreditWillEverCover) {
  window.add(batch_of(8));
  window.refuse_if_larger_than(8);
  EXPECT_TRUE(outcomes.empty());
  window.refuse_if_larger_than(7);
  ASSERT_EQ(outcomes.size(), 1u);
  EXPECT_EQ(outcomes[0].refused->code, error_code::too_large);
  EXPECT_EQ(window.counts().refused, 8u);
}

TEST_F(PublishWindow, RefusesEverythingOnceAbandoned) {
  window.add(batch_of(1));
  window.add(batch_of(1));
  window.take(1);
  window.abandon({error_code::store_unavailable, "gone", {}});
  ASSERT_EQ(outcomes.size(), 2u);
  EXPECT_EQ(outcomes[1].refused->message, "gone");
  EXPECT_EQ(window.add(batch_of(1)).error().message, "gone");
  EXPECT_EQ(window.wait_until_empty(0ms).error().message, "gone");
}

}  // namespace
}  // namespace sluice::client
