#pragma once

#include "config/settings.hpp"
#include "schemas/error.hpp"

#include <random>
#include <string>
#include <string_view>

namespace sluice {

/// What `sluice publish` adds to a line that is not a complete CloudEvent.
struct event_template {
  std::string type;    ///< if set, a line that is no CloudEvent becomes the data of one
  std::string source;  ///< for what has none
};

/// How deep an event may be nested: as deep as the engine takes a message, less the publish around it.
inline constexpr std::size_t max_event_depth = 126;

/// Makes CloudEvents of lines of JSON.
class event_maker {
 public:
  /// `seed` decides the ids it makes; equal seeds make equal ids. An event that is larger than
  /// `max_event_bytes` is refused: the engine would refuse it with its whole batch, or end the connection.
  event_maker(event_template missing, std::uint64_t seed,
              std::size_t max_event_bytes = server_settings{}.max_event_bytes);

  /// The event of one line; a complete one stays as it is, byte for byte. A line with `specversion` is a
  /// CloudEvent, and gets what it lacks: an id, --source, --type. invalid_request or too_large says what is
  /// wrong.
  expected<std::string> make(std::string_view line);

 private:
  expected<std::string> make_unchecked(std::string_view line);
  std::string new_id();

  event_template missing_;
  std::size_t max_event_bytes_;
  std::mt19937_64 random_;
};

}  // namespace sluice
