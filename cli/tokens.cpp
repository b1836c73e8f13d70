#include "cli/tokens.hpp"

#include "cli/engine_access.hpp"
#include "cli/engine_problem.hpp"
#include "cli/listing.hpp"
#include "cli/terminal.hpp"
#include "transport/token.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

namespace sluice {
namespace {

struct token_flags {
  engine_flags engine;
  std::string tenant;
  bool for_operator = false;
  std::vector<std::string> scopes;
  std::string name = "made by sluice tokens create";
  std::string expires_at;
};

/// Whose the token is: what the engine says, not what was asked.
std::string owner_of(const nlohmann::json& created, const token_flags& flags) {
  if (!created.contains("tenant")) return flags.for_operator ? "the operator" : flags.tenant;
  const std::string tenant = text_of(created, "tenant");
  return tenant.empty() ? "the operator" : tenant;
}

int create(const token_flags& flags, const cli_context& context) {
  // A token for all tenants must not come of a forgotten flag.
  if (flags.tenant.empty() && !flags.for_operator)
    return report_usage("whose token? Add --tenant NAME, or --operator for one that is of no tenant",
                        context);
  const auto engine = find_engine(flags.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  nlohmann::json wanted = {{"name", flags.name}, {"scopes", flags.scopes}, {"tenant", nullptr}};
  if (!flags.tenant.empty()) wanted["tenant"] = flags.tenant;
  if (!flags.expires_at.empty()) wanted["expires_at"] = flags.expires_at;
  const auto created = client::rest(engine->address, engine->token).post("/v1/tokens", wanted);
  if (!created)
    return report_failure(
        created.error(), context,
        flags.for_operator && created.error().code == error_code::forbidden
            ? "Only an operator can make a token for operators; unset SLUICE_TOKEN, or give an "
              "operator's with --token."
            : "");
  const terminal out(stdout, context.no_color);
  out.line(context.json ? created->dump() : text_of(*created, "token"));
  terminal(stderr, context.no_color)
      .line(fmt::format(
          "A token of {} with the scopes {}. It is shown only now: the engine keeps a hash of it.",
          owner_of(*created, flags), fmt::join(flags.scopes, ", ")));
  return exit_code::ok;
}

}  // namespace

void add_tokens_command(CLI::App& app, cli_context& context, command_action& action) {
  auto flags = std::make_shared<token_flags>();
  flags->engine.part = engine_part::whole;
  CLI::App* command = app.add_subcommand("tokens", "Create tokens for services and people");
  command->require_subcommand(1);

  CLI::App* creating = command->add_subcommand("create", "Create a token and print it, once");
  CLI::Option* tenant =
      creating->add_option("--tenant", flags->tenant, "Whose token it is")->type_name("NAME");
  creating->add_flag("--operator", flags->for_operator, "A token of no tenant, e.g. for /metrics")
      ->excludes(tenant);
  creating
      ->add_option("--scope", flags->scopes,
                   fmt::format("What it allows; may be given again. One of {}",
                               fmt::join(transport::token_scopes, ", ")))
      ->type_name("SCOPE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false)
      ->check(CLI::IsMember(
          std::vector<std::string>(transport::token_scopes.begin(), transport::token_scopes.end())))
      ->required();
  creating->add_option("--name", flags->name, "What it is for, for those who see it later")
      ->type_name("TEXT");
  creating->add_option("--expires", flags->expires_at, "When it ends, e.g. 2030-01-01T00:00:00Z [never]")
      ->type_name("TIME");
  add_engine_flags(*creating, flags->engine);
  creating->footer(
      "Only the token goes to stdout, so that it can be captured; --json prints all that is known of it.\n"
      "\n"
      "Examples:\n"
      "  export SLUICE_TOKEN=$(sluice tokens create --tenant acme --scope events:publish)\n"
      "  sluice tokens create --tenant acme --scope scripts:read --scope scripts:write --name ci\n"
      "  sluice tokens create --operator --scope metrics:read --name prometheus");
  creating->callback(
      [flags, &context, &action] { action = [flags, &context] { return create(*flags, context); }; });
}

}  // namespace sluice
