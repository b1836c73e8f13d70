#pragma once

#include "schemas/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace sluice {

/// Follows which of a tenant's events are settled, to know the point up to which all are: after a crash, work
/// begins again right there. Events are added in order of seq and finish in any order.
class settlement_tracker {
 public:
  /// An event with so many deliveries and `bytes` of text; `seq` above all before.
  void add(event_seq seq, std::uint32_t deliveries, std::size_t bytes = 0);
  /// One delivery of the event came to its end (succeeded, retrying or dead). Returns the
  /// event's bytes if it was its last. Deliveries of events that are not tracked (retries) change nothing.
  std::optional<std::size_t> finish(event_seq seq);

  /// All events up to here are settled; none before the first.
  event_seq settled_through() const { return settled_through_; }
  std::size_t open() const { return open_; }

 private:
  struct entry {
    event_seq seq;
    std::uint32_t remaining;
    std::size_t bytes;
  };
  std::deque<entry> entries_;  ///< ascending; the front is unsettled
  event_seq settled_through_;
  std::size_t open_ = 0;
};

}  // namespace sluice
