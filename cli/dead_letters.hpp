#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice dead-letters`: what the engine has given up on.
void add_dead_letters_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
