#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice check script FILE…`: compile errors and type warnings.
void add_check_script_command(CLI::App& check, cli_context& context, command_action& action);

}  // namespace sluice
