#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "config/nearest.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <exception>

namespace sluice {
namespace {

void add_global_flags(CLI::App& app, cli_context& context) {
  app.add_option("--config", context.config_file, "Settings file; without it ./sluice.toml, if there is one")
      ->type_name("FILE")
      ->envname("SLUICE_CONFIG");
  app.add_option("--set", context.overrides, "Set one setting; may be given again")
      ->type_name("SECTION.KEY=VALUE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false);
  app.add_flag("--json", context.json, "Print results as JSON");
  app.add_flag("--no-color", context.no_color, "Plain text, also on a terminal");
}

/// "unknown command sever; did you mean serve?" if the first word is no subcommand of the app.
std::string unknown_command(const CLI::App& app) {
  const auto words = app.remaining();
  if (words.empty() || words.front().starts_with('-') || !app.get_subcommands().empty()) return {};
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto meant = config::nearest(words.front(), candidates);
  if (meant.empty()) return fmt::format("unknown command {}", words.front());
  return fmt::format("unknown command {}; did you mean {}?", words.front(), meant);
}

/// "sluice config show": as far as the command line named known subcommands.
std::string asked_command(const CLI::App& app) {
  const auto inner = app.get_subcommands();
  return inner.empty() ? app.get_name() : app.get_name() + " " + asked_command(*inner.front());
}

/// Help and version go to stdout and are no failure; everything else is a usage error.
int report(const CLI::App& app, const CLI::ParseError& problem, bool no_color) {
  if (problem.get_exit_code() == 0) return app.exit(problem);
  const terminal out(stderr, no_color);
  const std::string unknown = unknown_command(app);
  out.line(
      fmt::format("{} {}", out.paint(text_style::red, "error:"), unknown.empty() ? problem.what() : unknown));
  out.line(fmt::format("`{} --help` says how it is used.", asked_command(app)));
  return exit_code::usage;
}

}  // namespace

int run_command_line(int argc, const char* const* argv, std::initializer_list<add_command> commands) {
  CLI::App app("Sluice runs each tenant's own JavaScript on the events that services publish.", "sluice");
  app.set_version_flag("--version", "sluice " SLUICE_VERSION);
  app.footer(
      "`sluice COMMAND --help` explains each command. Exit codes: 0 done, 1 failed, 2 wrong usage or "
      "settings.");
  app.fallthrough();
  app.require_subcommand(1);

  cli_context context;
  command_action action;
  add_global_flags(app, context);
  for (add_command add : commands) add(app, context, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return report(app, problem, context.no_color);
  }
  try {
    return action();
  } catch (const std::exception& problem) {
    // Errors we expect are values; what still gets here is a defect or a machine out of memory.
    const terminal out(stderr, context.no_color);
    out.line(fmt::format("{} {}", out.paint(text_style::red, "internal error:"), problem.what()));
    return exit_code::failed;
  }
}

}  // namespace sluice
