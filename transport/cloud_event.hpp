#pragma once

#include "store/types.hpp"
#include "transport/json_scanner.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace sluice::transport {

/// Bounds of an event's attributes, in characters. schemas/cloudevent.schema.json has the same.
inline constexpr std::size_t max_id_chars = 256;
inline constexpr std::size_t max_source_chars = 1'024;
inline constexpr std::size_t max_type_chars = 256;
inline constexpr std::size_t max_subject_chars = 1'024;

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
