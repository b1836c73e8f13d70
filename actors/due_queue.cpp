#include "actors/due_queue.hpp"

#include <algorithm>

namespace sluice {

void due_queue::keep(const due_delivery& delivery) {
  places_[{delivery.event, delivery.script}] = waiting_.insert(delivery).first;
}

void due_queue::remove(const delivery_key& key) {
  auto place = places_.find(key);
  if (place == places_.end()) return;
  waiting_.erase(place->second);
  places_.erase(place);
}

void due_queue::insert(const due_delivery& delivery) {
  const delivery_key key{delivery.event, delivery.script};
  if (in_flight_.contains(key) || places_.contains(key)) return;
  if (!complete_ && by_due_time{}(horizon_, delivery)) return;  // a later page brings it
  keep(delivery);
  if (waiting_.size() <= capacity_) return;
  const auto last = *waiting_.rbegin();
  remove({last.event, last.script});
  horizon_ = *waiting_.rbegin();
  complete_ = false;
  shrunk_ = true;
}

void due_queue::add(const due_delivery& delivery) {
  if (reading_) changed_while_reading_[{delivery.event, delivery.script}] = delivery;
  insert(delivery);
}

void due_queue::finished(event_seq event, script_id script) {
  if (reading_) changed_while_reading_[{event, script}] = std::nullopt;
  in_flight_.erase({event, script});
  remove({event, script});
}

void due_queue::put_back(std::span<const due_delivery> deliveries, timestamp not_before) {
  not_before_ = not_before;
  for (const auto& delivery : deliveries) {
    in_flight_.erase({delivery.event, delivery.script});
    keep(delivery);
  }
}

bool due_queue::begin_page() {
  if (complete_ || reading_ || waiting_.size() > capacity_ / 2) return false;
  reading_ = true;
  shrunk_ = false;
  return true;
}

void due_queue::page_read(std::span<const due_delivery> page) {
  if (shrunk_) return page_failed();
  reading_ = false;
  complete_ = page.size() < page_limit();
  if (!page.empty()) horizon_ = page.back();
  for (const auto& delivery : page) {
    if (!changed_while_reading_.contains({delivery.event, delivery.script})) insert(delivery);
  }
  for (const auto& [key, delivery] : changed_while_reading_) {
    if (delivery) insert(*delivery);
  }
  changed_while_reading_.clear();
}

void due_queue::page_failed() {
  reading_ = false;
  changed_while_reading_.clear();
}

std::optional<timestamp> due_queue::next_due() const {
  if (waiting_.empty() || in_flight_.size() >= max_in_flight_) return std::nullopt;
  return std::max(waiting_.begin()->due_at, not_before_);
}

std::vector<due_delivery> due_queue::take_due(timestamp now) {
  std::vector<due_delivery> due;
  if (now < not_before_) return due;
  while (!waiting_.empty() && waiting_.begin()->due_at <= now && in_flight_.size() < max_in_flight_) {
    due.push_back(*waiting_.begin());
    const delivery_key key{due.back().event, due.back().script};
    in_flight_.insert(key);
    remove(key);
  }
  return due;
}

}  // namespace sluice
