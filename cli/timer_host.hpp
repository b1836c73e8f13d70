#pragma once

#include "runtime/heap.hpp"

#include <chrono>
#include <map>
#include <random>
#include <string_view>

namespace sluice {

/// The host of a script outside the engine: the system's clock, real waits for iota.sleep and timers, nothing
/// else.
class timer_host final : public script_host {
 public:
  using clock = std::chrono::steady_clock;

  double now_ms() override;
  std::uint64_t random() override { return random_(); }
  void start_call(call_number number, const host_call& call) override;

  /// Runs one execution to its end, waiting where it waits, until `deadline` at most.
  execution_output run(script_heap& heap, std::string_view event_json, const execution_context& context,
                       clock::time_point deadline);

 private:
  run_state answer_next(script_heap& heap);

  std::multimap<clock::time_point, call_number> timers_;
  std::vector<call_number> unknown_;  ///< calls that need the engine
  std::mt19937_64 random_{std::random_device{}()};
};

}  // namespace sluice
