#pragma once

#include "store/types.hpp"
#include "transport/object_reader.hpp"

#include <nlohmann/json.hpp>

namespace sluice::transport {

/// Reads trigger, limits, retry and concurrency into `settings`, each within DESIGN's range; what is absent
/// stays as it is. The reader keeps what is wrong.
void read_settings(object_reader& in, script_settings& settings);

/// A script as the API shows it, settings included.
nlohmann::json to_json(const script_row& script);
/// A version, without its source and code.
nlohmann::json to_json(const script_version& version);

}  // namespace sluice::transport
