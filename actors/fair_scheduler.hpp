#pragma once

#include "schemas/ids.hpp"

#include <deque>
#include <optional>
#include <unordered_map>

namespace sluice {

/// Shares a fixed number of worker slots among tenants: weighted round-robin over those that want one (each
/// gets up to its weight in a turn), work-conserving, but for a reserve: the last few free slots go only to
/// tenants that hold none, so that a tenant whose scripts never end cannot lock the others out.
/// Not thread-safe; owned by the event bus.
class fair_scheduler {
 public:
  explicit fair_scheduler(int slots);

  /// The tenant could use `count` more slots.
  void demand(tenant_id tenant, int count);
  /// Takes the next slot and says whose it is; none if no slot is free for anyone who wants one.
  std::optional<tenant_id> grant();
  /// The tenant gives slots back.
  void release(tenant_id tenant, int count);
  /// The tenant is gone: its slots are free, its demand void.
  void forget(tenant_id tenant);
  /// How many slots in a row a tenant gets when it is its turn; at least 1 (the default).
  void set_weight(tenant_id tenant, int weight);

  int slots() const { return slots_; }
  int held() const { return held_; }
  int held_by(tenant_id tenant) const;

 private:
  struct share {
    int wanted = 0;
    int held = 0;
    int weight = 1;
    int turn_left = 0;    ///< grants left in the current turn
    bool queued = false;  ///< stands in `turns_`
  };

  bool may_take(const share& tenant) const;

  int slots_;
  int reserve_;
  int held_ = 0;
  std::unordered_map<tenant_id, share> tenants_;
  std::deque<tenant_id> turns_;
};

}  // namespace sluice
