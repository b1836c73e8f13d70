#include "actors/tenant_window.hpp"

#include <algorithm>

namespace sluice {

void tenant_window::hand_out(const const_event_batch_ptr& batch, std::uint32_t index, delivery_list& out) {
  const auto& event = batch->events[index];
  handed_through_ = event.seq;
  if (!event.targets) return;
  ++held_;
  held_bytes_ += event.json.size();
  out.push_back({batch, index, script_id{}, 1});
}

void tenant_window::committed(const const_event_batch_ptr& batch, delivery_list& out) {
  for (std::uint32_t i = 0; i < batch->events.size(); ++i) {
    const auto seq = batch->events[i].seq;
    if (!seq) continue;  // a duplicate
    last_seen_ = std::max(last_seen_, seq);
    if (behind_ || seq <= handed_through_) continue;
    if (full())
      behind_ = true;
    else
      hand_out(batch, i, out);
  }
}

bool tenant_window::begin_page() {
  if (!behind_ || reading_ || held_ > capacity_ / 2 || held_bytes_ > capacity_bytes_ / 2) return false;
  reading_ = true;
  return true;
}

void tenant_window::page_read(const const_event_batch_ptr& page, delivery_list& out) {
  reading_ = false;
  if (std::exchange(rewound_, false) || !page) return;
  for (std::uint32_t i = 0; i < page->events.size(); ++i) {
    if (full()) return;  // still behind: the next page begins here
    if (page->events[i].seq > handed_through_) hand_out(page, i, out);
  }
  if (page->events.empty() && handed_through_ >= last_seen_) behind_ = false;
}

void tenant_window::rewind() {
  held_ = 0;
  held_bytes_ = 0;
  handed_through_ = event_seq{};
  behind_ = true;
  rewound_ = reading_;
}

}  // namespace sluice
