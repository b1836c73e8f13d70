#include "transport/egress/fair_gate.hpp"

#include <gtest/gtest.h>

namespace sluice {
namespace {

constexpr tenant_id a{1}, b{2}, c{3};

TEST(FairGate, LetsTenantsTakeTurns) {
  fair_gate<int> gate(100, 100);
  for (int i = 0; i < 3; ++i) gate.push(a, i);
  gate.push(b, 10);
  gate.push(c, 20);
  std::vector<int> order;
  while (const auto turn = gate.next()) order.push_back(turn->item);
  EXPECT_EQ(order, (std::vector{0, 10, 20, 1, 2}));
}

TEST(FairGate, BoundsATenantAndAllTogether) {
  fair_gate<int> gate(2, 3);
  for (int i = 0; i < 4; ++i) gate.push(a, i);
  EXPECT_EQ(gate.next()->item, 0);
  EXPECT_EQ(gate.next()->item, 1);
  EXPECT_FALSE(gate.next());
  gate.push(b, 10);
  gate.push(b, 11);
  EXPECT_EQ(gate.next()->item, 10);
  EXPECT_FALSE(gate.next()) << "all together";
  gate.done(b);
  EXPECT_EQ(gate.next()->item, 11);
  gate.done(a);
  EXPECT_EQ(gate.next()->item, 2);
  EXPECT_EQ(gate.active(), 3u);
  EXPECT_EQ(gate.waiting(a), 1u);
}

TEST(FairGate, TakesBackWhatWaits) {
  fair_gate<int> gate(1, 10);
  gate.push(a, 0);
  gate.push(a, 1);
  gate.push(b, 2);
  EXPECT_TRUE(gate.remove(a, 0));
  EXPECT_FALSE(gate.remove(a, 0));
  EXPECT_TRUE(gate.remove(a, 1));
  EXPECT_EQ(gate.next()->item, 2);
  EXPECT_FALSE(gate.next());
  gate.done(b);
  EXPECT_EQ(gate.waiting() + gate.active(), 0u);
}

TEST(FairGate, WhatCouldNotBeginIsTheFirstToTryAgain) {
  fair_gate<int> gate(2, 10);
  for (int i = 0; i < 3; ++i) gate.push(a, i);
  EXPECT_EQ(gate.next()->item, 0);
  EXPECT_EQ(gate.next()->item, 1);
  gate.put_back(a, 1);
  EXPECT_EQ(gate.active(), 1u);
  EXPECT_EQ(gate.waiting(a), 2u);
  EXPECT_EQ(gate.next()->item, 1);
  EXPECT_FALSE(gate.next());
  gate.put_back(a, 1);
  EXPECT_TRUE(gate.remove(a, 1));
  EXPECT_EQ(gate.next()->item, 2);
}

TEST(FairGate, LetsFewerBeginWithALowerLimit) {
  fair_gate<int> gate(10, 10);
  for (int i = 0; i < 4; ++i) gate.push(a, i);
  EXPECT_TRUE(gate.next());
  EXPECT_TRUE(gate.next());
  gate.set_limit(1);
  EXPECT_FALSE(gate.next());
  gate.done(a);
  EXPECT_FALSE(gate.next());
  gate.done(a);
  EXPECT_EQ(gate.next()->item, 2);
  gate.set_limit(2);
  EXPECT_EQ(gate.next()->item, 3);
}

}  // namespace
}  // namespace sluice
