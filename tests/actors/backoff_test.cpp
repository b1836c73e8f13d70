#include "actors/backoff.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sluice {
namespace {

using namespace std::chrono_literals;
constexpr std::uint64_t lowest = 0;
constexpr std::uint64_t middle = std::uint64_t{1} << 63;
constexpr std::uint64_t highest = std::numeric_limits<std::uint64_t>::max();
constexpr timestamp noon{std::chrono::hours{12}};

TEST(RetryDelay, DoublesFromTwoSeconds) {
  const retry_policy policy;
  const std::chrono::milliseconds expected[] = {2s, 4s, 8s, 16s, 32s};
  for (int failures = 1; failures <= 5; ++failures) {
    const auto nominal = expected[failures - 1];
    EXPECT_EQ(retry_delay(policy, failures, middle), nominal);
    EXPECT_EQ(retry_delay(policy, failures, lowest), nominal * 9 / 10);
    EXPECT_EQ(retry_delay(policy, failures, highest), nominal * 11 / 10);
  }
}

TEST(RetryDelay, StopsGrowingAtItsMaximum) {
  const retry_policy policy{.max = 10s, .jitter = 0};
  EXPECT_EQ(retry_delay(policy, 4, middle), 10s);
  EXPECT_EQ(retry_delay(policy, 5'000, middle), 10s);
}

TEST(RetryDelay, IsNeverNegative) {
  const retry_policy policy{.jitter = 5};
  EXPECT_EQ(retry_delay(policy, 1, lowest), 0ms);
}

execution failed_attempt(int attempt) {
  execution run;
  run.attempt = attempt;
  run.status = execution_status::failed;
  return run;
}

TEST(DecideOutcome, EndsADeliveryThatSucceeded) {
  execution run;
  decide_outcome(run, {}, false, noon, middle);
  EXPECT_EQ(run.outcome, delivery_state::succeeded);
}

TEST(DecideOutcome, TriesAFailureAgainUntilItsAttemptsAreUsedUp) {
  const retry_policy policy{.attempts = 3};
  auto run = failed_attempt(2);
  decide_outcome(run, policy, false, noon, middle);
  EXPECT_EQ(run.outcome, delivery_state::retrying);
  EXPECT_EQ(run.due_at, noon + 4s);
  run = failed_attempt(3);
  decide_outcome(run, policy, false, noon, middle);
  EXPECT_EQ(run.outcome, delivery_state::dead);
}

TEST(DecideOutcome, BuriesAPermanentFailureAtOnce) {
  auto run = failed_attempt(1);
  decide_outcome(run, {}, true, noon, middle);
  EXPECT_EQ(run.outcome, delivery_state::dead);
}

TEST(RestartBudget, PausesLongerWithEachFailureUpToFiveSeconds) {
  restart_budget budget{100, 1h};
  EXPECT_EQ(budget.failed(noon), 50ms);
  EXPECT_EQ(budget.failed(noon + 1s), 100ms);
  EXPECT_EQ(budget.failed(noon + 2s), 200ms);
  for (int i = 0; i < 50; ++i) budget.failed(noon + 3s);
  EXPECT_EQ(budget.failed(noon + 4s), 5s);
}

TEST(RestartBudget, EndsWhenFailuresComeTooOften) {
  restart_budget budget{2, 60s};
  EXPECT_NE(budget.failed(noon), std::nullopt);
  EXPECT_NE(budget.failed(noon + 10s), std::nullopt);
  EXPECT_EQ(budget.failed(noon + 20s), std::nullopt);
}

TEST(RestartBudget, ForgivesFailuresOutsideItsWindow) {
  restart_budget budget{2, 60s};
  budget.failed(noon);
  budget.failed(noon + 10s);
  EXPECT_EQ(budget.failed(noon + 61s), 100ms);
  EXPECT_EQ(budget.failed(noon + 300s), 50ms);
}

}  // namespace
}  // namespace sluice
