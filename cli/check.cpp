#include "cli/check.hpp"

#include "cli/check_script.hpp"

namespace sluice {

void add_check_command(CLI::App& app, cli_context& context, command_action& action) {
  CLI::App* command = app.add_subcommand("check", "Check scripts without running them");
  command->require_subcommand(1);
  add_check_script_command(*command, context, action);
}

}  // namespace sluice
