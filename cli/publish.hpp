#pragma once

#include "cli/command.hpp"

namespace sluice {

/// `sluice publish`: events from files or standard input, over one WebSocket.
void add_publish_command(CLI::App& app, cli_context& context, command_action& action);

}  // namespace sluice
