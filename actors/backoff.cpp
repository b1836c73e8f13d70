#include "actors/backoff.hpp"

#include <algorithm>
#include <cmath>

namespace sluice {

using std::chrono::milliseconds;

milliseconds retry_delay(const retry_policy& policy, int failures, std::uint64_t random) {
  const double grown = static_cast<double>(policy.base.count()) * std::pow(policy.factor, failures - 1);
  const double bounded = std::min(grown, static_cast<double>(policy.max.count()));
  const double unit = static_cast<double>(random >> 11) * 0x1.0p-53;  // [0, 1)
  const double jittered = bounded * (1.0 + policy.jitter * (2.0 * unit - 1.0));
  return milliseconds(std::llround(std::max(0.0, jittered)));
}

void decide_outcome(execution& run, const retry_policy& policy, bool permanent, timestamp now,
                    std::uint64_t random) {
  if (run.status == execution_status::succeeded) {
    run.outcome = delivery_state::succeeded;
  } else if (permanent || run.attempt >= policy.attempts) {
    run.outcome = delivery_state::dead;
  } else {
    run.outcome = delivery_state::retrying;
    run.due_at = now + retry_delay(policy, run.attempt, random);
  }
}

std::optional<milliseconds> restart_budget::failed(timestamp now) {
  constexpr milliseconds first_pause{50};
  constexpr milliseconds longest_pause{5'000};
  failures_.push_back(now);
  while (now - failures_.front() > window_) failures_.pop_front();
  const auto count = static_cast<int>(failures_.size());
  if (count > limit_) return std::nullopt;
  return std::min(longest_pause, first_pause * (1 << std::min(count - 1, 10)));
}

}  // namespace sluice
