#pragma once

#include "actors/backlog_gauges.hpp"
#include "actors/http_client.hpp"
#include "actors/metrics.hpp"
#include "config/settings.hpp"
#include "runtime/module_set.hpp"
#include "schemas/ids.hpp"
#include "schemas/limits.hpp"
#include "store/data/database.hpp"
#include "store/secret_keys.hpp"
#include "store/store.hpp"

#include <functional>
#include <memory>

namespace sluice {

/// What every actor is given: read-only, or thread-safe in itself.
struct engine_environment {
  sluice::settings settings;
  std::shared_ptr<store> database;
  std::shared_ptr<engine_metrics> metrics = std::make_shared<engine_metrics>();
  std::shared_ptr<backlog_gauges> backlogs = std::make_shared<backlog_gauges>();
  /// What secrets are encrypted with; null: there are no secrets.
  std::shared_ptr<secret_keys> keys;
  compile_limits compile;
  std::shared_ptr<http_client> http;    ///< null = scripts make no HTTP requests
  std::shared_ptr<data_database> data;  ///< null = scripts have no iota.db
  /// What scripts may import.
  module_set_ptr modules = std::make_shared<const module_set>();
  std::function<timestamp()> clock = now;
};
using environment_ptr = std::shared_ptr<const engine_environment>;

}  // namespace sluice
