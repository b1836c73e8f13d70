#include "cli/demo.hpp"

#include "cli/demo_run.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <memory>

namespace sluice {
namespace {

int run(const demo_flags& flags, const cli_context& context) {
  const auto engine = find_engine(flags.engine, context);
  if (!engine) {
    print_problems({{"", engine.error().message}}, context.no_color);
    return exit_code::usage;
  }
  const client::rest admin(engine->address, engine->token);
  const auto tenant = set_up_demo(admin, engine->tenant, flags.scripts);
  if (!tenant) {
    const error& why = tenant.error();
    print_problems({{why.context, why.message}}, context.no_color);
    return exit_code::failed;
  }
  return demo_run(flags, {engine->address, tenant->token, {}}, *tenant, context).run();
}

}  // namespace

void add_demo_command(CLI::App& app, cli_context& context, command_action& action) {
  auto flags = std::make_shared<demo_flags>();
  flags->engine.tenant = "demo";
  CLI::App* command = app.add_subcommand("demo", "Set a web shop up in a running engine and show it at work");
  add_engine_flags(*command, flags->engine);
  command->add_option("--scripts", flags->scripts, "Folder with scripts.json and the scripts it lists")
      ->capture_default_str()
      ->type_name("FOLDER");
  command->add_option("--orders", flags->orders, "How many orders to publish")
      ->capture_default_str()
      ->check(CLI::Range(1, 100'000));
  command->add_option("--seconds", flags->seconds, "In how many seconds")
      ->capture_default_str()
      ->check(CLI::Range(0, 3'600));
  command->footer(
      "Makes the tenant `demo` with three scripts, publishes orders at a human rate, shows each execution "
      "as\n"
      "it is written, and sums up. Needs the operator's token. `scripts/demo` does all of it from nothing.\n"
      "\n"
      "Examples:\n"
      "  sluice serve &\n"
      "  sluice demo\n"
      "  sluice demo --orders 1000 --seconds 10");
  command->callback(
      [flags, &context, &action] { action = [flags, &context] { return run(*flags, context); }; });
}

}  // namespace sluice
