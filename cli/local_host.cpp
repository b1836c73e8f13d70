#include "cli/local_host.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

namespace sluice {
namespace {

/// What is longer than any wall time limit need not be exact.
constexpr double longest_sleep_ms = 1e9;

/// "[250]"
std::chrono::milliseconds sleep_time(std::string_view args) {
  const std::string text{args.substr(1)};
  return std::chrono::milliseconds{
      static_cast<std::int64_t>(std::min(std::strtod(text.c_str(), nullptr), longest_sleep_ms))};
}

std::string_view group_of(std::string_view call_name) { return call_name.substr(0, call_name.find('.')); }

sdk_result not_set_up(std::string_view group) {
  return refuse(sdk_code::unavailable, fmt::format("iota.{0} is not set up here: give `sluice run` --{0}",
                                                   group == "secrets" ? "secret" : group));
}

}  // namespace

local_host::local_host(const local_services& services, execution_context context)
    : services_(services),
      context_(std::move(context)),
      outbox_({.script = context_.script,
               .delivery = context_.idempotency_key,
               .execution = context_.execution_id},
              services.published) {}

local_host::~local_host() {
  for (const auto request : requests_) services_.http->cancel(request);
}

double local_host::now_ms() {
  using namespace std::chrono;
  return static_cast<double>(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

void local_host::start_call(call_number number, const host_call& call) {
  if (call.name == "sleep") {
    timers_.emplace(clock::now() + sleep_time(call.args), number);
    return;
  }
  sdk_call asked;  // its delivery is none: effects need not happen once
  asked.tenant_name = context_.tenant;
  asked.execution = context_.execution_id;
  asked.name = call.name;
  asked.args = call.args;
  if (group_of(call.name) == "http" && services_.http)
    start_http(number, std::move(asked));
  else
    calls_.emplace_back(number, std::move(asked));
}

void local_host::start_http(call_number number, sdk_call call) {
  requests_.push_back(services_.http->start(call, [this, number](sdk_result result) {
    arrived({number, std::move(result)});
  }));
}

sdk_result local_host::perform(const sdk_call& call) {
  if (call.name == "events.publish") return outbox_.add(call.args, now());
  const auto group = group_of(call.name);
  const auto service = services_.groups.find(group);
  return service == services_.groups.end() ? not_set_up(group) : service->second(call);
}

void local_host::arrived(answer what) {
  const std::lock_guard lock{mutex_};
  arrived_.push_back(std::move(what));
  has_arrived_.notify_one();
}

std::optional<local_host::answer> local_host::next_answer(clock::time_point until) {
  if (!calls_.empty()) {
    const auto [number, call] = std::move(calls_.front());
    calls_.pop_front();
    return answer{number, perform(call)};
  }
  const auto due = timers_.empty() ? until : std::min(until, timers_.begin()->first);
  std::unique_lock lock{mutex_};
  if (has_arrived_.wait_until(lock, due, [this] { return !arrived_.empty(); })) {
    answer next = std::move(arrived_.front());
    arrived_.pop_front();
    return next;
  }
  if (due == until) return std::nullopt;
  const call_number number = timers_.begin()->second;
  timers_.erase(timers_.begin());
  return answer{number, sdk_answer{}};
}

execution_output local_host::run(script_heap& heap, std::string_view event_json, clock::time_point deadline,
                                 recording_host* recorder) {
  run_state state = heap.start(event_json, context_);
  while (state == run_state::waiting) {
    const auto next = next_answer(deadline);
    if (!next || clock::now() >= deadline) {
      if (recorder) recorder->expired();
      heap.expire();
      break;
    }
    if (recorder) recorder->answered(next->number, next->result);
    state = give_answer(heap, next->number, next->result);
  }
  return heap.take_output();
}

}  // namespace sluice
