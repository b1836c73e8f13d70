#pragma once

#include "cli/command.hpp"
#include "runtime/type_checker.hpp"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace sluice {

/// Prints them to stderr as `sluice run` shows errors: file, line and column, the source line and a caret.
void print_type_warnings(const std::vector<type_warning>& warnings, const cli_context& context);

/// [{"code":"TS2551","message":…,"file":…,"line":…,"column":…}]
nlohmann::json to_json(const std::vector<type_warning>& warnings);

}  // namespace sluice
