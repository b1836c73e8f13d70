#include "cli/command.hpp"
#include "cli/config.hpp"
#include "cli/demo.hpp"
#include "cli/publish.hpp"
#include "cli/run.hpp"

// Every subcommand, in the order of the help.
int main(int argc, char** argv) {
  return sluice::run_command_line(argc, argv,
                                  {
                                      sluice::add_run_command,
                                      sluice::add_publish_command,
                                      sluice::add_demo_command,
                                      sluice::add_config_command,
                                  });
}
