#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice executions`: what ran, what it logged, why it failed.
void add_executions_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
