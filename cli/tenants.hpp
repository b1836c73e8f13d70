#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice tenants create|list`: whose scripts and events an engine keeps apart.
void add_tenants_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
