#include "transport/connection_registry.hpp"

#include <vector>

namespace sluice::transport {

connection_registry::place::~place() {
  if (!registry_) return;
  const std::lock_guard lock(registry_->mutex_);
  registry_->connections_.erase(at_);
  registry_->changed_.notify_all();
}

void connection_registry::place::occupy(std::weak_ptr<connection> who) {
  std::unique_lock lock(registry_->mutex_);
  *at_ = who;
  if (!registry_->stopping_) return;
  lock.unlock();
  if (const auto open = who.lock()) open->stop();
}

connection_registry::place connection_registry::enter(std::size_t limit) {
  const std::lock_guard lock(mutex_);
  place taken;
  if (connections_.size() >= limit) return taken;
  taken.at_ = connections_.emplace(connections_.end());
  taken.registry_ = this;
  return taken;
}

void connection_registry::stop_all() {
  std::vector<std::weak_ptr<connection>> open;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    open.assign(connections_.begin(), connections_.end());
  }
  for (const auto& who : open)
    if (const auto still_open = who.lock()) still_open->stop();
}

bool connection_registry::wait_until_empty(std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, limit, [this] { return connections_.empty(); });
}

}  // namespace sluice::transport
