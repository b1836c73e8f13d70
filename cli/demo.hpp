#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice demo`: a web shop in a running engine, its orders, and what they set off.
void add_demo_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
