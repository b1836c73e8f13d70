#pragma once

#include "store/types.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sluice::transport {

/// What one publish may hold.
struct publish_limits {
  std::size_t max_event_bytes = 256u << 10;
  std::size_t max_batch_events = 1'000;
};

/// A WebSocket message {"op":"publish","seq":7,"events":[…]}.
struct publish_frame {
  std::uint64_t seq = 0;
  event_batch_ptr batch;
};

/// Why a WebSocket message was refused, and as much of it as could be read.
struct frame_refusal {
  error why;
  std::optional<std::uint64_t> seq;
  std::size_t events = 0;  ///< how many the batch has; 0 if it cannot be told
};

/// Reads a WebSocket message. All or nothing: one bad event refuses the batch. The text is copied once, into
/// the batch, and the events point into it. Tenant and time of receipt are left to the caller.
tl::expected<publish_frame, frame_refusal> read_publish_frame(std::string_view text,
                                                              const publish_limits& limits);

/// Reads an HTTP body in CloudEvents' JSON format: one event, or an array of events.
expected<event_batch_ptr> read_event(std::string_view text, const publish_limits& limits);
expected<event_batch_ptr> read_event_array(std::string_view text, const publish_limits& limits);

}  // namespace sluice::transport
