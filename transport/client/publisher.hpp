#pragma once

#include "schemas/error.hpp"
#include "transport/client/address.hpp"
#include "transport/client/io_thread.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace sluice::client {

class publish_session;

/// What a publisher connects to, and how persistent it is.
struct publisher_options {
  engine_address engine;
  std::string token;
  std::string tenant;  ///< for the operator's token, which belongs to no tenant; else empty
  std::chrono::milliseconds connect_timeout{5'000};
  /// How long to try to connect again when the connection is lost; 0 = the publisher ends with it. What was
  /// sent and not acked is sent again: the engine drops what it has already, by event id.
  std::chrono::milliseconds reconnect_for{0};
  /// How many events may be unanswered, queued ones included, before publish() waits.
  std::size_t window_events = 20'000;
};

/// Events to publish together: the JSON of each, with commas between them.
struct outgoing_batch {
  std::string events;
  std::uint32_t count = 0;

  void add(std::string_view event_json);
};

/// What became of one batch.
struct batch_outcome {
  std::uint64_t number = 0;  ///< as publish() returned it
  std::uint32_t events = 0;
  std::uint32_t accepted = 0;
  std::uint32_t duplicates = 0;
  std::chrono::microseconds latency{0};  ///< from the first time it was sent to the answer
  std::optional<error> refused;          ///< set if the server refused it for good, or the connection is gone
};

/// Counts since the publisher was made.
struct publisher_counts {
  std::uint64_t published = 0;  ///< events given to publish()
  std::uint64_t acked = 0;      ///< events on the engine's disk, duplicates included
  std::uint64_t duplicates = 0;
  std::uint64_t refused = 0;
  std::uint64_t nacks = 0;       ///< batches the server asked to send again later
  std::uint64_t reconnects = 0;  ///< connections after the first one
};

/// Publishes events over one WebSocket: pipelined, never beyond the credit the server grants. A batch that
/// the server cannot take now (backlog full, store unavailable, ...) is sent again when the server said.
///
/// All networking is done by the io_thread; the functions here may be called from any other thread.
class publisher {
 public:
  /// Called once for each batch, on the io_thread. Must not block, nor call the publisher.
  using outcome_handler = std::function<void(const batch_outcome&)>;

  /// `io` outlives the publisher.
  publisher(io_thread& io, publisher_options options, outcome_handler on_outcome);
  /// Closes; batches without an answer get none.
  ~publisher();
  publisher(const publisher&) = delete;
  publisher& operator=(const publisher&) = delete;

  /// Returns when the server has taken the connection, or why not. Call it once, first.
  expected<void> connect();
  /// Queues a batch and returns its number; waits while the window is full. Fails when the connection is lost
  /// for good, with the reason.
  expected<std::uint64_t> publish(outgoing_batch batch);
  /// Waits at most `limit` until publish() of so many events would not wait; false if it still would.
  bool wait_for_room(std::uint32_t events, std::chrono::milliseconds limit);
  /// Waits until every batch has its outcome; timed_out if that takes longer than `limit`.
  expected<void> flush(std::chrono::milliseconds limit);
  publisher_counts counts() const;
  /// The last reason for which the server asked to send again later, if it did.
  std::optional<error> last_nack() const;

 private:
  std::shared_ptr<publish_session> session_;
};

}  // namespace sluice::client
