#include "cli/history.hpp"

#include "cli/engine_problem.hpp"
#include "cli/interruption.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

/// Quick to the eye, and no load for the engine.
constexpr std::chrono::milliseconds poll_interval{500};

}  // namespace

void add_history_flags(CLI::App& command, history_flags& flags) {
  add_engine_flags(command, flags.engine);
  command.add_option("--limit", flags.limit, "How many of the newest")
      ->capture_default_str()
      ->check(CLI::Range(1, 1'000))
      ->type_name("N");
  command.add_flag("--follow,-f", flags.follow, "Go on showing new ones until Ctrl-C");
  command.add_flag("--verbose,-v", flags.verbose, "Show below each one what else is known");
}

expected<script_names> find_script_names(const engine_access& engine) {
  const auto scripts = list_items(engine, "/v1/scripts");
  if (!scripts && scripts.error().code == error_code::forbidden) return script_names{};
  if (!scripts) return tl::unexpected(scripts.error());
  script_names names;
  for (const auto& script : *scripts) names.emplace(number_of(script, "id"), text_of(script, "name"));
  return names;
}

std::string script_of(const nlohmann::json& item, const script_names& names) {
  const std::int64_t id = number_of(item, "script");
  const auto found = names.find(id);
  return found == names.end() ? fmt::format("#{}", id) : found->second;
}

std::string error_text(const nlohmann::json& item) {
  const nlohmann::json& error = object_of(item, "error");
  if (error.is_null()) return {};
  const std::string code = text_of(error, "code");
  return fmt::format("{}{}: {}", text_of(error, "name"), code.empty() ? "" : fmt::format(" [{}]", code),
                     text_of(error, "message"));
}

int show_history(const history& shown, const history_flags& flags, const engine_access& engine,
                 const cli_context& context) {
  const terminal out(stdout, context.no_color);
  table rows(out, shown.columns);
  const auto show = [&](const api_items& items) {
    if (context.json) return print_items(out, items);
    if (items.empty()) return;
    std::vector<table_row> shown_rows;
    std::ranges::transform(items, std::back_inserter(shown_rows), shown.row);
    rows.print(shown_rows);
  };

  growing_list list(engine, shown.target);
  const interruption interrupted;
  auto items = list.newest(flags.limit);
  if (items && items->empty() && !context.json) terminal(stderr, context.no_color).line(shown.nothing_yet);
  while (items) {
    show(*items);
    if (!flags.follow || interrupted.wait_for(poll_interval)) return exit_code::ok;
    items = list.added();
  }
  return report_failure(items.error(), context);
}

}  // namespace sluice
