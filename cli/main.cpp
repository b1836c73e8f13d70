#include "cli/check.hpp"
#include "cli/command.hpp"
#include "cli/config.hpp"
#include "cli/dead_letters.hpp"
#include "cli/demo.hpp"
#include "cli/executions.hpp"
#include "cli/modules.hpp"
#include "cli/publish.hpp"
#include "cli/run.hpp"
#include "cli/scripts.hpp"
#include "cli/secrets.hpp"
#include "cli/serve.hpp"
#include "cli/tenants.hpp"
#include "cli/tokens.hpp"

// Every subcommand, in the order of the help.
int main(int argc, char** argv) {
  return sluice::run_command_line(argc, argv,
                                  {
                                      sluice::add_serve_command,
                                      sluice::add_run_command,
                                      sluice::add_check_command,
                                      sluice::add_publish_command,
                                      sluice::add_executions_command,
                                      sluice::add_dead_letters_command,
                                      sluice::add_scripts_command,
                                      sluice::add_tenants_command,
                                      sluice::add_tokens_command,
                                      sluice::add_secrets_command,
                                      sluice::add_modules_command,
                                      sluice::add_demo_command,
                                      sluice::add_config_command,
                                  });
}
