#include "cli/check.hpp"

#include "cli/check_script.hpp"
#include "cli/check_url.hpp"

namespace sluice {

void add_check_command(CLI::App& app, cli_context& context, command_action& action) {
  CLI::App* command = app.add_subcommand("check", "Check whether something would work, without doing it");
  command->require_subcommand(1);
  add_check_script_command(*command, context, action);
  add_check_url_command(*command, context, action);
}

}  // namespace sluice
