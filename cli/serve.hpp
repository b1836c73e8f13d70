#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice serve`: runs the engine until SIGINT or SIGTERM; exits 0 after a graceful stop.
void add_serve_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
