#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice run`: scripts from files, once each, in the production sandbox.
void add_run_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
