#pragma once

#include "cli/listing.hpp"
#include "schemas/ids.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace sluice {

/// One attempt of a script, as far as it is shown.
struct seen_execution {
  std::int64_t id = 0;
  std::int64_t script = 0;
  int attempt = 1;
  std::string status;   ///< succeeded, failed, limit_exceeded, crashed
  std::string outcome;  ///< of the delivery: succeeded, retrying, dead
  timestamp started_at;
  std::chrono::microseconds wall{0};
  std::string text;  ///< the error's name and message, or the last line logged
};

/// Follows a tenant's executions by asking for the newest again and again.
class execution_feed {
 public:
  explicit execution_feed(const engine_access& engine) : list_(engine, "/v1/executions") {}

  /// Only what comes after now is of interest.
  expected<void> skip_to_now();
  /// What was written since the last call, oldest first.
  expected<std::vector<seen_execution>> next();

 private:
  growing_list list_;
};

}  // namespace sluice
