#include "cli/executions.hpp"

#include "cli/engine_problem.hpp"
#include "cli/history.hpp"
#include "cli/log_line.hpp"
#include "cli/shown_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace sluice {
namespace {

using nlohmann::json;

struct executions_flags {
  history_flags history;
  std::string script;
  std::string status;
};

/// "succeeded", or what failed and what becomes of the delivery: "failed, retrying".
table_cell status_cell(const json& item) {
  const std::string status = text_of(item, "status");
  const std::string outcome = text_of(item, "outcome");
  if (status == "succeeded") return {status, text_style::green};
  return {fmt::format("{}, {}", status, outcome),
          outcome == "retrying" ? text_style::yellow : text_style::red};
}

/// The log, then the whole error with its stack, or the result.
std::vector<table_cell> details_of(const json& item) {
  std::vector<table_cell> details;
  const json& log = item.contains("log") ? item["log"] : json::array();
  for (const json& entry : log) details.push_back(log_line(text_of(entry, "level"), text_of(entry, "msg")));
  if (const json& error = object_of(item, "error"); !error.is_null()) {
    details.push_back({error_text(item), text_style::red});
    details.push_back({text_of(error, "stack"), text_style::dim});
  }
  if (item.contains("result"))
    details.push_back({"→ " + item["result"].dump(-1, ' ', false, json::error_handler_t::replace)});
  if (const std::string due = text_of(item, "due_at"); !due.empty())
    details.push_back({"next attempt at " + shown_time(due), text_style::dim});
  return details;
}

table_row row_of(const json& item, const script_names& names, bool verbose) {
  const std::chrono::microseconds wall(number_of(item, "wall_us"));
  return {{{shown_time(text_of(item, "started_at"))},
           {script_of(item, names)},
           {std::to_string(number_of(item, "event"))},
           {std::to_string(number_of(item, "attempt"))},
           status_cell(item),
           {shown_duration(wall)},
           {error_text(item)}},
          verbose ? details_of(item) : std::vector<table_cell>{}};
}

/// The query for what the flags ask; a problem with --script else.
expected<std::string> target_of(const executions_flags& flags, const engine_access& engine) {
  std::string target = "/v1/executions?";
  if (!flags.status.empty()) target += fmt::format("status={}&", flags.status);
  if (!flags.script.empty()) {
    const auto scripts = list_items(engine, "/v1/scripts");
    if (!scripts) return tl::unexpected(scripts.error());
    const auto found = std::ranges::find_if(
        *scripts, [&](const json& script) { return text_of(script, "name") == flags.script; });
    if (found == scripts->end())
      return fail(error_code::not_found, fmt::format("there is no script {}", flags.script), "script");
    target += fmt::format("script={}&", number_of(*found, "id"));
  }
  target.pop_back();
  return target;
}

int run(const executions_flags& flags, const cli_context& context) {
  const auto engine = find_engine(flags.history.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  const auto target = target_of(flags, *engine);
  if (!target)
    return report_failure(
        target.error(), context,
        target.error().context == "script" ? "`sluice scripts list` shows those there are." : "");
  const auto names = find_script_names(*engine);
  if (!names) return report_failure(names.error(), context);
  history shown;
  shown.target = *target;
  shown.columns = {{"TIME"},   {"SCRIPT"},         {"EVENT", true}, {"ATTEMPT", true},
                   {"STATUS"}, {"DURATION", true}, {"ERROR"}};
  shown.row = [&](const json& item) { return row_of(item, *names, flags.history.verbose); };
  shown.nothing_yet =
      flags.script.empty() && flags.status.empty()
          ? "Nothing has run yet: `sluice publish` sends events, `sluice scripts list` says who listens."
          : "Nothing like that has run.";
  return show_history(shown, flags.history, *engine, context);
}

}  // namespace

void add_executions_command(CLI::App& app, cli_context& context, command_action& action) {
  auto flags = std::make_shared<executions_flags>();
  CLI::App* command = app.add_subcommand("executions", "Show what ran, what it logged and why it failed");
  command->add_option("--script", flags->script, "Only of this script")->type_name("NAME");
  command->add_option("--status", flags->status, "Only with this status")
      ->check(CLI::IsMember({"succeeded", "failed", "limit_exceeded", "crashed"}));
  add_history_flags(*command, flags->history);
  command->footer(
      "One line for each attempt, the newest last. -v adds log lines, the error's stack and the result;\n"
      "--json writes one object per line, with all of it.\n"
      "\n"
      "Examples:\n"
      "  sluice executions --tenant acme -v\n"
      "  sluice executions --tenant acme --script orders --status failed --limit 100\n"
      "  sluice executions --tenant acme --follow\n"
      "  sluice executions --tenant acme --limit 1000 --json | jq -r 'select(.attempt > 1) | "
      ".error.message'");
  command->callback(
      [flags, &context, &action] { action = [flags, &context] { return run(*flags, context); }; });
}

}  // namespace sluice
