#pragma once

#include "schemas/error.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace sluice::bench {

struct waiting_options {
  std::string binary;                   ///< of the engine
  std::size_t scripts = 10'000;         ///< executions, each of which awaits one HTTP answer
  std::chrono::milliseconds delay{50};  ///< of each answer
  bool gated = false;                   ///< the first answer waits until all executions have asked
  std::vector<std::string> settings{};  ///< of the engine, beside those that let so many run at once
};

struct waiting_result {
  std::size_t most_waiting = 0;  ///< at once, as the server that they ask has counted
  std::size_t threads_before = 0;
  std::size_t threads_most = 0;
  std::size_t resident_before = 0;  ///< bytes, before the first publish
  std::size_t resident_most = 0;    ///< bytes
  double waiting_seconds = 0;       ///< first publish → all wait; 0 if not gated
  double total_seconds = 0;         ///< first publish → last success committed
  double cpu_seconds = 0;           ///< of the engine, in this time
};

/// One engine from nothing, with one tenant and one script. Fails if an execution did not succeed at once.
expected<waiting_result> run_waiting_round(const waiting_options& options);

}  // namespace sluice::bench
