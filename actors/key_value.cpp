#include "actors/key_value.hpp"

#include "store/key_value_call.hpp"

namespace sluice {

namespace {

using namespace std::chrono_literals;

/// How often some of the expired keys are deleted. Nobody sees the difference but the disk.
constexpr auto sweep_interval = 10s;
/// Calls that may be under way, and their text: of all tenants, and of one, so that no tenant fills what is
/// for all.
constexpr std::size_t max_calls = 10'000;
constexpr std::size_t max_bytes = 32u << 20;
constexpr std::size_t max_tenant_calls = 2'000;
constexpr std::size_t max_tenant_bytes = 8u << 20;

sdk_result_ptr refusal(sdk_code code, std::string message) {
  return std::make_shared<const sdk_result>(refuse(code, std::move(message), /*retryable=*/true));
}

}  // namespace

caf::result<sdk_result_ptr> key_value_state::call(const sdk_call_ptr& call) {
  const auto own = tenants_.find(call->tenant);
  if (all_.calls >= max_calls || all_.bytes > max_bytes ||
      (own != tenants_.end() &&
       (own->second.calls >= max_tenant_calls || own->second.bytes > max_tenant_bytes)))
    return refusal(sdk_code::rate_limited, "iota.kv: too many calls are under way: try again");
  auto read = read_key_value_call(*call, environment->settings.kv);
  if (!read)
    return sdk_result_ptr{std::make_shared<const sdk_result>(tl::unexpected(std::move(read.error())))};
  if (read->writes())
    return ask(persistence, std::make_shared<key_value_write>(key_value_write{*std::move(read), {}}),
               call->tenant, call->args.size());
  return ask(reader, key_value_call_ptr{std::make_shared<const key_value_call>(*std::move(read))},
             call->tenant, call->args.size());
}

template <class Service, class Request>
caf::result<sdk_result_ptr> key_value_state::ask(const Service& service, Request request, tenant_id tenant,
                                                 std::size_t bytes) {
  auto promise = self->make_response_promise<sdk_result_ptr>();
  for (auto* counted : {&all_, &tenants_[tenant]}) {
    ++counted->calls;
    counted->bytes += bytes;
  }
  auto answer = [this, number = owed_.add(promise), tenant, bytes](const sdk_result_ptr& result) {
    done(tenant, bytes);
    owed_.give(number, result);
  };
  self->request(service, environment->settings.engine.actor_timeout, call_atom::value, std::move(request))
      .then(answer, [answer](const caf::error& why) {
        answer(why == caf::sec::request_timeout
                   ? refusal(sdk_code::timeout,
                             "iota.kv: the store did not answer in time; a call that "
                             "writes may have been done")
                   : refusal(sdk_code::unavailable, "iota.kv: the store is not available at present"));
      });
  return promise;
}

void key_value_state::done(tenant_id tenant, std::size_t bytes) {
  const auto own = tenants_.find(tenant);
  for (auto* counted : {&all_, &own->second}) {
    --counted->calls;
    counted->bytes -= bytes;
  }
  if (own->second.calls == 0) tenants_.erase(own);
}

void key_value_state::sweep() {
  self->send(persistence, sweep_atom::value);
  self->delayed_send(self, sweep_interval, sweep_atom::value);
}

key_value_actor::behavior_type key_value(key_value_actor::stateful_pointer<key_value_state> self,
                                         environment_ptr environment, persistence_actor persistence,
                                         reader_actor reader) {
  auto& state = self->state;
  state.environment = std::move(environment);
  state.persistence = std::move(persistence);
  state.reader = std::move(reader);
  self->delayed_send(self, sweep_interval, sweep_atom::value);
  return {
      [self](call_atom, const sdk_call_ptr& call) { return self->state.call(call); },
      [](ended_atom, const std::string&) {},  // nothing is kept for an execution
      [self](sweep_atom) { self->state.sweep(); },
  };
}

}  // namespace sluice
