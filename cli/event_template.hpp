#pragma once

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

/// Makes CloudEvents of lines of JSON.
class event_maker {
 public:
  /// `seed` decides the ids it makes; equal seeds make equal ids.
  event_maker(event_template missing, std::uint64_t seed);

  /// The event of one line; a complete one stays as it is, byte for byte. A line with `specversion` is a
  /// CloudEvent, and gets what it lacks: an id, --source, --type. invalid_request says what is wrong.
  expected<std::string> make(std::string_view line);

 private:
  std::string new_id();

  event_template missing_;
  std::mt19937_64 random_;
};

}  // namespace sluice
