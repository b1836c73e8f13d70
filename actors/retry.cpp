#include "actors/retry.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace sluice {

namespace {
using namespace std::chrono_literals;
constexpr std::size_t max_in_memory = 1'000;  ///< retries of one tenant; the rest stays in the store
constexpr std::size_t max_in_flight = 250;    ///< handed out and not settled, of one tenant
constexpr auto pause_after_failure = 500ms;
}  // namespace

due_queue& retry_state::queue(tenant_id tenant) {
  auto found = queues_.find(tenant);
  if (found == queues_.end()) {
    found = queues_.emplace(tenant, due_queue{max_in_memory, max_in_flight}).first;
    read_page(tenant);
  }
  return found->second;
}

void retry_state::load(tenant_id tenant) {
  ++epochs_[tenant];
  queues_.erase(tenant);
  queue(tenant);
}

void retry_state::settled(const settlement_ptr& work) {
  auto& due = queue(work->tenant);
  for (const auto& run : work->executions) {
    if (run.attempt > 1) due.finished(run.event, run.script);
    if (run.outcome == delivery_state::retrying)
      due.add({run.tenant, run.event, run.script, run.attempt + 1, run.due_at});
  }
  hand_out(work->tenant);
  read_page(work->tenant);
  set_timer();
}

void retry_state::read_page(tenant_id tenant) {
  auto& due = queues_.at(tenant);
  if (!due.begin_page()) return;
  auto from = due.page_from();
  from.tenant = tenant;
  const auto epoch = epochs_[tenant];
  const auto failed = [this, tenant, epoch](const std::string& why) {
    if (epoch != epochs_[tenant]) return;
    spdlog::warn("the retries of tenant {} cannot be read: {}", tenant.value, why);
    queues_.at(tenant).page_failed();
    self->delayed_send(self, pause_after_failure, tick_atom::value, tenant);
  };
  self->request(reader, environment->settings.engine.actor_timeout, due_atom::value, from,
                static_cast<std::uint64_t>(due.page_limit()))
      .then(
          [this, tenant, epoch, failed](const due_result& page) {
            if (!page) return failed(page.error().message);
            if (epoch != epochs_[tenant]) return;
            queues_.at(tenant).page_read(**page);
            hand_out(tenant);
            read_page(tenant);
            set_timer();
          },
          [failed](const caf::error&) { failed("no answer in time"); });
}

void retry_state::hand_out(tenant_id tenant) {
  auto due =
      std::make_shared<const std::vector<due_delivery>>(queues_.at(tenant).take_due(environment->clock()));
  if (due->empty()) return;
  const auto epoch = epochs_[tenant];
  const auto failed = [this, tenant, epoch, due] {
    if (epoch != epochs_[tenant]) return;
    queues_.at(tenant).put_back(*due, environment->clock() + pause_after_failure);
    set_timer();
  };
  // The bus reads the events first, within the same time: it answers before this one gives up.
  self->request(bus, 2 * environment->settings.engine.actor_timeout, due_atom::value, tenant,
                due_list_ptr{due})
      .then(
          [failed](bool taken) {
            if (!taken) failed();
          },
          [failed](const caf::error&) { failed(); });
}

void retry_state::set_timer() {
  std::optional<timestamp> next;
  for (const auto& [tenant, due] : queues_) {
    const auto at = due.next_due();
    if (at && (!next || *at < *next)) next = at;
  }
  if (!next || (timer_at_ && *timer_at_ <= *next)) return;
  timer_at_ = next;
  const auto wait = std::max(*next - environment->clock(), std::chrono::microseconds{0});
  self->delayed_send(self, wait, wake_atom::value, ++generation_);
}

void retry_state::wake(std::uint64_t generation) {
  if (generation != generation_) return;
  timer_at_.reset();
  for (auto& [tenant, due] : queues_) {
    hand_out(tenant);
    read_page(tenant);
  }
  set_timer();
}

retry_actor::behavior_type retry(retry_actor::stateful_pointer<retry_state> self, environment_ptr environment,
                                 event_bus_actor bus, reader_actor reader) {
  auto& state = self->state;
  state.environment = std::move(environment);
  state.bus = std::move(bus);
  state.reader = std::move(reader);
  return {
      [self](settled_atom, const settlement_ptr& work) { self->state.settled(work); },
      [self](load_atom, tenant_id tenant) { self->state.load(tenant); },
      [self](wake_atom, std::uint64_t generation) { self->state.wake(generation); },
      [self](tick_atom, tenant_id tenant) { self->state.read_page(tenant); },
  };
}

}  // namespace sluice
