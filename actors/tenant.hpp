#pragma once

#include "actors/environment.hpp"
#include "actors/interfaces.hpp"
#include "actors/random_source.hpp"
#include "actors/script_lane.hpp"
#include "actors/sdk_services.hpp"
#include "actors/settlement_tracker.hpp"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace sluice {

/// State of a tenant actor: its scripts' lanes, its script actors, and what is settled but not confirmed yet.
class tenant_state {
 public:
  static inline const char* name = "tenant";

  explicit tenant_state(tenant_actor::pointer self_ptr) : self(self_ptr) {}
  ~tenant_state();

  void load_catalog();
  void deliver(const delivery_list_ptr& deliveries);
  void grant(std::int32_t slots);
  void report(const script_report_ptr& report);
  void ready();
  void settled(std::uint64_t number);
  void worker_down(const caf::down_msg& down);
  void release_idle();
  caf::result<bool> drain();

  tenant_actor::pointer self;
  environment_ptr environment;
  tenant_row tenant;
  event_bus_actor bus;
  persistence_actor persistence;
  reader_actor reader;
  sdk_services services;  ///< for its script actors

 private:
  enum class worker_mode { idle, running, waiting, wants_slot };
  /// One script actor.
  struct script_worker {
    script_actor actor;
    script_id script;
    version_id version;
    worker_mode mode = worker_mode::idle;
    delivery_list_ptr in_hand;  ///< what is lost if it dies now
    timestamp last_used;
  };
  /// A settlement on its way to the disk.
  struct unconfirmed {
    std::uint64_t number;
    std::uint64_t events;
    std::uint64_t bytes;
    std::uint64_t retries;
  };

  script_lane& lane(script_id script);
  void catalog_loaded(const catalog_ptr& catalog);
  void use_slots();
  void ask_for_slots();
  bool resume_one();
  bool start_one();
  /// An idle script actor of the lane's script, or a new one. It is not idle any longer.
  script_worker& worker_for(const script_lane& lane);
  /// Notes that its work is done; one of an outdated version goes.
  void becomes_idle(const caf::actor_addr& address, script_worker& worker);
  void settle(std::vector<execution> executions);
  void give_up(script_lane& lane);
  void dismiss(const caf::actor_addr& address);
  void check_drained();

  std::map<script_id, script_lane> lanes_;
  std::unordered_map<caf::actor_addr, script_worker> workers_;
  std::set<std::pair<script_id, caf::actor_addr>> idle_;  ///< of workers_, by script: there may be thousands
  std::deque<caf::actor_addr> resumable_;
  script_id last_started_;  ///< where the round over the lanes goes on
  bool catalog_known_ = false;
  bool catalog_loading_ = false;
  bool catalog_stale_ = false;  ///< changed while it was being loaded
  int busy_ = 0;                ///< executions under way, the waiting ones included
  int slots_ = 0;               ///< granted and not in use
  int asked_ = 0;               ///< asked for and not granted
  settlement_tracker tracker_;
  std::deque<unconfirmed> unconfirmed_;
  std::uint64_t settlements_ = 0;
  random_source random_;
  std::optional<caf::typed_response_promise<bool>> draining_;
};

tenant_actor::behavior_type tenant(tenant_actor::stateful_pointer<tenant_state> self,
                                   environment_ptr environment, tenant_row row, event_bus_actor bus,
                                   persistence_actor persistence, reader_actor reader, sdk_services services);

}  // namespace sluice
