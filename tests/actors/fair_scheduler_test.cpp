#include "actors/fair_scheduler.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace sluice {
namespace {

using testing::ElementsAre;

constexpr tenant_id a{1};
constexpr tenant_id b{2};
constexpr tenant_id c{3};

/// Grants until nobody may have another slot.
std::vector<tenant_id> grant_all(fair_scheduler& scheduler) {
  std::vector<tenant_id> granted;
  while (auto tenant = scheduler.grant()) granted.push_back(*tenant);
  return granted;
}

TEST(FairScheduler, GrantsNothingToNobody) {
  fair_scheduler scheduler{4};
  EXPECT_EQ(scheduler.grant(), std::nullopt);
}

TEST(FairScheduler, GoesRoundTheTenants) {
  fair_scheduler scheduler{10};
  scheduler.demand(a, 3);
  scheduler.demand(b, 2);
  scheduler.demand(c, 1);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(a, b, c, a, b, a));
  EXPECT_EQ(scheduler.held(), 6);
  EXPECT_EQ(scheduler.held_by(a), 3);
}

TEST(FairScheduler, GivesATenantAsManySlotsATurnAsItWeighs) {
  fair_scheduler scheduler{20};
  scheduler.set_weight(a, 3);
  scheduler.demand(a, 5);
  scheduler.demand(b, 3);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(a, a, a, b, a, a, b, b));
}

TEST(FairScheduler, GivesOneTenantAllButTheReserveWhenNobodyElseWants) {
  fair_scheduler scheduler{10};
  scheduler.demand(a, 100);
  EXPECT_EQ(grant_all(scheduler).size(), 8U);
}

TEST(FairScheduler, KeepsTheReserveForTenantsThatHoldNothing) {
  fair_scheduler scheduler{10};
  scheduler.demand(a, 100);
  grant_all(scheduler);
  scheduler.demand(b, 5);
  scheduler.demand(c, 5);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(b, c));
  EXPECT_EQ(scheduler.held(), 10);
}

TEST(FairScheduler, LetsOthersInAsSoonAsATenantInEndlessLoopsGivesASlotBack) {
  fair_scheduler scheduler{4};
  scheduler.demand(a, 100);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(a, a, a));
  scheduler.demand(b, 2);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(b));
  scheduler.release(a, 1);
  EXPECT_THAT(grant_all(scheduler), ElementsAre());  // the free slot is the reserve again
  scheduler.release(a, 1);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(a));
  scheduler.release(a, 1);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(b));
}

TEST(FairScheduler, UsesASingleSlotInFull) {
  fair_scheduler scheduler{1};
  scheduler.demand(a, 2);
  scheduler.demand(b, 1);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(a));
  scheduler.release(a, 1);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(b));
  scheduler.release(b, 1);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(a));
}

TEST(FairScheduler, FreesWhatAForgottenTenantHeldAndWanted) {
  fair_scheduler scheduler{5};
  scheduler.demand(a, 10);
  grant_all(scheduler);
  ASSERT_EQ(scheduler.held(), 4);
  scheduler.forget(a);
  EXPECT_EQ(scheduler.held(), 0);
  EXPECT_EQ(scheduler.grant(), std::nullopt);
  scheduler.release(a, 4);  // said before it was gone: changes nothing
  EXPECT_EQ(scheduler.held(), 0);
  scheduler.demand(b, 2);
  EXPECT_THAT(grant_all(scheduler), ElementsAre(b, b));
}

TEST(FairScheduler, NeverCountsMoreBackThanATenantHolds) {
  fair_scheduler scheduler{5};
  scheduler.demand(a, 1);
  scheduler.demand(b, 1);
  grant_all(scheduler);
  scheduler.release(a, 7);
  EXPECT_EQ(scheduler.held_by(a), 0);
  EXPECT_EQ(scheduler.held(), 1);
}

}  // namespace
}  // namespace sluice
