#include "cli/tenants.hpp"

#include "cli/engine_access.hpp"
#include "cli/engine_problem.hpp"
#include "cli/listing.hpp"
#include "cli/shown_time.hpp"
#include "cli/table.hpp"
#include "transport/client/rest.hpp"

#include <fmt/format.h>

#include <memory>

namespace sluice {
namespace {

struct tenants_flags {
  engine_flags engine;
  std::string name;
};

int create(const tenants_flags& flags, const cli_context& context) {
  const auto engine = find_engine(flags.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  const client::rest api(engine->address, engine->token);
  const auto created = api.post("/v1/tenants", {{"name", flags.name}});
  if (!created) return report_failure(created.error(), context);
  const terminal out(stdout, context.no_color);
  if (context.json) {
    out.line(created->dump());
  } else {
    out.line(fmt::format("tenant {} created", flags.name));
    terminal(stderr, context.no_color)
        .line(fmt::format("Next: sluice scripts deploy FILE --tenant {} --on 'TYPE.*'", flags.name));
  }
  return exit_code::ok;
}

int list(const tenants_flags& flags, const cli_context& context) {
  const auto engine = find_engine(flags.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  const auto tenants = list_items(*engine, "/v1/tenants");
  if (!tenants) return report_failure(tenants.error(), context);
  const terminal out(stdout, context.no_color);
  if (context.json) {
    print_items(out, *tenants);
    return exit_code::ok;
  }
  if (tenants->empty()) {
    terminal(stderr, context.no_color).line("There is no tenant yet: sluice tenants create NAME");
    return exit_code::ok;
  }
  std::vector<table_row> rows;
  for (const auto& tenant : *tenants)
    rows.push_back({{{text_of(tenant, "name")}, {shown_time(text_of(tenant, "created_at"))}}, {}});
  table(out, {{"TENANT"}, {"CREATED"}}).print(rows);
  return exit_code::ok;
}

}  // namespace

void add_tenants_command(CLI::App& app, cli_context& context, command_action& action) {
  auto flags = std::make_shared<tenants_flags>();
  flags->engine.part = engine_part::whole;
  CLI::App* command = app.add_subcommand("tenants", "Create and list the tenants of a running engine");
  command->require_subcommand(1);
  command->footer("Needs the operator's token, which is found on the engine's own machine.");

  CLI::App* creating = command->add_subcommand("create", "Create a tenant");
  creating->add_option("NAME", flags->name, "1 to 63 of a-z, 0-9 and -")->required();
  add_engine_flags(*creating, flags->engine);
  creating->footer("Examples:\n  sluice tenants create acme");
  creating->callback(
      [flags, &context, &action] { action = [flags, &context] { return create(*flags, context); }; });

  CLI::App* listing = command->add_subcommand("list", "List the tenants");
  add_engine_flags(*listing, flags->engine);
  listing->footer("Examples:\n  sluice tenants list\n  sluice tenants list --json | jq -r .name");
  listing->callback(
      [flags, &context, &action] { action = [flags, &context] { return list(*flags, context); }; });
}

}  // namespace sluice
