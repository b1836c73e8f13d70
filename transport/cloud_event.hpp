#pragma once

#include "schemas/event_text.hpp"
#include "store/types.hpp"
#include "transport/json_scanner.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace sluice::transport {

/// Where an event stands, for errors.
struct event_place {
  std::optional<std::size_t> index;  ///< in its batch; none if it came alone
};
/// "events[3]", or "event".
std::string name(event_place place);

/// Reads the CloudEvent 1.0 (JSON format) at the cursor, which steps over it, and checks it by the rules of
/// schemas/cloudevent.schema.json. Its views point into the scanned text, or into `batch.extra` where the
/// text has escapes.
expected<event> read_cloud_event(json_cursor& cursor, event_batch& batch, std::size_t max_event_bytes,
                                 event_place place);

}  // namespace sluice::transport
