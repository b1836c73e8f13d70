#include "actors/due_queue.hpp"

#include <iterator>

namespace sluice {

void due_queue::insert(const due_delivery& delivery) {
  if (in_flight_.contains({delivery.event, delivery.script})) return;
  if (!complete_ && by_due_time{}(horizon_, delivery)) return;  // a later page brings it
  waiting_.insert(delivery);
  if (waiting_.size() <= capacity_) return;
  waiting_.erase(std::prev(waiting_.end()));
  horizon_ = *waiting_.rbegin();
  complete_ = false;
}

void due_queue::add(const due_delivery& delivery) {
  if (reading_) changed_while_reading_[{delivery.event, delivery.script}] = delivery;
  insert(delivery);
}

void due_queue::finished(event_seq event, script_id script) {
  if (reading_) changed_while_reading_[{event, script}] = std::nullopt;
  in_flight_.erase({event, script});
}

void due_queue::put_back(std::span<const due_delivery> deliveries) {
  for (const auto& delivery : deliveries) {
    in_flight_.erase({delivery.event, delivery.script});
    waiting_.insert(delivery);
  }
}

bool due_queue::begin_page() {
  if (complete_ || reading_ || waiting_.size() > capacity_ / 2) return false;
  reading_ = true;
  return true;
}

void due_queue::page_read(std::span<const due_delivery> page) {
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
  return waiting_.begin()->due_at;
}

std::vector<due_delivery> due_queue::take_due(timestamp now) {
  std::vector<due_delivery> due;
  while (!waiting_.empty() && waiting_.begin()->due_at <= now && in_flight_.size() < max_in_flight_) {
    const auto& first = *waiting_.begin();
    in_flight_.insert({first.event, first.script});
    due.push_back(first);
    waiting_.erase(waiting_.begin());
  }
  return due;
}

}  // namespace sluice
