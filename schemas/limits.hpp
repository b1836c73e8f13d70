#pragma once

#include <chrono>
#include <cstddef>

namespace sluice {

/// What one execution may use. Defaults and ranges: DESIGN's table of limits; settable by tenant and script.
struct execution_limits {
  std::chrono::milliseconds wall_time{30'000};
  std::chrono::milliseconds cpu_time{1'000};
  std::size_t memory_bytes = 64u << 20;  ///< of the heap, in all
  std::size_t result_bytes = 1u << 20;
  std::size_t log_bytes = 1u << 20;
  std::size_t log_lines = 1'000;
  std::size_t sdk_calls = 100;
};

/// What a deploy may use.
struct compile_limits {
  std::size_t source_bytes = 100u << 10;
  std::chrono::milliseconds time{20'000};  ///< of the CPU
  std::size_t memory_bytes = 512u << 20;
};

/// When a failed delivery is tried again: base_ms · factor^(failures−1), at most max_ms, ± jitter.
struct retry_policy {
  int attempts = 6;  ///< tries in all, the first included
  std::chrono::milliseconds base{2'000};
  double factor = 2.0;
  std::chrono::milliseconds max{300'000};
  double jitter = 0.1;  ///< share of the delay, both ways
};

}  // namespace sluice
