#include "transport/client/publisher.hpp"

#include "transport/client/publish_session.hpp"

namespace sluice::client {

void outgoing_batch::add(std::string_view event_json) {
  if (count++ > 0) events += ',';
  events += event_json;
}

publisher::publisher(io_thread& io, publisher_options options, outcome_handler on_outcome)
    : session_(std::make_shared<publish_session>(io, std::move(options), std::move(on_outcome))) {}

publisher::~publisher() { session_->close(); }

expected<void> publisher::connect() { return session_->start().get(); }

expected<std::uint64_t> publisher::publish(outgoing_batch batch) {
  auto number = session_->window().add(std::move(batch));
  if (number) session_->wake();
  return number;
}

bool publisher::wait_for_room(std::uint32_t events, std::chrono::milliseconds limit) {
  return session_->window().wait_for_room(events, limit);
}

expected<void> publisher::flush(std::chrono::milliseconds limit) {
  return session_->window().wait_until_empty(limit);
}

publisher_counts publisher::counts() const { return session_->window().counts(); }

std::optional<error> publisher::last_nack() const { return session_->window().last_nack(); }

}  // namespace sluice::client
