#include "cli/scripts.hpp"

#include "cli/engine_problem.hpp"
#include "cli/listing.hpp"
#include "cli/script_deploy.hpp"
#include "cli/shown_time.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "runtime/type_checker_bundle.hpp"

#include <memory>

namespace sluice {
namespace {

table_row row_of(const nlohmann::json& script) {
  const std::int64_t version = number_of(script, "active_version");
  return {{{text_of(script, "name")},
           version > 0 ? table_cell{std::to_string(version)} : table_cell{"none", text_style::yellow},
           {text_of(script, "status")},
           {shown_time(text_of(script, "updated_at"))},
           {joined_event_types(script)}},
          {}};
}

int list(const engine_flags& flags, const cli_context& context) {
  const auto engine = find_engine(flags, context);
  if (!engine) return report_usage(engine.error().message, context);
  const auto scripts = list_items(*engine, "/v1/scripts");
  if (!scripts) return report_failure(scripts.error(), context);
  const terminal out(stdout, context.no_color);
  if (context.json) {
    print_items(out, *scripts);
    return exit_code::ok;
  }
  if (scripts->empty()) {
    terminal(stderr, context.no_color)
        .line("There is no script yet: sluice scripts deploy FILE --on 'TYPE.*'");
    return exit_code::ok;
  }
  std::vector<table_row> rows;
  for (const auto& script : *scripts) rows.push_back(row_of(script));
  table(out, {{"SCRIPT"}, {"VERSION", true}, {"STATUS"}, {"CHANGED"}, {"LISTENS TO"}}).print(rows);
  return exit_code::ok;
}

void add_deploy_command(CLI::App& scripts, cli_context& context, command_action& action) {
  auto flags = std::make_shared<deploy_flags>();
  CLI::App* command =
      scripts.add_subcommand("deploy", "Make a file the active version of a script, a new one if need be");
  command->add_option("FILE", flags->file, "JavaScript (.js) or TypeScript (.ts)")->required();
  command
      ->add_option("--on", flags->event_types,
                   "Events it is for: a type, or a pattern such as 'order.*'; may be given again [as before]")
      ->type_name("TYPE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false);
  command->add_option("--name", flags->name, "The script's name [the file's, without its ending]")
      ->type_name("NAME");
  command->add_option("-m,--message", flags->description, "What changed and why")->type_name("TEXT");
  command->add_flag("!--no-types", flags->check_types, "Show no type warnings");
  add_engine_flags(*command, flags->engine);
  command->footer(
      "The deploy is atomic: what runs finishes on its version, what comes runs on the new one. If it does\n"
      "not compile, the version before stays active. Type warnings (sluice check script) follow once it is\n"
      "deployed; they change nothing.\n"
      "Exit codes: 0 deployed, 1 refused, 2 wrong usage, 3 it does not compile.\n"
      "\n"
      "Examples:\n"
      "  sluice scripts deploy orders.ts --tenant acme --on 'order.*' --on payment.failed\n"
      "  sluice scripts deploy orders.ts --tenant acme -m 'ship on Sundays'");
  command->callback(
      [flags, &context, &action] { action = [flags, &context] { return deploy_script(*flags, context); }; });
}

void add_list_command(CLI::App& scripts, cli_context& context, command_action& action) {
  auto flags = std::make_shared<engine_flags>();
  CLI::App* command = scripts.add_subcommand("list", "List a tenant's scripts");
  add_engine_flags(*command, *flags);
  command->footer("Examples:\n  sluice scripts list --tenant acme");
  command->callback(
      [flags, &context, &action] { action = [flags, &context] { return list(*flags, context); }; });
}

void add_types_command(CLI::App& scripts, cli_context&, command_action& action) {
  CLI::App* command = scripts.add_subcommand("types", "Print iota.d.ts: what scripts see, for editors");
  command->footer(
      "Beside your scripts, it makes an editor complete iota, event and context and mark mistakes. For\n"
      "JavaScript it wants a jsconfig.json; the file's beginning says which.\n"
      "\n"
      "Example:\n  sluice scripts types > iota.d.ts");
  command->callback([&action] {
    action = [] {
      terminal(stdout).write(iota_declarations());
      return exit_code::ok;
    };
  });
}

}  // namespace

void add_scripts_command(CLI::App& app, cli_context& context, command_action& action) {
  CLI::App* command = app.add_subcommand("scripts", "Deploy and list a tenant's scripts");
  command->require_subcommand(1);
  add_deploy_command(*command, context, action);
  add_list_command(*command, context, action);
  add_types_command(*command, context, action);
}

}  // namespace sluice
