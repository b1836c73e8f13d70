#include "actors/persistence.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace sluice {

namespace {

using namespace std::chrono_literals;

/// How long publishes are refused, and settlements wait, after a write that failed.
constexpr auto pause_after_failure = 500ms;
/// Text of publishes that may wait for a commit; beyond it they are refused. Bounds memory, whoever
/// publishes.
constexpr std::size_t max_waiting_bytes = 64u << 20;
constexpr std::size_t max_commit_settlements = 1'000;
/// Calls of iota.kv in one commit, and the text of those that may wait for one.
constexpr std::size_t max_commit_key_values = 1'000;
constexpr std::size_t max_waiting_key_value_bytes = 32u << 20;
/// Expired keys that are deleted at a time: a few milliseconds.
constexpr std::size_t sweep_keys = 500;

error with_retry(error_code code, std::string message, std::chrono::milliseconds after) {
  return error{code, std::move(message), {}, after.count()};
}

std::size_t text_bytes(const key_value_write& write) {
  return write.call.key.size() + write.call.value.size() + 64;
}

sdk_result_ptr unavailable(const char* what) {
  return std::make_shared<const sdk_result>(
      refuse(sdk_code::unavailable, fmt::format("iota.kv: {}", what), /*retryable=*/true));
}

}  // namespace

persistence_state::~persistence_state() {
  for (auto& call : key_values_) call.promise.deliver(unavailable("the engine's writer stopped: try again"));
  const error why{error_code::store_unavailable, "the engine's writer stopped: this was not stored", {}, 500};
  for (auto& publish : publishes_) publish.promise.deliver(publish_result{tl::unexpected(why)});
}

expected<void> persistence_state::open(environment_ptr env) {
  environment = std::move(env);
  auto opened = environment->database->open_writer();
  if (!opened) return tl::unexpected(opened.error());
  writer = std::move(*opened);
  auto reader = environment->database->open_reader();
  if (!reader) return tl::unexpected(reader.error());
  auto tenants = (*reader)->tenants();
  if (!tenants) return tl::unexpected(tenants.error());
  for (const auto& tenant : *tenants) {
    auto scripts = (*reader)->scripts(tenant.id);
    if (!scripts) return tl::unexpected(scripts.error());
    for (auto& script : *scripts) {
      if (script.status == script_status::active || script.status == script_status::paused)
        routes.set(tenant.id, script.id, script.settings.trigger.event_types);
    }
    auto waiting = (*reader)->count_backlog(tenant.id);
    if (!waiting) return tl::unexpected(waiting.error());
    auto& gauge = waiting_[tenant.id] = environment->backlogs->of(tenant.id);
    *gauge = *waiting;
  }
  return {};
}

std::optional<error> persistence_state::refusal(const event_batch& batch) const {
  if (unavailable_ && environment->clock() < retry_at_)
    return with_retry(error_code::store_unavailable, "the store cannot be written at present",
                      pause_after_failure);
  if (publish_bytes_ > max_waiting_bytes)
    return with_retry(error_code::store_unavailable, "more is being published than the disk takes", 100ms);
  auto waiting = waiting_.find(batch.tenant);
  if (waiting == waiting_.end())
    return error{error_code::not_found, fmt::format("there is no tenant {}", batch.tenant.value), {}, 0};
  const auto limit = static_cast<std::int64_t>(environment->settings.engine.tenant_backlog_events);
  if (*waiting->second >= limit)
    return with_retry(error_code::backlog_full,
                      fmt::format("{} events are waiting, the limit is {}", waiting->second->load(), limit),
                      1s);
  return std::nullopt;
}

caf::result<publish_result> persistence_state::publish(const event_batch_ptr& batch) {
  if (auto why = refusal(*batch)) return publish_result{tl::unexpected(*std::move(why))};
  auto promise = self->make_response_promise<publish_result>();
  publish_bytes_ += batch->text.size();
  publishes_.push_back({batch, promise});
  schedule_flush();
  return promise;
}

void persistence_state::settle(const settlement_ptr& work, const tenant_actor& tenant) {
  settlements_.push_back({work, tenant});
  schedule_flush();
}

caf::result<sdk_result_ptr> persistence_state::keep(const key_value_write_ptr& write) {
  if (unavailable_ && environment->clock() < retry_at_)
    return unavailable("the store cannot be written at present");
  if (key_value_bytes_ > max_waiting_key_value_bytes)
    return unavailable("more is being set than the disk takes");
  auto promise = self->make_response_promise<sdk_result_ptr>();
  key_value_bytes_ += text_bytes(*write);
  key_values_.push_back({write, promise});
  schedule_flush();
  return promise;
}

void persistence_state::sweep() {
  if (unavailable_) return;
  const auto removed = writer->remove_expired_keys(sweep_keys);
  if (!removed) return spdlog::warn("expired keys cannot be deleted: {}", removed.error().message);
  if (*removed == sweep_keys) self->send(self, sweep_atom::value);  // behind whatever waits
}

