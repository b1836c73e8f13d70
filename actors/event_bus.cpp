#include "actors/event_bus.hpp"

#include <spdlog/spdlog.h>

#include <map>

namespace sluice {

namespace {
using namespace std::chrono_literals;
constexpr auto pause_after_failed_read = 250ms;
constexpr auto idle_check_every = 10s;
}  // namespace

event_bus_state::tenant_lane& event_bus_state::lane_of(tenant_id tenant) {
  auto found = lanes_.find(tenant);
  if (found != lanes_.end()) return found->second;
  const auto& settings = environment->settings.engine;
  return lanes_
      .emplace(tenant, tenant_lane{tenant_window{settings.tenant_window_events, event_seq{}, false,
                                                 settings.tenant_window_bytes},
                                   restart_budget{settings.restart_limit, settings.restart_window}})
      .first->second;
}

event_bus_state::tenant_lane* event_bus_state::sender_lane(tenant_id tenant) {
  auto found = lanes_.find(tenant);
  if (found == lanes_.end() || !found->second.actor) return nullptr;
  return found->second.actor.address() == self->current_sender() ? &found->second : nullptr;
}

void event_bus_state::load(const position_list& positions) {
  const auto& settings = environment->settings.engine;
  for (const auto& position : *positions) {
    auto& lane = lane_of(position.tenant.id);
    lane.window = tenant_window{settings.tenant_window_events, position.settled_through,
                                position.waiting_events > 0, settings.tenant_window_bytes};
    read_page(position.tenant.id, lane);
  }
}

void event_bus_state::committed(const batch_list_ptr& batches) {
  std::map<tenant_id, delivery_list> deliveries;
  for (const auto& batch : *batches)
    lane_of(batch->tenant).window.committed(batch, deliveries[batch->tenant]);
  for (auto& [tenant, list] : deliveries) {
    auto& lane = lane_of(tenant);
    hand_over(tenant, lane, std::move(list));
    read_page(tenant, lane);
  }
}

void event_bus_state::hand_over(tenant_id tenant, tenant_lane& lane, delivery_list deliveries) {
  if (deliveries.empty() || draining_) return;  // what is left out is in the store
  lane.last_used = environment->clock();
  if (lane.actor) {
    self->send(lane.actor, deliver_atom::value,
               delivery_list_ptr{std::make_shared<const delivery_list>(std::move(deliveries))});
    return;
  }
  lane.waiting.insert(lane.waiting.end(), std::make_move_iterator(deliveries.begin()),
                      std::make_move_iterator(deliveries.end()));
  start(tenant, lane);
}

void event_bus_state::start(tenant_id tenant, tenant_lane& target) {
  if (target.starting || target.paused) return;
  target.starting = true;
  const auto timeout = environment->settings.engine.actor_timeout;
  self->request(engine, timeout, tenant_atom::value, tenant)
      .then(
          [this, tenant](const tenant_actor& actor) {
            auto& lane = lane_of(tenant);
            lane.starting = false;
            lane.actor = actor;
            tenants_by_actor_[actor.address()] = tenant;
            self->monitor(actor);
            hand_over(tenant, lane, std::exchange(lane.waiting, {}));
          },
          [this, tenant](const caf::error&) {
            auto& lane = lane_of(tenant);
            lane.starting = false;
            spdlog::error("the actor of tenant {} cannot be started", tenant.value);
            lane.paused = true;
            self->delayed_send(self, pause_after_failed_read, wake_atom::value, tenant);
          });
}

void event_bus_state::read_page(tenant_id tenant, tenant_lane& target) {
  if (draining_ || target.paused || !target.window.begin_page()) return;
  const auto timeout = environment->settings.engine.actor_timeout;
  const auto failed = [this, tenant](const std::string& why) {
    spdlog::warn("the backlog of tenant {} cannot be read: {}", tenant.value, why);
    auto& lane = lane_of(tenant);
    delivery_list none;
    lane.window.page_read(nullptr, none);
    lane.paused = true;
    self->delayed_send(self, pause_after_failed_read, wake_atom::value, tenant);
  };
  self->request(reader, timeout, backlog_atom::value, tenant, target.window.page_after(),
                static_cast<std::uint64_t>(target.window.page_limit()))
      .then(
          [this, tenant, failed](const backlog_result& page) {
            if (!page) return failed(page.error().message);
            auto& lane = lane_of(tenant);
            delivery_list deliveries;
            lane.window.page_read(*page, deliveries);
            hand_over(tenant, lane, std::move(deliveries));
            read_page(tenant, lane);
          },
          [failed](const caf::error&) { failed("no answer in time"); });
}

void event_bus_state::demand(tenant_id tenant, std::int32_t slots) {
  if (!sender_lane(tenant)) return;
  scheduler.demand(tenant, slots);
  grant_slots();
}

void event_bus_state::release(tenant_id tenant, std::int32_t slots) {
  if (!sender_lane(tenant)) return;
  scheduler.release(tenant, slots);
  grant_slots();
}

void event_bus_state::grant_slots() {
  std::map<tenant_id, std::int32_t> grants;
  while (auto tenant = scheduler.grant()) ++grants[*tenant];
  for (const auto& [tenant, count] : grants) self->send(lane_of(tenant).actor, grant_atom::value, count);
  environment->metrics->slots_held.Set(scheduler.held());
}

void event_bus_state::credit(tenant_id tenant, std::uint64_t events, std::uint64_t bytes,
                             std::uint64_t retries) {
  auto* lane = sender_lane(tenant);
  if (!lane) return;
  lane->last_used = environment->clock();
  lane->window.settled(events, bytes);
  lane->retries -= std::min<std::size_t>(lane->retries, retries);
  read_page(tenant, *lane);
}

caf::result<bool> event_bus_state::due(tenant_id tenant, const due_list_ptr& due) {
  if (draining_ || lane_of(tenant).paused) return false;
  auto promise = self->make_response_promise<bool>();
  self->request(reader, environment->settings.engine.actor_timeout, due_atom::value, tenant, due)
      .then(
          [this, tenant, due, promise,
           deaths = lane_of(tenant).deaths](const backlog_result& events) mutable {
            if (!events || deaths != lane_of(tenant).deaths) {
              promise.deliver(false);
              return;
            }
            std::unordered_map<event_seq, std::uint32_t> positions;
            for (std::uint32_t i = 0; i < (*events)->events.size(); ++i)
              positions.emplace((*events)->events[i].seq, i);
            delivery_list deliveries;
            for (const auto& entry : *due) {
              auto position = positions.find(entry.event);
              if (position == positions.end()) continue;  // its event was deleted: nothing is left to run
              deliveries.push_back({*events, position->second, entry.script, entry.attempt});
            }
            auto& lane = lane_of(tenant);
            lane.retries += deliveries.size();
            hand_over(tenant, lane, std::move(deliveries));
            promise.deliver(true);
          },
          [promise](const caf::error&) mutable { promise.deliver(false); });
  return promise;
}

void event_bus_state::changed(tenant_id tenant) {
  auto found = lanes_.find(tenant);
  if (found != lanes_.end() && found->second.actor) self->send(found->second.actor, changed_atom::value);
}

void event_bus_state::tenant_down(const caf::down_msg& down) {
  auto found = tenants_by_actor_.find(down.source);
  if (found == tenants_by_actor_.end()) return;
  const auto tenant = found->second;
  tenants_by_actor_.erase(found);
  auto& lane = lane_of(tenant);
  lane.actor = nullptr;
  ++lane.deaths;
  lane.lost_retries = true;
  self->send(engine, release_atom::value, tenant);  // it is to start another one
  scheduler.forget(tenant);
  grant_slots();
  lane.window.rewind();
  lane.waiting.clear();
  lane.retries = 0;
  lane.paused = true;
  environment->metrics->restarts("tenant").Increment();
  const auto pause = lane.restarts.failed(environment->clock());
  if (!pause) {
    spdlog::critical("the actor of tenant {} fails again and again; next try in {} s", tenant.value,
                     environment->settings.engine.restart_window / 1s);
  }
  self->delayed_send(self, pause.value_or(environment->settings.engine.restart_window), wake_atom::value,
                     tenant);
}

void event_bus_state::revive(tenant_id tenant) {
  auto& lane = lane_of(tenant);
  lane.paused = false;
  if (std::exchange(lane.lost_retries, false)) self->send(retry, load_atom::value, tenant);
  if (!lane.waiting.empty()) start(tenant, lane);
  read_page(tenant, lane);
}

void event_bus_state::retire_idle() {
  const auto now = environment->clock();
  for (auto& [tenant, lane] : lanes_) {
    const bool idle = lane.actor && lane.window.held() == 0 && lane.retries == 0 &&
                      now - lane.last_used > environment->settings.engine.tenant_idle;
    if (!idle) continue;
    scheduler.forget(tenant);
    tenants_by_actor_.erase(lane.actor.address());
    lane.actor = nullptr;
    self->send(engine, release_atom::value, tenant);
  }
}

caf::result<bool> event_bus_state::drain() {
  draining_ = true;
  auto promise = self->make_response_promise<bool>();
  auto remaining = std::make_shared<std::size_t>(1);
  auto done = [remaining, promise]() mutable {
    if (--*remaining == 0) promise.deliver(true);
  };
  for (auto& [tenant, lane] : lanes_) {
    if (!lane.actor) continue;
    ++*remaining;
    self->request(lane.actor, environment->settings.engine.drain_timeout, drain_atom::value)
        .then([done](bool) mutable { done(); }, [done](const caf::error&) mutable { done(); });
  }
  done();
  return promise;
}

event_bus_actor::behavior_type event_bus(event_bus_actor::stateful_pointer<event_bus_state> self,
                                         environment_ptr environment, engine_actor engine,
                                         reader_actor reader) {
  auto& state = self->state;
  state.environment = std::move(environment);
  state.engine = std::move(engine);
  state.reader = std::move(reader);
  state.scheduler = fair_scheduler{state.environment->settings.engine.workers};
  state.environment->metrics->slots.Set(state.scheduler.slots());
  self->set_down_handler([self](const caf::down_msg& down) { self->state.tenant_down(down); });
  self->delayed_send(self, idle_check_every, tick_atom::value);
  return {
      [self](committed_atom, const batch_list_ptr& batches) { self->state.committed(batches); },
      [self](demand_atom, tenant_id tenant, std::int32_t slots) { self->state.demand(tenant, slots); },
      [self](release_atom, tenant_id tenant, std::int32_t slots) { self->state.release(tenant, slots); },
      [self](credit_atom, tenant_id tenant, std::uint64_t events, std::uint64_t bytes,
             std::uint64_t retries) { self->state.credit(tenant, events, bytes, retries); },
      [self](due_atom, tenant_id tenant, const due_list_ptr& due) { return self->state.due(tenant, due); },
      [self](changed_atom, tenant_id tenant) { self->state.changed(tenant); },
      [self](load_atom, const position_list& positions, const retry_actor& retry) {
        self->state.retry = retry;
        self->state.load(positions);
      },
      [self](wake_atom, tenant_id tenant) { self->state.revive(tenant); },
      [self](tick_atom) {
        self->state.retire_idle();
        self->delayed_send(self, idle_check_every, tick_atom::value);
      },
      [self](drain_atom) { return self->state.drain(); },
  };
}

}  // namespace sluice
