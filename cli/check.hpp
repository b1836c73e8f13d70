#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice check script | url`: whether something would work, without doing it.
void add_check_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
