#pragma once

#include "schemas/sdk_call.hpp"
#include "store/types.hpp"

#include <cstddef>
#include <string>

namespace sluice {

/// What scripts may publish.
struct outbox_limits {
  std::size_t events = 30;  ///< in one execution
  std::size_t event_bytes = 256u << 10;
  std::uint32_t depth = 8;  ///< of a chain of scripts that react to each other's events
};

/// The events that one execution publishes, until it has succeeded and they are stored with its outcome.
class outbox {
 public:
  /// Whose events these are. Ids are made of `delivery`, the same on every attempt, so that an execution
  /// which is stored twice publishes once.
  struct origin {
    tenant_id tenant{};
    std::string script{};     ///< its name
    std::string delivery{};   ///< its idempotency key
    std::string execution{};  ///< goes into each event as "sluicecause"
    std::uint32_t depth = 0;  ///< of the event that is reacted to
  };

  outbox(origin from, const outbox_limits& limits) : from_(std::move(from)), limits_(limits) {}

  /// Adds what "events.publish" was called with, [type, data, {subject, id, source}]; answers {"id":…}.
  sdk_result add(const std::string& args, timestamp when);

  /// The events, of which the caller decides the targets; null if there are none.
  event_batch_ptr take(timestamp when);

 private:
  origin from_;
  outbox_limits limits_;
  event_batch_ptr batch_;
};

}  // namespace sluice
