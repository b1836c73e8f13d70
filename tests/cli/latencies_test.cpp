#include "cli/latencies.hpp"

#include <gtest/gtest.h>

namespace sluice {
namespace {

using std::chrono::microseconds;

TEST(Latencies, ArePercentilesByNearestRank) {
  latencies times;
  for (int i = 100; i >= 1; --i) times.add(microseconds(i));
  EXPECT_EQ(times.percentile(0.50), microseconds(50));
  EXPECT_EQ(times.percentile(0.95), microseconds(95));
  EXPECT_EQ(times.percentile(1.0), microseconds(100));
  EXPECT_EQ(times.percentile(0.0), microseconds(1));
}

TEST(Latencies, OfNothingAreZero) { EXPECT_EQ(latencies().percentile(0.5), microseconds(0)); }

}  // namespace
}  // namespace sluice
