#include "cli/command.hpp"
#include "cli/printable.hpp"
#include "cli/terminal.hpp"
#include "config/nearest.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <exception>
#include <memory>

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

/// Help that names the global flags in every command's, since each takes them.
class command_help : public CLI::Formatter {
 public:
  std::string make_footer(const CLI::App* app) const override {
    const CLI::App* root = app;
    while (root->get_parent()) root = root->get_parent();
    if (root == app) return Formatter::make_footer(app);
    std::string text = "In every command:\n";
    for (const CLI::Option* flag : root->get_options({}))
      if (flag != root->get_help_ptr() && flag != root->get_version_ptr()) text += make_option(flag, false);
    return text + "\n" + Formatter::make_footer(app);
  }
};

/// The command that the line names, as far as its words are known.
const CLI::App& asked_app(const CLI::App& app) {
  const auto inner = app.get_subcommands();
  return inner.empty() ? app : asked_app(*inner.front());
}

/// "unknown command sever; did you mean serve?"
std::string unknown(std::string_view kind, std::string_view word, const std::vector<std::string>& known) {
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto meant = config::nearest(word, candidates);
  if (meant.empty()) return fmt::format("unknown {} {}", kind, word);
  return fmt::format("unknown {} {}; did you mean {}?", kind, word, meant);
}

/// What is wrong if the word after a command that has subcommands is none of them; else empty.
std::string unknown_command(const CLI::App& root) {
  const CLI::App& app = asked_app(root);
  const auto words = root.remaining(true);
  const auto commands = app.get_subcommands({});
  if (commands.empty() || words.empty() || words.front().starts_with('-')) return {};
  std::vector<std::string> names;
  for (const CLI::App* command : commands) names.push_back(command->get_name());
  std::string text = unknown("command", words.front(), names);
  if (&app != &root && text.find(';') == text.npos)
    text += fmt::format("; there is {}", fmt::join(names, ", "));
  return text;
}

/// What is wrong if a flag is none of the command's, nor one of all commands; else empty.
std::string unknown_flag(const CLI::App& root) {
  const auto words = root.remaining(true);
  const auto found = std::ranges::find_if(words, [](const auto& word) { return word.starts_with("--"); });
  if (found == words.end()) return {};
  std::vector<std::string> names;
  for (const CLI::App* app = &asked_app(root); app; app = app->get_parent())
    for (const CLI::Option* flag : app->get_options({}))
      for (const std::string& name : flag->get_lnames()) names.push_back("--" + name);
  return unknown("option", found->substr(0, found->find('=')), names);
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
  std::string what = unknown_command(app);
  if (what.empty() && dynamic_cast<const CLI::ExtrasError*>(&problem)) what = unknown_flag(app);
  if (what.empty()) what = problem.what();
  out.line(fmt::format("{} {}", out.paint(text_style::red, "error:"), printable(what)));
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
  app.formatter(std::make_shared<command_help>());
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
