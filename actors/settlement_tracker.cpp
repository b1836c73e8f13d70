#include "actors/settlement_tracker.hpp"

#include <algorithm>

namespace sluice {

void settlement_tracker::add(event_seq seq, std::uint32_t deliveries, std::size_t bytes) {
  entries_.push_back({seq, deliveries, bytes});
  ++open_;
}

std::optional<std::size_t> settlement_tracker::finish(event_seq seq) {
  auto found = std::ranges::lower_bound(entries_, seq, {}, &entry::seq);
  if (found == entries_.end() || found->seq != seq || found->remaining == 0) return std::nullopt;
  if (--found->remaining > 0) return std::nullopt;
  const auto bytes = found->bytes;
  --open_;
  while (!entries_.empty() && entries_.front().remaining == 0) {
    settled_through_ = entries_.front().seq;
    entries_.pop_front();
  }
  return bytes;
}

}  // namespace sluice
