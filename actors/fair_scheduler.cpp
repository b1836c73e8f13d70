#include "actors/fair_scheduler.hpp"

#include <algorithm>

namespace sluice {

fair_scheduler::fair_scheduler(int slots) : slots_(slots), reserve_(slots > 1 ? (slots + 4) / 5 : 0) {}

void fair_scheduler::demand(tenant_id tenant, int count) {
  auto& entry = tenants_[tenant];
  entry.wanted += count;
  if (entry.wanted > 0 && !entry.queued) {
    entry.queued = true;
    entry.turn_left = entry.weight;
    turns_.push_back(tenant);
  }
}

bool fair_scheduler::may_take(const share& tenant) const {
  const int free = slots_ - held_;
  return free > (tenant.held == 0 ? 0 : reserve_);
}

std::optional<tenant_id> fair_scheduler::grant() {
  if (held_ >= slots_) return std::nullopt;
  // At most one look at each tenant in line: those that may not take a slot now keep their place.
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    const auto tenant = turns_[i];
    auto& entry = tenants_[tenant];
    if (!may_take(entry)) continue;
    ++entry.held;
    ++held_;
    --entry.wanted;
    if (entry.wanted > 0 && --entry.turn_left > 0) return tenant;
    turns_.erase(turns_.begin() + static_cast<std::ptrdiff_t>(i));
    entry.queued = entry.wanted > 0;
    if (entry.queued) {
      entry.turn_left = entry.weight;
      turns_.push_back(tenant);
    }
    return tenant;
  }
  return std::nullopt;
}

void fair_scheduler::release(tenant_id tenant, int count) {
  auto found = tenants_.find(tenant);
  if (found == tenants_.end()) return;
  const int returned = std::min(count, found->second.held);
  found->second.held -= returned;
  held_ -= returned;
}

void fair_scheduler::forget(tenant_id tenant) {
  auto found = tenants_.find(tenant);
  if (found == tenants_.end()) return;
  held_ -= found->second.held;
  std::erase(turns_, tenant);
  tenants_.erase(found);
}

void fair_scheduler::set_weight(tenant_id tenant, int weight) {
  tenants_[tenant].weight = std::max(1, weight);
}

int fair_scheduler::held_by(tenant_id tenant) const {
  auto found = tenants_.find(tenant);
  return found == tenants_.end() ? 0 : found->second.held;
}

}  // namespace sluice
