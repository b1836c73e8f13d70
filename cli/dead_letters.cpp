#include "cli/dead_letters.hpp"

#include "cli/engine_problem.hpp"
#include "cli/history.hpp"
#include "cli/shown_time.hpp"

#include <memory>

namespace sluice {
namespace {

using nlohmann::json;

table_row row_of(const json& item, const script_names& names, bool verbose) {
  const json& event = object_of(item, "cloud_event");
  table_row row{{{shown_time(text_of(item, "created_at"))},
                 {script_of(item, names)},
                 {text_of(event, "type")},
                 {text_of(event, "id")},
                 {std::to_string(number_of(item, "attempts"))},
                 {error_text(item), text_style::red}},
                {}};
  if (!verbose) return row;
  row.details.push_back({error_text(item), text_style::red});
  row.details.push_back({text_of(object_of(item, "error"), "stack"), text_style::dim});
  row.details.push_back({event.dump(-1, ' ', false, json::error_handler_t::replace)});
  return row;
}

int run(const history_flags& flags, const cli_context& context) {
  const auto engine = find_engine(flags.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  const auto names = find_script_names(*engine);
  if (!names) return report_failure(names.error(), context);
  history shown;
  shown.target = "/v1/dead-letters";
  shown.columns = {{"TIME"}, {"SCRIPT"}, {"EVENT TYPE"}, {"EVENT ID"}, {"ATTEMPTS", true}, {"ERROR"}};
  shown.row = [&](const json& item) { return row_of(item, *names, flags.verbose); };
  shown.nothing_yet = "No delivery has been given up on.";
  return show_history(shown, flags, *engine, context);
}

}  // namespace

void add_dead_letters_command(CLI::App& app, cli_context& context, command_action& action) {
  auto flags = std::make_shared<history_flags>();
  CLI::App* command =
      app.add_subcommand("dead-letters", "Show the deliveries that the engine has given up on");
  add_history_flags(*command, *flags);
  command->footer(
      "An event that a script failed on for good, with the last error. The newest last. -v adds the stack\n"
      "and the event; --json writes one object per line, with all of it.\n"
      "\n"
      "Examples:\n"
      "  sluice dead-letters --tenant acme -v\n"
      "  sluice dead-letters --tenant acme --json | jq -c .cloud_event");
  command->callback(
      [flags, &context, &action] { action = [flags, &context] { return run(*flags, context); }; });
}

}  // namespace sluice
