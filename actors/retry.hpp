#pragma once

#include "actors/due_queue.hpp"
#include "actors/environment.hpp"
#include "actors/interfaces.hpp"

#include <optional>
#include <unordered_map>

namespace sluice {

/// State of the retry actor: for each tenant what is due next.
struct retry_state {
  static inline const char* name = "retry";

  explicit retry_state(retry_actor::pointer self_ptr) : self(self_ptr) {}

  void settled(const settlement_ptr& work);
  void load(tenant_id tenant);
  void wake(std::uint64_t generation);
  void read_page(tenant_id tenant);

  retry_actor::pointer self;
  environment_ptr environment;
  event_bus_actor bus;
  reader_actor reader;

 private:
  due_queue& queue(tenant_id tenant);
  void hand_out(tenant_id tenant);
  /// Sets the timer to when the next delivery of any tenant is due.
  void set_timer();

  std::unordered_map<tenant_id, due_queue> queues_;
  std::unordered_map<tenant_id, std::uint64_t>
      epochs_;  ///< of a queue: answers to an earlier one are ignored
  std::optional<timestamp> timer_at_;
  std::uint64_t generation_ = 0;  ///< of the timer: delayed messages cannot be cancelled
};

retry_actor::behavior_type retry(retry_actor::stateful_pointer<retry_state> self, environment_ptr environment,
                                 event_bus_actor bus, reader_actor reader);

}  // namespace sluice
