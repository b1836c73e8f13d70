#pragma once

#include "transport/client/publisher.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <vector>

namespace sluice::client {

/// A batch on its way. Its content does not change; `first_sent` belongs to the window.
struct tracked_batch {
  std::uint64_t number = 0;
  outgoing_batch content;
  std::optional<std::chrono::steady_clock::time_point> first_sent;
};
using tracked_batch_ptr = std::shared_ptr<tracked_batch>;

/// The batches between publish() and their outcome: first waiting to be sent, then in flight. Thread-safe:
/// one side adds and waits, the other takes and settles. Outcomes are reported outside the lock, before the
/// batch's place is free again.
class publish_window {
 public:
  using clock = std::chrono::steady_clock;

  publish_window(std::size_t max_events, publisher::outcome_handler on_outcome);

  /// Waits while the window is full. A batch larger than the window gets in when the window is empty.
  expected<std::uint64_t> add(outgoing_batch content);
  /// False if add() of so many events would still wait after `limit`.
  bool wait_for_room(std::uint32_t events, std::chrono::milliseconds limit);
  expected<void> wait_until_empty(std::chrono::milliseconds limit);

  /// The lowest-numbered waiting batch, from now on in flight; null if there is none or it exceeds `credit`.
  tracked_batch_ptr take(std::uint64_t credit, clock::time_point now = clock::now());
  void acked(std::uint64_t number, std::uint32_t accepted, std::uint32_t duplicates,
             clock::time_point now = clock::now());
  void refused(std::uint64_t number, error why);
  /// Refuses the next batch if it exceeds the most the server ever lets be under way: it could never be sent.
  void refuse_if_larger_than(std::uint64_t max_credit);
  /// The server asked for it: back among the waiting.
  void nacked(std::uint64_t number, error why);
  /// The connection is lost: all that was in flight waits again.
  void disconnected();
  void reconnected();
  /// The connection is lost for good: what has no outcome is refused, and so is all that comes.
  void abandon(const error& why);

  publisher_counts counts() const;
  std::optional<error> last_nack() const;

 private:
  using batches = std::map<std::uint64_t, tracked_batch_ptr>;

  bool has_room(std::uint32_t events) const;  ///< also if add() would fail at once
  tracked_batch_ptr remove_in_flight(std::uint64_t number);
  void settle(const batch_outcome& outcome);

  const std::size_t max_events_;
  const publisher::outcome_handler on_outcome_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  batches waiting_;
  batches in_flight_;
  std::uint64_t last_number_ = 0;
  std::uint64_t open_events_ = 0;  ///< waiting, in flight, or being reported
  publisher_counts counts_;
  std::optional<error> last_nack_;
  std::optional<error> failure_;
};

}  // namespace sluice::client
