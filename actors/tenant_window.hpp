#pragma once

#include "actors/messages.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace sluice {

/// How far one tenant's events have been handed out, and how many more it may hold. Memory stays bounded
/// whatever arrives: what does not fit into the window stays in the store, and is read back in pages once
/// there is room. Events are handed out in order of seq, each once. Owned by the event bus.
class tenant_window {
 public:
  /// `capacity` events, of `capacity_bytes` of text, may be handed out and not settled (one event may
  /// always). `waiting` = the store holds events after `settled_through` to begin with.
  tenant_window(std::size_t capacity, event_seq settled_through, bool waiting,
                std::size_t capacity_bytes = std::numeric_limits<std::size_t>::max())
      : capacity_(capacity),
        capacity_bytes_(capacity_bytes),
        handed_through_(settled_through),
        last_seen_(settled_through),
        behind_(waiting) {}

  /// A batch was committed; appends to `out` what the tenant may have now.
  void committed(const const_event_batch_ptr& batch, delivery_list& out);

  /// Whether to read a page from the store now: there are events to be had, room for them, and no read is
  /// under way. Reading begins: ask for up to page_limit() events after page_after().
  bool begin_page();
  event_seq page_after() const { return handed_through_; }
  std::size_t page_limit() const { return capacity_ - held_; }
  /// The page that was asked for; null if reading failed (begin_page() is then true again).
  void page_read(const const_event_batch_ptr& page, delivery_list& out);

  /// The tenant settled so many of the events handed out, and their bytes.
  void settled(std::size_t count, std::size_t bytes = 0) {
    held_ -= std::min(count, held_);
    held_bytes_ -= std::min(bytes, held_bytes_);
  }

  /// The tenant's actor died: hand out again, from the store, whatever is not settled there.
  void rewind();

  std::size_t held() const { return held_; }
  bool behind() const { return behind_; }

 private:
  void hand_out(const const_event_batch_ptr& batch, std::uint32_t index, delivery_list& out);
  bool full() const { return held_ >= capacity_ || held_bytes_ >= capacity_bytes_; }

  std::size_t capacity_;
  std::size_t capacity_bytes_;
  std::size_t held_ = 0;  ///< handed out, not settled
  std::size_t held_bytes_ = 0;
  event_seq handed_through_;  ///< the last event handed out or passed over
  event_seq last_seen_;       ///< the last event known to be committed
  bool behind_;               ///< the store may hold events after handed_through_
  bool reading_ = false;
  bool rewound_ = false;  ///< the page being read is from before a rewind
};

}  // namespace sluice
