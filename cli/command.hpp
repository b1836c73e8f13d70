#pragma once

#include "config/load.hpp"

#include <CLI/App.hpp>

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// How `sluice` ends. `sluice run` adds its own meanings (see `sluice run --help`).
namespace exit_code {
inline constexpr int ok = 0;
inline constexpr int failed = 1;
inline constexpr int usage = 2;  ///< the command line or the settings are wrong
}  // namespace exit_code

/// The flags that every subcommand knows. Filled by the parse, read by the subcommand's action.
struct cli_context {
  std::string config_file;  ///< --config; empty = sluice.toml in the working folder, if there is one
  std::vector<std::string> overrides;     ///< --set section.key=value, in order
  std::vector<config::flag_value> flags;  ///< flags of single options, see add_setting_flags()
  bool json = false;                      ///< --json: results to stdout as JSON
  bool no_color = false;

  /// The settings from file, environment and flags. If there are problems, prints all of them to stderr and
  /// returns none: the action then returns exit_code::usage.
  std::optional<config::loaded_settings> load() const;
};

/// What a subcommand does once the command line is parsed; returns the exit code.
using command_action = std::function<int()>;

/// Adds one subcommand; its callback sets the action.
using add_command = void (*)(CLI::App& app, cli_context& context, command_action& action);

/// Adds the flags of single options (--port, --store, ...) to a subcommand that uses the settings.
void add_setting_flags(CLI::App& command, cli_context& context);

/// Reads a settings file; the problem names it and why it cannot be read.
tl::expected<config::toml_text, config::problem> read_settings_file(const std::string& path);

/// Prints each problem to stderr.
void print_problems(const config::problems& problems, bool no_color);

/// Parses the command line and runs the subcommand it names. Returns the exit code.
int run_command_line(int argc, const char* const* argv, std::initializer_list<add_command> commands);

// Each subcommand is a file pair cli/<name>.{hpp,cpp} with one function of this shape:
//
//   void add_run_command(CLI::App& app, cli_context& context, command_action& action) {
//     auto flags = std::make_shared<run_flags>();
//     CLI::App* command = app.add_subcommand("run", "Run scripts once, each in the production sandbox");
//     command->add_option("FILE", flags->files)->required();
//     command->footer("Examples:\n  sluice run hello.ts");
//     command->callback([flags, &context, &action] { action = [flags, &context] { return run(*flags,
//     context); }; });
//   }
//
// one line in cli/main.cpp and one in cli/CMakeLists.txt. Results go to stdout, everything else to stderr
// (cli/terminal.hpp).

}  // namespace sluice
