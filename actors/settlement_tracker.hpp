#pragma once

#include "schemas/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>

namespace sluice {

/// Follows which of a tenant's events are settled, to know the point up to which all are: after a crash, work
/// begins again right there. Events are added in order of seq and finish in any order.
class settlement_tracker {
 public:
  /// An event with so many deliveries; `seq` above all before.
  void add(event_seq seq, std::uint32_t deliveries);
  /// One delivery of the event came to its end (succeeded, retrying or dead). Returns whether it was the
  /// event's last. Deliveries of events that are not tracked (retries) change nothing.
  bool finish(event_seq seq);

  /// All events up to here are settled; none before the first.
  event_seq settled_through() const { return settled_through_; }
  std::size_t open() const { return open_; }

 private:
  struct entry {
    event_seq seq;
    std::uint32_t remaining;
  };
  std::deque<entry> entries_;  ///< ascending; the front is unsettled
  event_seq settled_through_;
  std::size_t open_ = 0;
};

}  // namespace sluice
