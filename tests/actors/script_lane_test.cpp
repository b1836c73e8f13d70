#include "actors/script_lane.hpp"

#include "tests/actors/event_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluice {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

runnable_script active_script(int concurrency = 10) {
  runnable_script script;
  script.row.id = script_id{1};
  script.row.status = script_status::active;
  script.row.settings.concurrency = concurrency;
  script.program = std::make_shared<const compiled_script>();
  return script;
}

class ScriptLane : public testing::Test {
 protected:
  void push(std::int64_t first, std::int64_t last) {
    const auto batch = test::stored_batch(tenant_id{1}, test::range(first, last));
    for (std::uint32_t i = 0; i < batch->events.size(); ++i) lane.push({batch, i, script_id{1}, 1});
  }

  script_lane lane{active_script()};
};

TEST_F(ScriptLane, StartsNothingWithoutWork) { EXPECT_EQ(lane.startable(4), 0); }

TEST_F(ScriptLane, StartsNothingThatCannotRun) {
  push(1, 10);
  auto script = active_script();
  script.row.status = script_status::paused;
  lane.update(script);
  EXPECT_EQ(lane.startable(4), 0);
  script = active_script();
  script.program = nullptr;
  lane.update(script);
  EXPECT_EQ(lane.startable(4), 0);
}

TEST_F(ScriptLane, AsksForAnotherActorOnlyIfItHasEnoughToDo) {
  push(1, 8);
  EXPECT_EQ(lane.startable(4), 1);
  push(9, 9);
  EXPECT_EQ(lane.startable(4), 2);
}

TEST_F(ScriptLane, StaysWithinTheProcessorsAndItsConcurrency) {
  push(1, 100);
  EXPECT_EQ(lane.startable(2), 2);
  lane.began();
  EXPECT_EQ(lane.startable(2), 1);
  lane.update(active_script(1));
  EXPECT_EQ(lane.startable(2), 0);
}

TEST_F(ScriptLane, LetsOthersUseTheProcessorWhileAnExecutionWaits) {
  push(1, 100);
  lane.update(active_script(3));
  lane.began();
  lane.began();
  EXPECT_EQ(lane.startable(2), 0);
  lane.waits();
  EXPECT_EQ(lane.startable(2), 1);
  EXPECT_EQ(lane.busy(), 2);
  lane.resumes();
  lane.ended(false);
  lane.ended(false);
  EXPECT_EQ(lane.busy(), 0);
}

TEST_F(ScriptLane, DividesWhatIsReadyAmongTheActorsThatCanStart) {
  push(1, 20);
  EXPECT_THAT(*lane.take(64, 2), SizeIs(10));
  EXPECT_EQ(lane.ready(), 10U);
  EXPECT_THAT(*lane.take(4, 1), SizeIs(4));
}

TEST_F(ScriptLane, PutsReturnedWorkBackInFront) {
  push(1, 4);
  const auto first = lane.take(2, 1);
  lane.put_back(*first);
  EXPECT_THAT(test::seqs_of(*lane.take(4, 1)), ElementsAre(1, 2, 3, 4));
}

TEST_F(ScriptLane, RunsTheWorkOfAnActorThatDiedOneByOne) {
  push(1, 5);
  const auto first = lane.take(3, 1);
  lane.put_back_alone(*first);
  EXPECT_THAT(test::seqs_of(*lane.take(64, 1)), ElementsAre(1));
  EXPECT_THAT(test::seqs_of(*lane.take(64, 1)), ElementsAre(2));
  EXPECT_THAT(test::seqs_of(*lane.take(64, 1)), ElementsAre(3));
  EXPECT_THAT(test::seqs_of(*lane.take(64, 1)), ElementsAre(4, 5));
}

TEST_F(ScriptLane, ForgetsToRunOneByOneWhatWasTakenAway) {
  push(1, 3);
  lane.put_back_alone(*lane.take(3, 1));
  lane.take_all();
  push(4, 6);
  EXPECT_THAT(test::seqs_of(*lane.take(64, 1)), ElementsAre(4, 5, 6));
}

}  // namespace
}  // namespace sluice
