#include "actors/script.hpp"

#include "actors/backoff.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include <charconv>

namespace sluice {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace {

/// The first number in a JSON array of arguments, bounded to what a timer takes; 0 if there is none.
milliseconds first_argument_ms(std::string_view args) {
  double value = 0;
  const auto begin = args.find_first_not_of("[ ");
  if (begin != std::string_view::npos) std::from_chars(args.data() + begin, args.data() + args.size(), value);
  constexpr double longest = 24.0 * 60 * 60 * 1000;
  return milliseconds{static_cast<std::int64_t>(std::clamp(value, 0.0, longest))};
}

outbox_limits outbox_limits_of(const settings& from) {
  return {.events = from.limits.published_events,
          .event_bytes = from.server.max_event_bytes,
          .depth = static_cast<std::uint32_t>(from.limits.event_chain_depth)};
}

sdk_result_ptr refusal(sdk_code code, std::string message, bool retryable = false) {
  return std::make_shared<const sdk_result>(refuse(code, std::move(message), retryable));
}

execution_status status_of(const execution_output& output) {
  if (output.succeeded) return execution_status::succeeded;
  return output.limit_struck ? execution_status::limit_exceeded : execution_status::failed;
}

}  // namespace

script_state::~script_state() { drop_heap(); }

void script_state::drop_heap() {
  if (heap_) environment->metrics->heaps.Decrement();
  heap_.reset();
  secrets_ = {};
}

double script_state::now_ms() {
  return static_cast<double>(duration_cast<milliseconds>(environment->clock().time_since_epoch()).count());
}

void script_state::start_call(call_number number, const host_call& call) {
  if (call.name == "sleep") {
    const auto wait = first_argument_ms(call.args);
    if (self->clock().now() + wait < current_->deadline)  // else the wall time ends it before
      self->delayed_send(self, wait, timer_atom::value, generation_, number);
    return;
  }
  if (call.name == "events.publish") {
    answers_.push_back({number, std::make_shared<const sdk_result>(publish(call))});
    return;
  }
  if (const auto& service = services.of(call.name)) return ask_service(service, number, call);
  answers_.push_back({number, refusal(sdk_code::unavailable,
                                      fmt::format("iota.{} is not set up on this engine", call.name))});
}

/// The events wait for the execution's success. A full backlog refuses them, as it does those from outside.
sdk_result script_state::publish(const host_call& call) {
  const auto limit = static_cast<std::int64_t>(environment->settings.engine.tenant_backlog_events);
  if (const auto waiting = backlog_->load(); waiting >= limit)
    return refuse(sdk_code::rate_limited,
                  fmt::format("{} events are waiting, the limit is {}", waiting, limit), true);
  return current_->published.add(std::string{call.args}, environment->clock());
}

void script_state::ask_service(const sdk_service_actor& service, call_number number, const host_call& call) {
  current_->asked_services = true;
  auto asked = std::make_shared<const sdk_call>(sdk_call{
      .tenant = script.row.tenant,
      .tenant_name = tenant_name,
      .execution = current_->name,
      .delivery = current_->delivery_name,
      .name = std::string{call.name},
      .args = std::string{call.args},
  });
  // Who waits longer than the execution may is told nothing any more.
  const auto timeout = std::max<steady_clock::duration>(current_->deadline - self->clock().now(), {}) + 1s;
  self->request(service, timeout, call_atom::value, sdk_call_ptr{asked})
      .then(
          [this, generation = generation_, number, asked](const sdk_result_ptr& result) {
            if (!current_ || generation != generation_) return;
            keep_secret(*asked, *result);
            answered(number, result);
          },
          [this, generation = generation_, number](const caf::error& why) {
            if (!current_ || generation != generation_) return;
            spdlog::error("a service did not answer a script: {}", self->system().render(why));
            answered(number, refusal(sdk_code::unavailable, "the engine could not answer this call", true));
          });
}

void script_state::keep_secret(const sdk_call& call, const sdk_result& result) {
  if (call.name != "secrets.get" || !result) return;
  const auto secret = nlohmann::json::parse(call.args).at(0).get<std::string>();
  secrets_.add(secret, nlohmann::json::parse(result->json).get<std::string>());
}

void script_state::answered(call_number call, sdk_result_ptr result) {
  answers_.push_back({call, std::move(result)});
  if (answers_.size() == 1) self->send(tenant, ready_atom::value);
}

void script_state::run(const delivery_list_ptr& work) {
  const auto slice_end = steady_clock::now() + environment->settings.engine.time_slice;
  script_report result;
  auto next = work->begin();
  while (next != work->end() && !result.waiting) {
    begin(*next++);
    result.waiting = advance(heap_->start(current_->work.event().json,
                                          {.execution_id = current_->name,
                                           .idempotency_key = current_->delivery_name,
                                           .tenant = tenant_name,
                                           .script = script.row.name,
                                           .version = std::to_string(script.row.active_version_number),
                                           .attempt = current_->work.attempt}),
                             result.finished) &&
                     settle_answers(result.finished);  // calls that failed at once
    if (steady_clock::now() >= slice_end) break;
  }
  result.returned.assign(next, work->end());
  report(std::move(result));
}

void script_state::begin(const delivery& work) {
  if (!heap_) {
    heap_ = std::make_unique<script_heap>(script.program, *this, script.row.settings.limits,
                                          environment->modules);
    environment->metrics->heaps.Increment();
  }
  ++generation_;
  const auto begun = steady_clock::now();
  const auto delivery_name = fmt::format("{}.{}", work.event().seq.value, script.row.id.value);
  const auto execution_name = fmt::format("{}.{}", delivery_name, work.attempt);
  current_ = current_execution{work,
                               environment->clock(),
                               begun,
                               begun + script.row.settings.limits.wall_time,
                               delivery_name,
                               execution_name,
                               outbox{{.tenant = script.row.tenant,
                                       .script = script.row.name,
                                       .delivery = delivery_name,
                                       .execution = execution_name,
                                       .depth = work.event().depth},
                                      outbox_limits_of(environment->settings)}};
}

bool script_state::advance(run_state state, std::vector<execution>& finished) {
  if (state == run_state::finished) {
    finished.push_back(conclude());
    return false;
  }
  arm_wall_timer();
  return true;
}

void script_state::arm_wall_timer() {
  if (std::exchange(wall_timer_armed_, true)) return;
  self->delayed_send(self, std::max(current_->deadline - self->clock().now(), steady_clock::duration{0}),
                     expire_atom::value);
}

execution script_state::conclude() {
  auto output = heap_->take_output();
  secrets_.mask(output);
  execution run;
  run.tenant = script.row.tenant;
  run.event = current_->work.event().seq;
  run.script = script.row.id;
  run.version = script.row.active_version;
  run.attempt = current_->work.attempt;
  run.status = status_of(output);
  run.started_at = current_->started_at;
  run.wall_us = duration_cast<microseconds>(steady_clock::now() - current_->begun).count();
  run.cpu_us = output.cpu.count();
  run.result_json = std::move(output.result_json);
  run.error_name = std::move(output.error.name);
  run.error_code = std::move(output.error.code);
  run.error_message = std::move(output.error.message);
  run.error_stack = std::move(output.error.stack);
  run.log = std::move(output.log);
  if (output.succeeded) run.published = current_->published.take(environment->clock());
  decide_outcome(run, script.row.settings.retry, output.error.permanent, environment->clock(), random());
  if (current_->asked_services)
    for (const auto& service : {services.db, services.http})
      if (service) self->send(service, ended_atom::value, current_->name);
  current_.reset();
  answers_.clear();
  ++generation_;
  if (!heap_->usable()) drop_heap();
  return run;
}

bool script_state::settle_answers(std::vector<execution>& finished) {
  while (!answers_.empty()) {
    const auto next = std::move(answers_.front());
    answers_.erase(answers_.begin());
    const auto state = !next.result   ? heap_->settle_call(next.call, {})
                       : *next.result ? heap_->settle_call(next.call, **next.result)
                                      : heap_->fail_call(next.call, next.result->error());
    if (state == run_state::waiting) continue;
    finished.push_back(conclude());
    return false;
  }
  return true;
}

void script_state::resume() {
  script_report result;
  result.waiting = current_ && settle_answers(result.finished);
  report(std::move(result));
}

void script_state::timer(std::uint64_t generation, call_number call) {
  if (!current_ || generation != generation_) return;
  answered(call, nullptr);
}

void script_state::check_wall_time() {
  wall_timer_armed_ = false;
  if (!current_) return;
  if (self->clock().now() < current_->deadline) return arm_wall_timer();  // a later execution's
  heap_->expire();
  script_report result;
  result.finished.push_back(conclude());
  result.returns_slot = false;
  report(std::move(result));
}

void script_state::report(script_report result) {
  self->send(tenant, report_atom::value,
             script_report_ptr{std::make_shared<const script_report>(std::move(result))});
}

script_actor::behavior_type script(script_actor::stateful_pointer<script_state> self,
                                   environment_ptr environment, tenant_actor tenant, std::string tenant_name,
                                   runnable_script runnable, sdk_services services) {
  auto& state = self->state;
  state.environment = std::move(environment);
  state.tenant = std::move(tenant);
  state.tenant_name = std::move(tenant_name);
  state.script = std::move(runnable);
  state.open_backlog();
  state.services = std::move(services);
  return {
      [self](run_atom, const delivery_list_ptr& work) { self->state.run(work); },
      [self](resume_atom) { self->state.resume(); },
      [self](timer_atom, std::uint64_t generation, std::uint32_t call) {
        self->state.timer(generation, call);
      },
      [self](expire_atom) { self->state.check_wall_time(); },
  };
}

}  // namespace sluice
