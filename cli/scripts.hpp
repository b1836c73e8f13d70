#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice scripts deploy|list`: what reacts to events.
void add_scripts_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
