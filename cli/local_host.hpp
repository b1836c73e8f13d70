#pragma once

#include "actors/http_client.hpp"
#include "actors/outbox.hpp"
#include "actors/random_source.hpp"
#include "runtime/recording.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// What answers the calls of scripts that run outside the engine. One that is empty is not set up.
struct local_services {
  using blocking_service = std::function<sdk_result(const sdk_call&)>;
  std::map<std::string, blocking_service, std::less<>> groups;  ///< by "db", "kv", "secrets"
  std::shared_ptr<http_client> http;
  outbox_limits published;
};

/// The host of one execution outside the engine: the system's clock, real waits, and the services it is
/// given. One thread runs the script and answers its calls; only HTTP goes on beside it.
class local_host final : public script_host {
 public:
  using clock = std::chrono::steady_clock;

  local_host(const local_services& services, execution_context context);
  ~local_host() override;

  double now_ms() override;
  std::uint64_t random() override { return random_.next(); }
  void start_call(call_number number, const host_call& call) override;

  /// Runs the execution to its end, waiting where it waits, until `deadline` at most. `recorder` is told of
  /// the answers; null = nobody is.
  execution_output run(script_heap& heap, std::string_view event_json, clock::time_point deadline,
                       recording_host* recorder);
  /// The events that the execution published, once it has succeeded; null = none.
  event_batch_ptr published() { return outbox_.take(now()); }

 private:
  struct answer {
    call_number number;
    sdk_result result;
  };

  void start_http(call_number number, sdk_call call);
  sdk_result perform(const sdk_call& call);
  void arrived(answer what);
  /// The next answer there is, waiting for it until then; none if that time comes.
  std::optional<answer> next_answer(clock::time_point until);

  const local_services& services_;
  execution_context context_;
  outbox outbox_;
  random_source random_;
  std::multimap<clock::time_point, call_number> timers_;
  std::deque<std::pair<call_number, sdk_call>> calls_;  ///< to be performed when the script waits
  std::vector<http_client::request_id> requests_;

  std::mutex mutex_;  ///< of what follows: HTTP answers come on another thread
  std::condition_variable has_arrived_;
  std::deque<answer> arrived_;
};

}  // namespace sluice
