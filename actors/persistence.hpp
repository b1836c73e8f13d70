#pragma once

#include "actors/environment.hpp"
#include "actors/interfaces.hpp"
#include "actors/subscriptions.hpp"

#include <deque>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sluice {

/// State of the persistence actor. While a commit runs, what arrives gathers in the mailbox; the next commit
/// takes all of it. When the store cannot be written, publishes and calls of iota.kv are refused at once and
/// settlements kept; the oldest of them (or the next publish) tries again after a pause.
struct persistence_state {
  static inline const char* name = "persistence";

  explicit persistence_state(persistence_actor::pointer self_ptr) : self(self_ptr) {}
  ~persistence_state();

  /// Opens the store and learns all subscriptions; an error means that the actor must not start.
  expected<void> open(environment_ptr environment);

  caf::result<publish_result> publish(const event_batch_ptr& batch);
  void settle(const settlement_ptr& work, const tenant_actor& tenant);
  caf::result<sdk_result_ptr> keep(const key_value_write_ptr& write);
  void sweep();
  void flush();
  expected<tenant_row> create_tenant(std::string_view name);
  expected<script_version> deploy(const script_version& version);

  persistence_actor::pointer self;
  environment_ptr environment;
  event_bus_actor bus;
  retry_actor retry;
  std::unique_ptr<store_writer> writer;
  subscriptions routes;

 private:
  struct pending_publish {
    event_batch_ptr batch;
    caf::typed_response_promise<publish_result> promise;
  };
  struct pending_settlement {
    settlement_ptr work;
    tenant_actor tenant;
  };
  struct pending_key_value {
    key_value_write_ptr write;
    caf::typed_response_promise<sdk_result_ptr> promise;
  };
  /// What one commit writes.
  struct commit_work {
    std::vector<pending_publish> publishes;
    std::vector<pending_settlement> settlements;
    std::vector<pending_key_value> key_values;
    bool empty() const { return publishes.empty() && settlements.empty() && key_values.empty(); }
  };

  std::optional<error> refusal(const event_batch& batch) const;
  engine_metrics::tenant_counters& counters(tenant_id tenant);
  void schedule_flush();
  commit_work take_work();
  void commit(commit_work& work);
  void announce(commit_work& work);
  void route(event_batch& batch);
  /// Counts what was stored of a batch; how many of its events are new and how many duplicates.
  publish_receipt stored(const event_batch& batch);
  void commit_failed(const error& why, commit_work& work);
  void count(const execution& run);

  std::deque<pending_publish> publishes_;
  std::deque<pending_settlement> settlements_;
  std::deque<pending_key_value> key_values_;
  std::set<caf::actor_addr> refused_;  ///< tenants' actors of which nothing more may be written
  std::size_t publish_bytes_ = 0;
  std::size_t key_value_bytes_ = 0;
  bool flush_scheduled_ = false;
  bool unavailable_ = false;  ///< the last write failed; until `retry_at_` nothing is tried
  timestamp retry_at_;
  std::unordered_map<tenant_id, backlog_gauges::gauge> waiting_;  ///< events stored and not settled
  std::unordered_map<tenant_id, engine_metrics::tenant_counters> counters_;
};

/// The actor; quits at once with an error if the store cannot be opened. Spawn detached.
persistence_actor::behavior_type persistence(persistence_actor::stateful_pointer<persistence_state> self,
                                             environment_ptr environment, event_bus_actor bus,
                                             retry_actor retry);

}  // namespace sluice