void persistence_state::schedule_flush() {
  if (std::exchange(flush_scheduled_, true)) return;
  const auto wait = unavailable_ ? retry_at_ - environment->clock() : std::chrono::microseconds{0};
  if (wait > std::chrono::microseconds{0})
    self->delayed_send(self, wait, flush_atom::value);
  else
    self->send(self, flush_atom::value);  // behind whatever is in the mailbox: that joins the commit
}

persistence_state::commit_work persistence_state::take_work() {
  commit_work work;
  std::size_t events = 0;
  while (!publishes_.empty() && events < environment->settings.store.max_commit_events) {
    events += publishes_.front().batch->events.size();
    publish_bytes_ -= publishes_.front().batch->text.size();
    work.publishes.push_back(std::move(publishes_.front()));
    publishes_.pop_front();
  }
  while (!settlements_.empty() && work.settlements.size() < max_commit_settlements) {
    work.settlements.push_back(std::move(settlements_.front()));
    settlements_.pop_front();
  }
  while (!key_values_.empty() && work.key_values.size() < max_commit_key_values) {
    key_value_bytes_ -= text_bytes(*key_values_.front().write);
    work.key_values.push_back(std::move(key_values_.front()));
    key_values_.pop_front();
  }
  return work;
}

void persistence_state::flush() {
  flush_scheduled_ = false;
  auto work = take_work();
  commit(work);
  if (!publishes_.empty() || !settlements_.empty() || !key_values_.empty()) schedule_flush();
}

