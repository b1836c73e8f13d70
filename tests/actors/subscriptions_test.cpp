#include "actors/subscriptions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluice {
namespace {

using testing::ElementsAre;

constexpr tenant_id shop{1};
constexpr tenant_id bank{2};

TEST(MatchesType, TakesAPatternWithoutAStarLiterally) {
  EXPECT_TRUE(matches_type("order.created", "order.created"));
  EXPECT_FALSE(matches_type("order.created", "order.created.late"));
  EXPECT_FALSE(matches_type("order.created", "order"));
}

TEST(MatchesType, LetsAStarAtTheEndStandForAnything) {
  EXPECT_TRUE(matches_type("order.*", "order.created"));
  EXPECT_TRUE(matches_type("order.*", "order.item.added"));
  EXPECT_FALSE(matches_type("order.*", "order"));
  EXPECT_FALSE(matches_type("order.*", "orders.created"));
  EXPECT_TRUE(matches_type("*", "anything"));
}

TEST(Subscriptions, MatchesNobodyWhereNothingIsSubscribed) {
  subscriptions routes;
  EXPECT_EQ(routes.match(shop, "order.created"), nullptr);
}

TEST(Subscriptions, NamesEachMatchingScriptOnceInAscendingOrder) {
  subscriptions routes;
  routes.set(shop, script_id{3}, {"order.*", "*"});
  routes.set(shop, script_id{1}, {"order.created"});
  routes.set(shop, script_id{2}, {"invoice.*"});
  EXPECT_THAT(*routes.match(shop, "order.created"), ElementsAre(script_id{1}, script_id{3}));
}

TEST(Subscriptions, KeepsTenantsApart) {
  subscriptions routes;
  routes.set(shop, script_id{1}, {"*"});
  EXPECT_EQ(routes.match(bank, "order.created"), nullptr);
}

TEST(Subscriptions, SharesOneSetAmongEqualAnswers) {
  subscriptions routes;
  routes.set(shop, script_id{1}, {"order.*"});
  EXPECT_EQ(routes.match(shop, "order.created"), routes.match(shop, "order.created"));
}

TEST(Subscriptions, ForgetsCachedAnswersWhenAScriptChanges) {
  subscriptions routes;
  routes.set(shop, script_id{1}, {"order.*"});
  ASSERT_NE(routes.match(shop, "order.created"), nullptr);
  EXPECT_EQ(routes.match(shop, "invoice.sent"), nullptr);

  routes.set(shop, script_id{1}, {"invoice.*"});
  EXPECT_EQ(routes.match(shop, "order.created"), nullptr);
  EXPECT_THAT(*routes.match(shop, "invoice.sent"), ElementsAre(script_id{1}));

  routes.set(shop, script_id{1}, {});
  EXPECT_EQ(routes.match(shop, "invoice.sent"), nullptr);
}

TEST(Subscriptions, StaysRightForATenantThatMakesUpTypes) {
  subscriptions routes;
  routes.set(shop, script_id{1}, {"made-up.*"});
  for (int i = 0; i < 25'000; ++i) ASSERT_NE(routes.match(shop, "made-up." + std::to_string(i)), nullptr);
  EXPECT_EQ(routes.match(shop, "other"), nullptr);
}

}  // namespace
}  // namespace sluice
