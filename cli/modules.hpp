#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice modules add NAME PATH` and `sluice modules list`: the npm packages that scripts may import.
void add_modules_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
