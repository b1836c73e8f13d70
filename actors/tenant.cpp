#include "actors/tenant.hpp"

#include "actors/backoff.hpp"
#include "actors/script.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <thread>

namespace sluice {

namespace {

using namespace std::chrono_literals;
constexpr auto pause_after_failed_load = 250ms;
constexpr auto idle_check_every = 10s;

/// Script actors of one script that may use a processor at once: more of them only take turns.
int processors() {
  static const int count = std::max(2, static_cast<int>(std::thread::hardware_concurrency()));
  return count;
}

}  // namespace

tenant_state::~tenant_state() {
  for (auto& [address, worker] : workers_) caf::anon_send_exit(worker.actor, caf::exit_reason::user_shutdown);
}

// --- Scripts ---------------------------------------------------------------------------------------------

void tenant_state::load_catalog() {
  if (std::exchange(catalog_loading_, true)) {
    catalog_stale_ = true;
    return;
  }
  const auto failed = [this](const std::string& why) {
    spdlog::warn("the scripts of tenant {} cannot be read: {}", tenant.name, why);
    catalog_loading_ = false;
    self->delayed_send(self, pause_after_failed_load, changed_atom::value);
  };
  self->request(reader, environment->settings.engine.actor_timeout, load_atom::value, tenant.id)
      .then(
          [this, failed](const catalog_result& catalog) {
            if (!catalog) return failed(catalog.error().message);
            catalog_loading_ = false;
            catalog_loaded(*catalog);
            if (std::exchange(catalog_stale_, false)) load_catalog();
          },
          [failed](const caf::error&) { failed("no answer in time"); });
}

void tenant_state::catalog_loaded(const catalog_ptr& catalog) {
  for (const auto& script : *catalog) {
    auto [entry, added] = lanes_.try_emplace(script.row.id, script);
    if (!added) entry->second.update(script);
  }
  std::vector<caf::actor_addr> outdated;
  for (const auto& [address, worker] : workers_) {
    if (worker.mode == worker_mode::idle && worker.version != lane(worker.script).script().row.active_version)
      outdated.push_back(address);
  }
  for (const auto& address : outdated) dismiss(address);
  catalog_known_ = !catalog_stale_;
  if (catalog_known_) {
    for (auto& [id, lane] : lanes_) {
      if (!lane.runnable()) give_up(lane);
    }
  }
  ask_for_slots();
}

script_lane& tenant_state::lane(script_id script) {
  auto found = lanes_.find(script);
  if (found != lanes_.end()) return found->second;
  // Deployed after the catalog was read: its deliveries wait until it is read again.
  runnable_script unknown;
  unknown.row.id = script;
  unknown.row.tenant = tenant.id;
  catalog_known_ = false;
  load_catalog();
  return lanes_.try_emplace(script, std::move(unknown)).first->second;
}

void tenant_state::give_up(script_lane& lane) {
  if (lane.script().row.status == script_status::paused) return;  // it collects
  std::vector<execution> executions;
  for (const auto& work : lane.take_all()) {
    execution run;
    run.tenant = tenant.id;
    run.event = work.event().seq;
    run.script = lane.script().row.id;
    run.version = lane.script().row.active_version;
    run.attempt = work.attempt;
    run.status = execution_status::failed;
    run.started_at = environment->clock();
    run.error_name = "Error";
    run.error_code = "script_not_active";
    run.error_message = "the script was disabled or removed before it could handle this event";
    run.outcome = delivery_state::dead;
    executions.push_back(std::move(run));
  }
  settle(std::move(executions));
}

// --- Deliveries ------------------------------------------------------------------------------------------

void tenant_state::deliver(const delivery_list_ptr& deliveries) {
  for (const auto& work : *deliveries) {
    if (work.script) {
      lane(work.script).push(work);
      continue;
    }
    const auto& event = work.event();
    tracker_.add(event.seq, static_cast<std::uint32_t>(event.targets->size()), event.json.size());
    for (const auto target : *event.targets)
      lane(target).push({work.batch, work.index, target, work.attempt});
  }
  if (catalog_known_) {
    for (auto& [id, lane] : lanes_) {
      if (lane.ready() > 0 && !lane.runnable()) give_up(lane);
    }
  }
  ask_for_slots();
}

void tenant_state::ask_for_slots() {
  int useful = static_cast<int>(resumable_.size());
  if (!draining_) {
    const int room = environment->settings.engine.tenant_concurrency - busy_;
    int startable = 0;
    for (const auto& [id, lane] : lanes_) startable += lane.startable(processors());
    useful += std::clamp(startable, 0, std::max(0, room));
  }
  const int more = useful - asked_ - slots_;
  if (more <= 0) return;
  asked_ += more;
  self->send(bus, demand_atom::value, tenant.id, more);
}

void tenant_state::grant(std::int32_t slots) {
  asked_ -= slots;
  slots_ += slots;
  use_slots();
}

void tenant_state::use_slots() {
  while (slots_ > 0 && (resume_one() || start_one())) --slots_;
  if (slots_ > 0) self->send(bus, release_atom::value, tenant.id, std::exchange(slots_, 0));
  ask_for_slots();
}

bool tenant_state::resume_one() {
  while (!resumable_.empty()) {
    auto found = workers_.find(resumable_.front());
    resumable_.pop_front();
    if (found == workers_.end() || found->second.mode != worker_mode::wants_slot) continue;
    found->second.mode = worker_mode::running;
    lane(found->second.script).resumes();
    self->send(found->second.actor, resume_atom::value);
    return true;
  }
  return false;
}

bool tenant_state::start_one() {
  if (draining_ || busy_ >= environment->settings.engine.tenant_concurrency || lanes_.empty()) return false;
  // Round robin over the lanes, from the one after the last.
  auto next = lanes_.upper_bound(last_started_);
  for (std::size_t i = 0; i < lanes_.size(); ++i, ++next) {
    if (next == lanes_.end()) next = lanes_.begin();
    auto& lane = next->second;
    if (lane.startable(processors()) == 0) continue;
    last_started_ = next->first;
    auto& worker = worker_for(lane);
    worker.in_hand = lane.take(environment->settings.engine.script_batch, processors());
    worker.mode = worker_mode::running;
    worker.last_used = environment->clock();
    lane.began();
    ++busy_;
    self->send(worker.actor, run_atom::value, worker.in_hand);
    return true;
  }
  return false;
}

tenant_state::script_worker& tenant_state::worker_for(const script_lane& lane) {
  const auto& script = lane.script();
  const auto idle = idle_.lower_bound({script.row.id, {}});
  if (idle != idle_.end() && idle->first == script.row.id)
    return workers_.at(idle_.extract(idle).value().second);
  auto actor = self->spawn<caf::monitored>(sluice::script, environment, tenant_actor{self}, tenant.name,
                                           script, services);
  return workers_
      .emplace(actor.address(),
               script_worker{actor, script.row.id, script.row.active_version, worker_mode::idle, nullptr, {}})
      .first->second;
}

void tenant_state::becomes_idle(const caf::actor_addr& address, script_worker& worker) {
  worker.mode = worker_mode::idle;
  --busy_;
  idle_.emplace(worker.script, address);
  if (worker.version != lane(worker.script).script().row.active_version) dismiss(address);
}

void tenant_state::ready() {
  auto found = workers_.find(caf::actor_cast<caf::actor_addr>(self->current_sender()));
  if (found == workers_.end() || found->second.mode != worker_mode::waiting) return;
  found->second.mode = worker_mode::wants_slot;
  resumable_.push_back(found->first);
  ask_for_slots();
}

void tenant_state::report(const script_report_ptr& report) {
  auto found = workers_.find(caf::actor_cast<caf::actor_addr>(self->current_sender()));
  if (found == workers_.end()) return;
  auto& worker = found->second;
  auto& lane = this->lane(worker.script);
  lane.put_back(report->returned);
  worker.last_used = environment->clock();
  if (!report->waiting) worker.in_hand = std::make_shared<const delivery_list>();
  if (report->returns_slot) {
    self->send(bus, release_atom::value, tenant.id, 1);
    if (report->waiting) {
      worker.mode = worker_mode::waiting;
      // Begun in order: before the one that waits all are finished, behind it all are returned.
      worker.in_hand = std::make_shared<const delivery_list>(1, worker.in_hand->at(report->finished.size()));
      lane.waits();
    } else if (worker.mode == worker_mode::running) {
      lane.ended(false);
      becomes_idle(found->first, worker);
    }
  } else if (worker.mode != worker_mode::running) {  // else a resume is under way: it reports, too
    lane.ended(true);
    becomes_idle(found->first, worker);
  }
  settle(report->finished);
  ask_for_slots();
  check_drained();
}

// --- Settlements -----------------------------------------------------------------------------------------

void tenant_state::settle(std::vector<execution> executions) {
  if (executions.empty()) return;
  auto work = std::make_shared<settlement>();
  unconfirmed entry{++settlements_, 0, 0, 0};
  for (const auto& run : executions) {
    if (run.attempt > 1) {
      ++entry.retries;
    } else if (const auto bytes = tracker_.finish(run.event)) {
      ++entry.events;
      entry.bytes += *bytes;
    }
  }
  work->tenant = tenant.id;
  work->number = entry.number;
  work->settled_through = tracker_.settled_through();
  work->settled_events = entry.events;
  work->executions = std::move(executions);
  unconfirmed_.push_back(entry);
  self->send(persistence, settle_atom::value, settlement_ptr{std::move(work)}, tenant_actor{self});
}

void tenant_state::settled(std::uint64_t number) {
  unconfirmed sum{number, 0, 0, 0};
  while (!unconfirmed_.empty() && unconfirmed_.front().number <= number) {
    sum.events += unconfirmed_.front().events;
    sum.bytes += unconfirmed_.front().bytes;
    sum.retries += unconfirmed_.front().retries;
    unconfirmed_.pop_front();
  }
  if (sum.events + sum.retries > 0)
    self->send(bus, credit_atom::value, tenant.id, sum.events, sum.bytes, sum.retries);
  check_drained();
}

// --- Supervision -----------------------------------------------------------------------------------------

void tenant_state::dismiss(const caf::actor_addr& address) {
  auto found = workers_.find(address);
  self->demonitor(address);
  self->send_exit(found->second.actor, caf::exit_reason::user_shutdown);
  idle_.erase({found->second.script, address});
  workers_.erase(found);
}

void tenant_state::worker_down(const caf::down_msg& down) {
  auto found = workers_.find(down.source);
  if (found == workers_.end()) return;
  const auto worker = std::move(found->second);
  workers_.erase(found);
  idle_.erase({worker.script, down.source});
  spdlog::error("a script actor of tenant {}, script {} died: {}", tenant.name, worker.script.value,
                self->system().render(down.reason));
  environment->metrics->restarts("script").Increment();
  if (worker.mode == worker_mode::idle) return;

  auto& lane = this->lane(worker.script);
  lane.ended(worker.mode != worker_mode::running);
  --busy_;
  if (worker.mode == worker_mode::running) self->send(bus, release_atom::value, tenant.id, 1);
  if (worker.in_hand->size() > 1) {
    lane.put_back_alone(*worker.in_hand);
  } else if (!worker.in_hand->empty()) {
    const auto& work = worker.in_hand->front();
    execution run;
    run.tenant = tenant.id;
    run.event = work.event().seq;
    run.script = worker.script;
    run.version = worker.version;
    run.attempt = work.attempt;
    run.status = execution_status::crashed;
    run.started_at = worker.last_used;
    run.error_name = "EngineError";
    run.error_code = "crashed";
    run.error_message = "the actor that ran this execution died";
    decide_outcome(run, lane.script().row.settings.retry, false, environment->clock(), random_.next());
    settle({std::move(run)});
  }
  ask_for_slots();
  check_drained();
}

void tenant_state::release_idle() {
  const auto oldest = environment->clock() - environment->settings.engine.heap_idle;
  std::vector<caf::actor_addr> idle;
  for (const auto& [address, worker] : workers_) {
    if (worker.mode == worker_mode::idle && worker.last_used < oldest) idle.push_back(address);
  }
  for (const auto& address : idle) dismiss(address);
}

caf::result<bool> tenant_state::drain() {
  draining_ = self->make_response_promise<bool>();
  auto promise = *draining_;
  check_drained();
  return promise;
}

void tenant_state::check_drained() {
  if (draining_ && draining_->pending() && busy_ == 0 && unconfirmed_.empty()) draining_->deliver(true);
}

tenant_actor::behavior_type tenant(tenant_actor::stateful_pointer<tenant_state> self,
                                   environment_ptr environment, tenant_row row, event_bus_actor bus,
                                   persistence_actor persistence, reader_actor reader,
                                   sdk_services services) {
  auto& state = self->state;
  state.environment = std::move(environment);
  state.tenant = std::move(row);
  state.bus = std::move(bus);
  state.persistence = std::move(persistence);
  state.reader = std::move(reader);
  state.services = std::move(services);
  state.load_catalog();
  self->set_down_handler([self](const caf::down_msg& down) { self->state.worker_down(down); });
  self->delayed_send(self, idle_check_every, tick_atom::value);
  return {
      [self](deliver_atom, const delivery_list_ptr& deliveries) { self->state.deliver(deliveries); },
      [self](grant_atom, std::int32_t slots) { self->state.grant(slots); },
      [self](settled_atom, std::uint64_t number) { self->state.settled(number); },
      [self](changed_atom) { self->state.load_catalog(); },
      [self](report_atom, const script_report_ptr& report) { self->state.report(report); },
      [self](ready_atom) { self->state.ready(); },
      [self](tick_atom) {
        self->state.release_idle();
        self->delayed_send(self, idle_check_every, tick_atom::value);
      },
      [self](drain_atom) { return self->state.drain(); },
  };
}

}  // namespace sluice
