#pragma once

#include "store/types.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace sluice {

/// How long to wait after the `failures`-th failure (from 1): base · factor^(failures−1), at most max, ± the
/// policy's jitter. `random` is 64 random bits.
std::chrono::milliseconds retry_delay(const retry_policy& policy, int failures, std::uint64_t random);

/// Decides what becomes of a delivery after an execution: sets `outcome` and, for a retry, `due_at`.
/// `permanent` = trying again cannot help.
void decide_outcome(execution& run, const retry_policy& policy, bool permanent, timestamp now,
                    std::uint64_t random);

/// Restarts of one actor: after each failure a longer pause (50 ms doubling up to 5 s), and an end once there
/// were more than `limit` within `window`, as Erlang's supervisors do.
class restart_budget {
 public:
  restart_budget(int limit, std::chrono::milliseconds window) : limit_(limit), window_(window) {}

  /// Records a failure at `now`; returns the pause before the restart, or none if it should not restart.
  std::optional<std::chrono::milliseconds> failed(timestamp now);

 private:
  int limit_;
  std::chrono::milliseconds window_;
  std::deque<timestamp> failures_;
};

}  // namespace sluice
