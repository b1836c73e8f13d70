#pragma once

#include "cli/command.hpp"
#include "cli/engine_access.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace sluice {

/// The flags of `sluice scripts deploy`.
struct deploy_flags {
  engine_flags engine;
  std::string file;
  std::string name;  ///< empty = the file's stem
  std::vector<std::string> event_types;
  std::string description;
  bool check_types = true;
};

/// A deploy whose source does not compile; the same as of `sluice run`.
inline constexpr int deploy_does_not_compile = 3;

/// Creates the script if there is none of that name, and makes the file its active version.
int deploy_script(const deploy_flags& flags, const cli_context& context);

/// "order.*, payment.failed": what a script or version of the API listens to.
std::string joined_event_types(const nlohmann::json& script);

}  // namespace sluice