void persistence_state::commit(commit_work& work) {
  std::erase_if(work.settlements,
                [this](const auto& entry) { return refused_.contains(entry.tenant.address()); });
  if (work.empty()) return;
  write_batch batch;
  batch.publishes.reserve(work.publishes.size());
  for (auto& publish : work.publishes) {
    route(*publish.batch);
    batch.publishes.push_back(publish.batch);
  }
  batch.settlements.reserve(work.settlements.size());
  for (const auto& entry : work.settlements) {
    batch.settlements.push_back(entry.work);
    for (const auto& run : entry.work->executions) {
      if (!run.published) continue;
      route(*run.published);
      batch.publishes.push_back(run.published);
    }
  }
  batch.key_values.reserve(work.key_values.size());
  for (const auto& call : work.key_values) batch.key_values.push_back(call.write);

  const auto begun = std::chrono::steady_clock::now();
  auto repeated = writer->write(batch);
  if (!repeated) return commit_failed(repeated.error(), work);

  if (std::exchange(unavailable_, false)) spdlog::info("the store can be written again");
  auto& metrics = *environment->metrics;
  metrics.commits.Increment();
  metrics.commit_seconds.Observe(
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
  if (*repeated > 0) metrics.repeated_executions.Increment(static_cast<double>(*repeated));
  announce(work);
}

void persistence_state::announce(commit_work& work) {
  auto batches = std::make_shared<std::vector<const_event_batch_ptr>>();
  for (auto& [batch, promise] : work.publishes) {
    batches->push_back(batch);
    promise.deliver(publish_result{stored(*batch)});
  }
  for (const auto& entry : work.settlements) {
    for (const auto& run : entry.work->executions) {
      if (!run.published) continue;
      stored(*run.published);
      batches->push_back(run.published);
    }
  }
  if (!batches->empty()) self->send(bus, committed_atom::value, batch_list_ptr{std::move(batches)});
  for (auto& [write, promise] : work.key_values)
    promise.deliver(sdk_result_ptr{std::make_shared<const sdk_result>(std::move(write->result))});

  for (const auto& [settled, tenant] : work.settlements) {
    *waiting_.at(settled->tenant) -= static_cast<std::int64_t>(settled->settled_events);
    for (const auto& run : settled->executions) count(run);
    const bool concerns_retry = std::ranges::any_of(settled->executions, [](const execution& run) {
      return run.attempt > 1 || run.outcome == delivery_state::retrying;
    });
    if (concerns_retry) self->send(retry, settled_atom::value, settled);
    self->send(tenant, settled_atom::value, settled->number);
  }
}

void persistence_state::route(event_batch& batch) {
  for (auto& event : batch.events) event.targets = routes.match(batch.tenant, event.type);
}

publish_receipt persistence_state::stored(const event_batch& batch) {
  publish_receipt receipt;
  std::int64_t routed = 0;
  for (const auto& event : batch.events) {
    ++(event.seq ? receipt.accepted : receipt.duplicates);
    if (event.seq && event.targets) ++routed;
  }
  *waiting_.at(batch.tenant) += routed;
  auto& count = counters(batch.tenant);
  count.events_published.Increment(receipt.accepted);
  count.events_duplicate.Increment(receipt.duplicates);
  return receipt;
}

void persistence_state::commit_failed(const error& why, commit_work& work) {
  environment->metrics->commit_failures.Increment();
  if (why.code == error_code::store_unavailable) {
    if (!std::exchange(unavailable_, true)) spdlog::error("the store cannot be written: {}", why.message);
    retry_at_ = environment->clock() + pause_after_failure;
  } else {
    spdlog::error("a transaction was refused: {}", why.message);
  }
  auto refusal = why;
  refusal.retry_after_ms = std::chrono::milliseconds{pause_after_failure}.count();
  for (auto& publish : work.publishes) publish.promise.deliver(publish_result{tl::unexpected(refusal)});
  work.publishes.clear();
  for (auto& call : work.key_values) call.promise.deliver(unavailable("the store could not be written"));
  work.key_values.clear();

  auto& settlements = work.settlements;
  if (why.code == error_code::store_unavailable) {
    settlements_.insert(settlements_.begin(), std::make_move_iterator(settlements.begin()),
                        std::make_move_iterator(settlements.end()));
    if (!settlements_.empty()) schedule_flush();
  } else if (settlements.size() > 1) {  // one of them is at fault: find it, let the others through
    for (auto& entry : settlements) {
      commit_work alone;
      alone.settlements.push_back(std::move(entry));
      commit(alone);
    }
  } else if (settlements.size() == 1) {
    // Later settlements say that all before them is settled: they must not be written either. The tenant's
    // next actor begins again from what the store holds.
    spdlog::critical("a settlement of tenant {} cannot be written: its actor starts again",
                     settlements.front().work->tenant.value);
    refused_.insert(settlements.front().tenant.address());
    self->send_exit(settlements.front().tenant, caf::sec::runtime_error);
  }
}

expected<tenant_row> persistence_state::create_tenant(std::string_view tenant_name) {
  auto created = writer->create_tenant(tenant_name);
  if (created) waiting_.emplace(created->id, environment->backlogs->of(created->id));
  return created;
}

expected<script_version> persistence_state::deploy(const script_version& version) {
  auto deployed = writer->deploy(version);
  if (!deployed) return deployed;
  auto reader = environment->database->open_reader();
  if (!reader) return tl::unexpected(reader.error());
  auto script = (*reader)->script(version.script);
  if (!script) return tl::unexpected(script.error());
  routes.set(script->tenant, script->id, script->settings.trigger.event_types);
  return deployed;
}

engine_metrics::tenant_counters& persistence_state::counters(tenant_id tenant) {
  auto found = counters_.find(tenant);
  if (found == counters_.end()) found = counters_.emplace(tenant, environment->metrics->tenant(tenant)).first;
  return found->second;
}

void persistence_state::count(const execution& run) {
  auto& count = counters(run.tenant);
  (run.status == execution_status::succeeded ? count.executions_succeeded : count.executions_failed)
      .Increment();
  if (run.outcome == delivery_state::dead) count.events_dlq.Increment();
  count.execution_duration.Observe(static_cast<double>(run.wall_us) * 1e-6);
}

persistence_actor::behavior_type persistence(persistence_actor::stateful_pointer<persistence_state> self,
                                             environment_ptr environment, event_bus_actor bus,
                                             retry_actor retry) {
  auto& state = self->state;
  state.bus = std::move(bus);
  state.retry = std::move(retry);
  if (auto opened = state.open(std::move(environment)); !opened) {
    spdlog::critical("the store cannot be opened: {}", opened.error().message);
    self->quit(caf::sec::runtime_error);
    return persistence_actor::behavior_type::make_empty_behavior();
  }
  return {
      [self](publish_atom, const event_batch_ptr& batch) { return self->state.publish(batch); },
      [self](settle_atom, const settlement_ptr& work, const tenant_actor& tenant) {
        self->state.settle(work, tenant);
      },
      [self](create_atom, const create_tenant_request& request) -> tenant_result {
        return self->state.create_tenant(request.name);
      },
      [self](create_atom, const token_row& token) -> token_result {
        return self->state.writer->create_token(token);
      },
      [self](create_atom, const script_row& script) -> script_result {
        return self->state.writer->create_script(script);
      },
      [self](deploy_atom, const script_version& version) -> version_result {
        return self->state.deploy(version);
      },
      [self](put_atom, const secret_row& secret) -> secret_result {
        return self->state.writer->set_secret(secret);
      },
      [self](remove_atom, tenant_id tenant, const std::string& secret) -> count_result {
        const auto removed = self->state.writer->remove_secret(tenant, secret);
        if (!removed) return tl::unexpected(removed.error());
        return 1;
      },
      [self](replace_atom, const secret_changes& changes) -> count_result {
        return self->state.writer->replace_secrets(*changes);
      },
      [self](call_atom, const key_value_write_ptr& write) { return self->state.keep(write); },
      [self](sweep_atom) { self->state.sweep(); },
      [](status_atom) { return true; },
      [self](flush_atom) { self->state.flush(); },
  };
}

}  // namespace sluice
