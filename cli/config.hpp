#pragma once

#include "cli/command.hpp"

#include <string>

namespace sluice {

/// `sluice config show | reference | check`.
void add_config_command(CLI::App& app, cli_context& context, command_action& action);

class terminal;

/// The effective settings as TOML, each with where it came from as a comment.
std::string show_settings(const config::loaded_settings& loaded, const terminal& out);
/// The same as JSON: {"server.port": {"value": 7400, "source": "default", "origin": "default"}, ...}.
std::string show_settings_json(const config::loaded_settings& loaded);
/// Every option as JSON: key, kind, unit, default, bounds, description, environment variable, flag.
std::string json_reference();

}  // namespace sluice
