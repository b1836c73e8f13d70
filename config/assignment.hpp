#pragma once

#include "config/load.hpp"

#include <string>
#include <vector>

namespace sluice::config {

/// A value that a source gives to a key, not yet checked.
struct assignment {
  std::string key;
  raw_value value;
  std::string shown;  ///< the value as it was written, for messages
  origin from;
  std::string where;  ///< for messages: more exact than from.text where it can be
};

/// What one source says, and what is wrong with it so far.
struct assignments {
  std::vector<assignment> values;
  config::problems problems;
};

/// "unknown key server.prot; did you mean server.port?"
std::string unknown_key(std::string_view key);

/// Reads a TOML file. Unknown sections are problems; unknown keys are found when assigned.
assignments read_toml(const toml_text& file);

}  // namespace sluice::config
