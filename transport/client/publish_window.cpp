#include "transport/client/publish_window.hpp"

#include <fmt/format.h>

namespace sluice::client {

publish_window::publish_window(std::size_t max_events, publisher::outcome_handler on_outcome)
    : max_events_(max_events), on_outcome_(std::move(on_outcome)) {}

expected<std::uint64_t> publish_window::add(outgoing_batch content) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return has_room(content.count); });
  if (failure_) return tl::unexpected(*failure_);
  const std::uint64_t number = ++last_number_;
  open_events_ += content.count;
  counts_.published += content.count;
  waiting_.emplace(number, std::make_shared<tracked_batch>(number, std::move(content), std::nullopt));
  return number;
}

bool publish_window::has_room(std::uint32_t events) const {
  return failure_ || open_events_ == 0 || open_events_ + events <= max_events_;
}

bool publish_window::wait_for_room(std::uint32_t events, std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, limit, [&] { return has_room(events); });
}

expected<void> publish_window::wait_until_empty(std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, limit, [&] { return open_events_ == 0; }))
    return fail(error_code::timed_out,
                fmt::format("{} events are still unanswered after {} ms", open_events_, limit.count()));
  if (failure_) return tl::unexpected(*failure_);
  return {};
}

tracked_batch_ptr publish_window::take(std::uint64_t credit, clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (waiting_.empty() || waiting_.begin()->second->content.count > credit) return nullptr;
  auto node = waiting_.extract(waiting_.begin());
  tracked_batch_ptr batch = node.mapped();
  if (!batch->first_sent) batch->first_sent = now;
  in_flight_.insert(std::move(node));
  return batch;
}

tracked_batch_ptr publish_window::remove_in_flight(std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  auto node = in_flight_.extract(number);
  return node ? node.mapped() : nullptr;
}

void publish_window::acked(std::uint64_t number, std::uint32_t accepted, std::uint32_t duplicates,
                           clock::time_point now) {
  const tracked_batch_ptr batch = remove_in_flight(number);
  if (!batch) return;
  batch_outcome outcome;
  outcome.number = number;
  outcome.events = batch->content.count;
  outcome.accepted = accepted;
  outcome.duplicates = duplicates;
  outcome.latency = std::chrono::duration_cast<std::chrono::microseconds>(now - *batch->first_sent);
  settle(outcome);
}

void publish_window::refused(std::uint64_t number, error why) {
  const tracked_batch_ptr batch = remove_in_flight(number);
  if (!batch) return;
  batch_outcome outcome;
  outcome.number = number;
  outcome.events = batch->content.count;
  outcome.refused = std::move(why);
  settle(outcome);
}

void publish_window::refuse_if_larger_than(std::uint64_t max_credit) {
  batch_outcome outcome;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty() || waiting_.begin()->second->content.count <= max_credit) return;
    const auto node = waiting_.extract(waiting_.begin());
    outcome.number = node.key();
    outcome.events = node.mapped()->content.count;
  }
  outcome.refused =
      error{error_code::too_large,
            fmt::format("a batch of {} events exceeds the server's credit of {}", outcome.events, max_credit),
            {}};
  settle(outcome);
}

void publish_window::settle(const batch_outcome& outcome) {
  if (on_outcome_) on_outcome_(outcome);
  {
    const std::lock_guard lock(mutex_);
    (outcome.refused ? counts_.refused : counts_.acked) += outcome.events;
    counts_.duplicates += outcome.duplicates;
    open_events_ -= outcome.events;
  }
  changed_.notify_all();
}

void publish_window::nacked(std::uint64_t number, error why) {
  const std::lock_guard lock(mutex_);
  auto node = in_flight_.extract(number);
  if (!node) return;
  waiting_.insert(std::move(node));
  ++counts_.nacks;
  last_nack_ = std::move(why);
}

void publish_window::disconnected() {
  const std::lock_guard lock(mutex_);
  waiting_.merge(in_flight_);
}

void publish_window::reconnected() {
  const std::lock_guard lock(mutex_);
  ++counts_.reconnects;
}

void publish_window::abandon(const error& why) {
  batches left;
  {
    const std::lock_guard lock(mutex_);
    failure_ = why;
    left.swap(waiting_);
    left.merge(in_flight_);
  }
  for (const auto& [number, batch] : left) {
    batch_outcome outcome;
    outcome.number = number;
    outcome.events = batch->content.count;
    outcome.refused = why;
    settle(outcome);
  }
  changed_.notify_all();
}

publisher_counts publish_window::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

std::optional<error> publish_window::last_nack() const {
  const std::lock_guard lock(mutex_);
  return last_nack_;
}

}  // namespace sluice::client
