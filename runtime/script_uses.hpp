#pragma once

#include "runtime/compiled_script.hpp"
#include "schemas/error.hpp"

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

/// Precondition: the script compiles. Makes a compiler's heap for it (half a second).
expected<script_uses> find_uses(const script_source& source);

}  // namespace sluice
