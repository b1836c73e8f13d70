#include "cli/limits.hpp"

#include <gtest/gtest.h>

namespace sluice {
namespace {

// The parts have defaults of their own, for those who use them alone: they are the settings'.
TEST(Limits, DefaultsOfTheSettingsAreTheDefaultsOfTheParts) {
  const auto limits = execution_limits_from({});
  EXPECT_EQ(limits.wall_time, execution_limits{}.wall_time);
  EXPECT_EQ(limits.cpu_time, execution_limits{}.cpu_time);
  EXPECT_EQ(limits.memory_bytes, execution_limits{}.memory_bytes);
  EXPECT_EQ(limits.result_bytes, execution_limits{}.result_bytes);
  EXPECT_EQ(limits.log_bytes, execution_limits{}.log_bytes);
  EXPECT_EQ(limits.log_lines, execution_limits{}.log_lines);
  EXPECT_EQ(limits.sdk_calls, execution_limits{}.sdk_calls);

  const auto compiling = compile_limits_from({});
  EXPECT_EQ(compiling.source_bytes, compile_limits{}.source_bytes);
  EXPECT_EQ(compiling.time, compile_limits{}.time);
  EXPECT_EQ(compiling.memory_bytes, compile_limits{}.memory_bytes);

  const auto retry = retry_policy_from({});
  EXPECT_EQ(retry.attempts, retry_policy{}.attempts);
  EXPECT_EQ(retry.base, retry_policy{}.base);
  EXPECT_EQ(retry.factor, retry_policy{}.factor);
  EXPECT_EQ(retry.max, retry_policy{}.max);
  EXPECT_EQ(retry.jitter, retry_policy{}.jitter);
}

TEST(Limits, FollowTheSettings) {
  settings from;
  from.limits.cpu_time = std::chrono::milliseconds{50};
  from.limits.source_bytes = 1'024;
  from.retry.attempts = 2;
  EXPECT_EQ(execution_limits_from(from).cpu_time, std::chrono::milliseconds{50});
  EXPECT_EQ(compile_limits_from(from).source_bytes, 1'024u);
  EXPECT_EQ(retry_policy_from(from).attempts, 2);
}

}  // namespace
}  // namespace sluice
