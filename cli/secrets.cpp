#include "cli/secrets.hpp"

#include "cli/engine_access.hpp"
#include "cli/engine_problem.hpp"
#include "cli/hidden_input.hpp"
#include "cli/listing.hpp"
#include "cli/read_file.hpp"
#include "cli/shown_time.hpp"
#include "cli/table.hpp"
#include "transport/client/rest.hpp"

#include <fmt/format.h>

#include <memory>

namespace sluice {
namespace {

/// Below it only the value as it is can be masked: runtime/secret_mask.hpp.
constexpr std::size_t safely_masked_bytes = 8;

struct secrets_flags {
  engine_flags engine;
  std::string tenant;
  std::string name;
  std::string value_file;
};

std::string target_of(const secrets_flags& flags, bool one = true) {
  auto target = "/v1/tenants/" + client::percent_encode(flags.tenant) + "/secrets";
  return one ? target + "/" + client::percent_encode(flags.name) : target;
}

/// From the file, typed, or from standard input; without the line's end that editors and echo add.
expected<std::string> read_value(const secrets_flags& flags) {
  if (flags.value_file.empty() && input_is_terminal())
    return read_hidden_line(fmt::format("Value of {} (it is not shown): ", flags.name));
  auto value = read_input(flags.value_file.empty() ? "-" : flags.value_file);
  if (value && value->ends_with('\n')) value->pop_back();
  if (value && value->ends_with('\r')) value->pop_back();
  return value;
}

int set(const secrets_flags& flags, const cli_context& context) {
  const auto engine = find_engine(flags.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  const auto value = read_value(flags);
  if (!value) return report_usage(value.error().message, context);
  if (value->empty()) return report_usage("the value is empty", context);
  const auto stored = client::rest(engine->address, engine->token).put(target_of(flags), {{"value", *value}});
  if (!stored) return report_failure(stored.error(), context);
  const terminal out(stdout, context.no_color);
  out.line(context.json ? stored->dump() : fmt::format("secret {} set", flags.name));
  if (value->size() < safely_masked_bytes)
    terminal(stderr, context.no_color)
        .line(
            fmt::format("It is short: in logs and results it is masked only where it stands as it is, not in "
                        "base64 or URLs. From {} bytes on it is there as well.",
                        safely_masked_bytes));
  return exit_code::ok;
}

int list(const secrets_flags& flags, const cli_context& context) {
  const auto engine = find_engine(flags.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  const auto secrets = list_items(*engine, target_of(flags, false));
  if (!secrets) return report_failure(secrets.error(), context);
  const terminal out(stdout, context.no_color);
  if (context.json) {
    print_items(out, *secrets);
    return exit_code::ok;
  }
  if (secrets->empty()) {
    terminal(stderr, context.no_color)
        .line(fmt::format("{} has no secret yet: sluice secrets set NAME --tenant {}", flags.tenant,
                          flags.tenant));
    return exit_code::ok;
  }
  std::vector<table_row> rows;
  for (const auto& secret : *secrets)
    rows.push_back({{{text_of(secret, "name")},
                     {shown_time(text_of(secret, "created_at"))},
                     {shown_time(text_of(secret, "updated_at"))}},
                    {}});
  table(out, {{"SECRET"}, {"CREATED"}, {"SET"}}).print(rows);
  return exit_code::ok;
}

int remove(const secrets_flags& flags, const cli_context& context) {
  const auto engine = find_engine(flags.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  const auto removed = client::rest(engine->address, engine->token).remove(target_of(flags));
  if (!removed) return report_failure(removed.error(), context);
  terminal(stdout, context.no_color)
      .line(context.json ? removed->dump() : fmt::format("secret {} deleted", flags.name));
  return exit_code::ok;
}

int rotate(const secrets_flags& flags, const cli_context& context) {
  const auto engine = find_engine(flags.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  const auto done = client::rest(engine->address, engine->token, std::chrono::minutes{5})
                        .post("/v1/secrets/rotate", nlohmann::json::object());
  if (!done) return report_failure(done.error(), context);
  const auto unreadable = number_of(*done, "unreadable");
  terminal(stdout, context.no_color)
      .line(context.json ? done->dump()
                         : fmt::format("{} secrets are encrypted with the new key {}",
                                       number_of(*done, "encrypted"), text_of(*done, "key_id")));
  if (unreadable == 0) return exit_code::ok;
  terminal(stderr, context.no_color)
      .line(fmt::format(
          "{} cannot be read, since their key is not in the key file: they stay as they are, and so "
          "do the old keys. The engine's log names them: put the key back and rotate again, or set "
          "them anew.",
          unreadable));
  return exit_code::failed;
}

using secrets_action = int (*)(const secrets_flags&, const cli_context&);

CLI::App* add_part(CLI::App& command, const char* name, const char* description, secrets_action run,
                   const std::shared_ptr<secrets_flags>& flags, cli_context& context,
                   command_action& action) {
  CLI::App* part = command.add_subcommand(name, description);
  add_engine_flags(*part, flags->engine);
  part->callback(
      [run, flags, &context, &action] { action = [run, flags, &context] { return run(*flags, context); }; });
  return part;
}

}  // namespace

void add_secrets_command(CLI::App& app, cli_context& context, command_action& action) {
  auto flags = std::make_shared<secrets_flags>();
  flags->engine.part = engine_part::whole;
  CLI::App* command =
      app.add_subcommand("secrets", "Set what scripts read with iota.secrets, encrypted at rest");
  command->require_subcommand(1);
  command->footer(
      "Needs a token with the scope secrets:write. A value is never shown again: only scripts get it.");

  CLI::App* setting =
      add_part(*command, "set", "Make a secret, or replace its value", set, flags, context, action);
  setting->add_option("NAME", flags->name, "1 to 128 letters, digits, _, . and -")->required();
  setting
      ->add_option("--value-file", flags->value_file,
                   "The file that holds the value, - for standard input [typed, or standard input]")
      ->type_name("FILE");
  setting->footer(
      "The value is typed without being shown, or read from standard input or a file; there is no flag for "
      "it,\n"
      "since other users see arguments, and shells keep them. One line's end behind it is left out. It has 4 "
      "bytes\n"
      "to 64 KiB of UTF-8.\n"
      "\n"
      "Examples:\n"
      "  sluice secrets set STRIPE_KEY --tenant acme\n"
      "  sluice secrets set STRIPE_KEY --tenant acme --value-file stripe.key\n"
      "  pass show stripe | sluice secrets set STRIPE_KEY --tenant acme");

  CLI::App* listing = add_part(*command, "list", "List a tenant's secrets, without their values", list, flags,
                               context, action);
  listing->footer(
      "Examples:\n  sluice secrets list --tenant acme\n"
      "  sluice secrets list --tenant acme --json | jq -r .name");

  CLI::App* deleting = add_part(*command, "delete", "Delete a secret", remove, flags, context, action);
  deleting->add_option("NAME", flags->name, "Which one")->required();
  deleting->footer("Examples:\n  sluice secrets delete STRIPE_KEY --tenant acme");

  for (CLI::App* part : {setting, listing, deleting})
    part->add_option("--tenant", flags->tenant, "Whose")->type_name("NAME")->required();

  add_part(*command, "rotate", "Encrypt all secrets of all tenants with a new key", rotate, flags, context,
           action)
      ->footer(
          "Needs an operator's token. The engine writes the new key to its key file (secrets.key_file), "
          "encrypts\n"
          "every secret with it, then forgets the old keys; scripts go on reading meanwhile. What is "
          "interrupted is\n"
          "finished at the engine's next start. Copies of the store from before need the old key file.\n"
          "\n"
          "Examples:\n"
          "  sluice secrets rotate");
}

}  // namespace sluice
