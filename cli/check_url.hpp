#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice check url URL`: whether requests of scripts (iota.http) would connect to it, and why not.
void add_check_url_command(CLI::App& check, cli_context& context, command_action& action);

}  // namespace sluice
