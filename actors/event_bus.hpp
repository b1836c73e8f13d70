#pragma once

#include "actors/backoff.hpp"
#include "actors/environment.hpp"
#include "actors/fair_scheduler.hpp"
#include "actors/interfaces.hpp"
#include "actors/tenant_window.hpp"

#include <optional>
#include <unordered_map>

namespace sluice {

/// State of the event bus: for each tenant a window on its events, and the worker slots of all.
struct event_bus_state {
  static inline const char* name = "event_bus";

  explicit event_bus_state(event_bus_actor::pointer self_ptr) : self(self_ptr), scheduler(1) {}

  void load(const position_list& positions);
  void committed(const batch_list_ptr& batches);
  void demand(tenant_id tenant, std::int32_t slots);
  void release(tenant_id tenant, std::int32_t slots);
  void credit(tenant_id tenant, std::uint64_t events, std::uint64_t bytes, std::uint64_t retries);
  caf::result<bool> due(tenant_id tenant, const due_list_ptr& due);
  void changed(tenant_id tenant);
  void tenant_down(const caf::down_msg& down);
  void revive(tenant_id tenant);
  void retire_idle();
  caf::result<bool> drain();

  event_bus_actor::pointer self;
  environment_ptr environment;
  engine_actor engine;
  reader_actor reader;
  retry_actor retry;
  fair_scheduler scheduler;

 private:
  /// What the bus knows of one tenant.
  struct tenant_lane {
    tenant_window window;
    restart_budget restarts;
    tenant_actor actor{};
    delivery_list waiting{};    ///< for an actor that is being started
    std::size_t retries = 0;    ///< handed out, not settled
    std::uint64_t deaths = 0;   ///< of its actors: what was being read for an earlier one is void
    bool lost_retries = false;  ///< those handed out died with the actor: to be read again
    bool starting = false;
    bool paused = false;  ///< its actor died, or the store cannot be read: wait a while
    timestamp last_used{};
  };

  tenant_lane& lane_of(tenant_id tenant);
  /// The lane, if the current message comes from its present actor: one that died may still be heard.
  tenant_lane* sender_lane(tenant_id tenant);
  void hand_over(tenant_id tenant, tenant_lane& lane, delivery_list deliveries);
  void start(tenant_id tenant, tenant_lane& lane);
  void read_page(tenant_id tenant, tenant_lane& lane);
  void grant_slots();

  std::unordered_map<tenant_id, tenant_lane> lanes_;
  std::unordered_map<caf::actor_addr, tenant_id> tenants_by_actor_;
  bool draining_ = false;
};

event_bus_actor::behavior_type event_bus(event_bus_actor::stateful_pointer<event_bus_state> self,
                                         environment_ptr environment, engine_actor engine,
                                         reader_actor reader);

}  // namespace sluice
