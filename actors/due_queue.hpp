#pragma once

#include "store/types.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <vector>

namespace sluice {

/// The retries of one tenant that are due next. Holds at most `capacity` of them (and what was put back); the
/// rest stay in the store and are read in pages, in order of due time. At most `max_in_flight` are handed out
/// and not finished. What it holds is as in the store, so that no page leaves a gap. Owned by the retry
/// actor.
class due_queue {
 public:
  due_queue(std::size_t capacity, std::size_t max_in_flight)
      : capacity_(capacity), max_in_flight_(max_in_flight) {}

  /// A delivery was scheduled (and is on disk). One that is there already stays as it is.
  void add(const due_delivery& delivery);
  /// One that was handed out is settled.
  void finished(event_seq event, script_id script);
  /// Those handed out could not be delivered: due again. Nothing is handed out before `not_before`.
  void put_back(std::span<const due_delivery> deliveries, timestamp not_before);

  /// Whether to read a page now; reading begins. Ask for page_limit() after page_from().
  bool begin_page();
  const due_delivery& page_from() const { return horizon_; }
  std::size_t page_limit() const { return capacity_; }
  /// The page asked for. Fewer than page_limit() means that there are no more.
  void page_read(std::span<const due_delivery> page);
  /// It could not be read: begin_page() is true again. Nothing is lost, since all of it is in the store.
  void page_failed();

  /// When the next one may be handed out; none if nothing is there, or as many as may are in flight.
  std::optional<timestamp> next_due() const;
  /// Hands out what is due at `now`.
  std::vector<due_delivery> take_due(timestamp now);
  /// Nothing waits, in memory or in the store.
  bool empty() const { return complete_ && waiting_.empty() && in_flight_.empty(); }

 private:
  struct by_due_time {
    bool operator()(const due_delivery& a, const due_delivery& b) const {
      return std::tie(a.due_at, a.event, a.script) < std::tie(b.due_at, b.event, b.script);
    }
  };

  using delivery_key = std::pair<event_seq, script_id>;

  void insert(const due_delivery& delivery);
  void keep(const due_delivery& delivery);
  void remove(const delivery_key& key);

  std::size_t capacity_;
  std::size_t max_in_flight_;
  std::set<due_delivery, by_due_time> waiting_;
  std::map<delivery_key, std::set<due_delivery, by_due_time>::iterator> places_;  ///< in `waiting_`
  std::set<delivery_key> in_flight_;
  /// What was added (or finished: none) since the page under way was asked for: newer than the page.
  std::map<delivery_key, std::optional<due_delivery>> changed_while_reading_;
  due_delivery horizon_;   ///< up to here, all that the store holds is in memory
  bool complete_ = false;  ///< all that the store holds is in memory
  bool reading_ = false;
  bool shrunk_ = false;  ///< the horizon moved back while reading: the page would leave a gap
  timestamp not_before_;
};

}  // namespace sluice
