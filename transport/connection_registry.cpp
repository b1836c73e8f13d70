#include "transport/connection_registry.hpp"

#include <vector>

namespace sluice::transport {

connection_registry::place::~place() {
  if (!registry_) return;
  const std::lock_guard lock(registry_->mutex_);
  registry_->list_of(*at_).erase(at_);
  registry_->changed_.notify_all();
}

void connection_registry::place::occupy(std::weak_ptr<connection> who) {
  std::unique_lock lock(registry_->mutex_);
  at_->who = who;
  const bool leaving = at_->is == standing::leaving;
  if (!registry_->stopping_ && !leaving) return;
  lock.unlock();
  if (const auto open = who.lock()) leaving ? open->give_way() : open->stop();
}

bool connection_registry::place::become_known() {
  const std::lock_guard lock(registry_->mutex_);
  if (at_->is == standing::stranger) {
    registry_->known_.splice(registry_->known_.end(), registry_->strangers_, at_);
    at_->is = standing::known;
  }
  return at_->is == standing::known;
}

connection_registry::entry_list& connection_registry::list_of(const entry& one) {
  return one.is == standing::stranger ? strangers_ : one.is == standing::known ? known_ : leaving_;
}

connection_registry::place connection_registry::enter(std::size_t limit) {
  std::unique_lock lock(mutex_);
  place taken;
  std::weak_ptr<connection> oldest;
  if (strangers_.size() + known_.size() >= limit) {
    if (strangers_.empty()) return taken;
    const auto leaver = strangers_.begin();
    leaver->is = standing::leaving;
    oldest = leaver->who;
    leaving_.splice(leaving_.end(), strangers_, leaver);
  }
  taken.at_ = strangers_.emplace(strangers_.end());
  taken.registry_ = this;
  lock.unlock();
  if (const auto open = oldest.lock()) open->give_way();
  return taken;
}

void connection_registry::stop_all() {
  std::vector<std::weak_ptr<connection>> open;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const auto* some : {&strangers_, &known_})
      for (const auto& one : *some) open.push_back(one.who);
  }
  for (const auto& who : open)
    if (const auto still_open = who.lock()) still_open->stop();
}

bool connection_registry::wait_until_empty(std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, limit,
                           [this] { return strangers_.empty() && known_.empty() && leaving_.empty(); });
}

}  // namespace sluice::transport
