#pragma once

#include <cstdint>
#include <string>

namespace sluice {

/// What the system's tzdata says of a zone at a moment.
struct zone_offset {
  enum class outcome {
    known,
    no_such_zone,
    too_late,  ///< the zone changes its clocks, and the tables end before: in 2037
  };
  outcome state = outcome::no_such_zone;
  int seconds = 0;  ///< to be added to UTC
};

/// `name` as IANA has it: "Europe/Berlin". Tables are read as they are asked for, and kept by the process;
/// any thread may ask.
zone_offset offset_of_zone(const std::string& name, std::int64_t seconds_since_1970);

}  // namespace sluice
