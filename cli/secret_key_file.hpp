#pragma once

#include "config/settings.hpp"
#include "store/secret_keys.hpp"
#include "store/store.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// What `sluice serve` has to say about the keys of secrets.
struct opened_secret_keys {
  std::shared_ptr<secret_keys> keys;  ///< never null; without a key if there is none that can be used
  std::string file;
  bool created = false;               ///< at this start
  std::vector<std::string> warnings;  ///< what the operator had better know, and do
};

/// The file for the keys: that of the settings, or secrets.key beside the store.
std::string secret_key_file(const settings& settings);

/// Reads the key file. It is made if it is not there, unless the store has secrets already: those would stay
/// unreadable, and nobody would notice that the file is lost. Never fails: an engine without keys runs all
/// scripts that need no secret, and says which secrets cannot be read.
opened_secret_keys open_secret_keys(const settings& settings, store_reader& reader);

}  // namespace sluice
