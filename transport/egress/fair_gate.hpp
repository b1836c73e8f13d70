#pragma once

#include "schemas/ids.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>

namespace sluice {

/// Who may begin next: tenants take turns, none has more than `tenant_limit` under way, and all together not
/// more than `limit`. What may not begin yet waits here, in order within its tenant.
template <class Item>
class fair_gate {
 public:
  struct turn {
    tenant_id tenant;
    Item item;
  };

  fair_gate(std::size_t tenant_limit, std::size_t limit) : tenant_limit_(tenant_limit), limit_(limit) {}

  void push(tenant_id tenant, Item item) {
    lane& of = lanes_[tenant];
    of.waiting.push_back(std::move(item));
    ++waiting_;
    line_up(tenant, of);
  }

  /// What is under way could not begin after all: it waits again, before the others of its tenant.
  void put_back(tenant_id tenant, Item item) {
    lane& of = lanes_.at(tenant);
    of.waiting.push_front(std::move(item));
    ++waiting_;
    --of.active;
    --active_;
    line_up(tenant, of);
  }

  /// Whose turn it is, now under way; none if nobody may begin. To be ended with done().
  std::optional<turn> next() {
    if (active_ >= limit_ || turns_.empty()) return std::nullopt;
    const tenant_id tenant = turns_.front();
    turns_.pop_front();
    lane& of = lanes_.at(tenant);
    of.in_line = false;
    turn result{tenant, std::move(of.waiting.front())};
    of.waiting.pop_front();
    --waiting_;
    ++of.active;
    ++active_;
    line_up(tenant, of);
    return result;
  }

  void done(tenant_id tenant) {
    const auto found = lanes_.find(tenant);
    --found->second.active;
    --active_;
    line_up(tenant, found->second);
    if (found->second.active == 0 && found->second.waiting.empty()) lanes_.erase(found);
  }

  /// Takes back what waits; false if it does not.
  bool remove(tenant_id tenant, const Item& item) {
    const auto found = lanes_.find(tenant);
    if (found == lanes_.end()) return false;
    lane& of = found->second;
    const auto it = std::find(of.waiting.begin(), of.waiting.end(), item);
    if (it == of.waiting.end()) return false;
    of.waiting.erase(it);
    --waiting_;
    if (of.waiting.empty() && of.in_line) {
      turns_.erase(std::find(turns_.begin(), turns_.end(), tenant));
      of.in_line = false;
    }
    if (of.active == 0 && of.waiting.empty()) lanes_.erase(found);
    return true;
  }

  std::size_t waiting(tenant_id tenant) const {
    const auto found = lanes_.find(tenant);
    return found == lanes_.end() ? 0 : found->second.waiting.size();
  }
  std::size_t waiting() const { return waiting_; }
  std::size_t active() const { return active_; }

  /// How many may be under way together, from now on.
  std::size_t limit() const { return limit_; }
  void set_limit(std::size_t limit) { limit_ = limit; }

 private:
  struct lane {
    std::deque<Item> waiting;
    std::size_t active = 0;
    bool in_line = false;
  };

  void line_up(tenant_id tenant, lane& of) {
    if (of.in_line || of.waiting.empty() || of.active >= tenant_limit_) return;
    of.in_line = true;
    turns_.push_back(tenant);
  }

  std::size_t tenant_limit_;
  std::size_t limit_;
  std::size_t active_ = 0;
  std::size_t waiting_ = 0;
  std::unordered_map<tenant_id, lane> lanes_;
  std::deque<tenant_id> turns_;  ///< tenants that may begin one, each once
};

}  // namespace sluice
