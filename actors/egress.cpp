#include "actors/egress.hpp"

#include <algorithm>

namespace sluice {

egress_state::~egress_state() {
  for (const auto& [number, of] : requests_) {
    environment->http->cancel(of.id);
    environment->metrics->http_active.Decrement();
  }
}

caf::result<sdk_result_ptr> egress_state::call(const sdk_call& asked) {
  const auto number = ++last_;
  auto promise = self->make_response_promise<sdk_result_ptr>();
  // The address alone: an answer that comes late must not keep the actor.
  const auto id = environment->http->start(asked, [to = self->address(), number](sdk_result result) {
    if (const auto actor = caf::actor_cast<egress_actor>(to))
      caf::anon_send(actor, answer_atom::value, number,
                     sdk_result_ptr{std::make_shared<const sdk_result>(std::move(result))});
  });
  requests_.emplace(number, request{id, asked.tenant, asked.execution, promise});
  of_execution_.emplace(asked.execution, number);
  environment->metrics->http_active.Increment();
  return promise;
}

void egress_state::answered(std::uint64_t number, const sdk_result_ptr& result) {
  auto found = requests_.extract(number);
  if (found.empty()) return;  // cancelled
  auto& of = found.mapped();
  const auto [first, last] = of_execution_.equal_range(of.execution);
  of_execution_.erase(std::find_if(first, last, [&](const auto& item) { return item.second == number; }));
  environment->metrics->http_active.Decrement();
  count(of.tenant, *result);
  of.promise.deliver(result);
}

void egress_state::count(tenant_id tenant, const sdk_result& result) const {
  auto& metrics = *environment->metrics;
  if (result) return metrics.http_requests("ok").Increment();
  std::string code{to_string(result.error().code)};
  std::ranges::transform(code, code.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  metrics.http_requests(code).Increment();
  if (result.error().code == sdk_code::ssrf_blocked) metrics.ssrf_attempts(tenant).Increment();
}

void egress_state::execution_ended(const std::string& execution) {
  const auto [first, last] = of_execution_.equal_range(execution);
  for (auto it = first; it != last; ++it) {
    auto found = requests_.extract(it->second);
    environment->http->cancel(found.mapped().id);
    environment->metrics->http_active.Decrement();
    environment->metrics->http_requests("cancelled").Increment();
    // Nobody waits for it any longer, but a promise is kept.
    found.mapped().promise.deliver(std::make_shared<const sdk_result>(
        refuse(sdk_code::unavailable, "the execution that asked is over")));
  }
  of_execution_.erase(first, last);
}

egress_actor::behavior_type egress(egress_actor::stateful_pointer<egress_state> self,
                                   environment_ptr environment) {
  self->state.environment = std::move(environment);
  return {
      [self](call_atom, const sdk_call_ptr& asked) { return self->state.call(*asked); },
      [self](ended_atom, const std::string& execution) { self->state.execution_ended(execution); },
      [self](answer_atom, std::uint64_t number, const sdk_result_ptr& result) {
        self->state.answered(number, result);
      },
  };
}

}  // namespace sluice
