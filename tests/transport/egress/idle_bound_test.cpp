#include "transport/egress/idle_bound.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace sluice {
namespace {

TEST(IdleBound, KnowsThatAHostHasNoIdleConnection) {
  idle_bound idle(10);
  EXPECT_FALSE(idle.take("a:80"));
  idle.give("a:80");
  idle.give("a:80");
  EXPECT_FALSE(idle.take("b:80"));
  EXPECT_TRUE(idle.take("a:80"));
  EXPECT_TRUE(idle.take("a:80"));
  EXPECT_FALSE(idle.take("a:80"));
}

TEST(IdleBound, IsNeverMoreThanIsKept) {
  idle_bound idle(2);
  for (int i = 0; i < 5; ++i) idle.give("a:80");
  EXPECT_TRUE(idle.take("a:80"));
  EXPECT_TRUE(idle.take("a:80"));
  EXPECT_FALSE(idle.take("a:80"));
}

TEST(IdleBound, ForgetsRatherThanGrows) {
  idle_bound idle(2);
  idle.give("first:80");
  for (int i = 0; i < 5'000; ++i) idle.give(fmt::format("host-{}:80", i));
  EXPECT_FALSE(idle.take("first:80"));
  EXPECT_TRUE(idle.take("host-4999:80"));
}

}  // namespace
}  // namespace sluice
