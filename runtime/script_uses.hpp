#pragma once

#include <string>
#include <vector>

namespace sluice {

/// What a script asks of the world, as far as its text tells: an alias that is made while it runs hides it.
struct script_uses {
  struct call {
    std::string name;                   ///< "iota.db.query"
    std::vector<std::string> subjects;  ///< tables, secrets, types of events, or hosts of URLs that it names
  };
  std::vector<call> calls;           ///< in the order of their names
  std::vector<std::string> modules;  ///< that it imports
};

}  // namespace sluice
