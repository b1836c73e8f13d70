#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice secrets set | list | delete | rotate`: what scripts read with iota.secrets.
void add_secrets_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
