#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice tokens create`: what services and people prove with who they are.
void add_tokens_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
