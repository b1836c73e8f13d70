#include "cli/timer_host.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <thread>

namespace sluice {

double timer_host::now_ms() {
  using namespace std::chrono;
  return static_cast<double>(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

void timer_host::start_call(call_number number, const host_call& call) {
  if (call.name != "sleep") {
    unknown_.push_back(number);
    return;
  }
  // "[250]"; what is longer than any wall time limit need not be exact.
  constexpr double longest_ms = 1e9;
  const std::string args{call.args.substr(1)};
  const double ms = std::min(std::strtod(args.c_str(), nullptr), longest_ms);
  timers_.emplace(clock::now() + std::chrono::milliseconds{static_cast<std::int64_t>(ms)}, number);
}

run_state timer_host::answer_next(script_heap& heap) {
  if (!unknown_.empty()) {
    const call_number number = unknown_.back();
    unknown_.pop_back();
    return heap.fail_call(number,
                          sdk_error{sdk_code::unavailable, "this call needs the engine: sluice serve"});
  }
  const call_number number = timers_.begin()->second;
  timers_.erase(timers_.begin());
  return heap.settle_call(number, {});
}

execution_output timer_host::run(script_heap& heap, std::string_view event_json,
                                 const execution_context& context, clock::time_point deadline) {
  timers_.clear();
  unknown_.clear();
  run_state state = heap.start(event_json, context);
  while (state == run_state::waiting) {
    const clock::time_point due =
        unknown_.empty() && !timers_.empty() ? timers_.begin()->first : clock::now();
    std::this_thread::sleep_until(std::min(due, deadline));
    if (clock::now() >= deadline) {
      heap.expire();
      break;
    }
    state = answer_next(heap);
  }
  return heap.take_output();
}

}  // namespace sluice
