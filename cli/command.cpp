#include "cli/command.hpp"

#include "cli/printable.hpp"
#include "cli/read_file.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace sluice {
namespace {

constexpr const char* default_config_file = "sluice.toml";

std::vector<std::pair<std::string, std::string>> environment() {
  std::vector<std::pair<std::string, std::string>> variables;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    const auto equals = text.find('=');
    if (equals != text.npos) variables.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

/// Takes "--set section.key=value" apart.
void add_override(const std::string& text, config::sources& from, config::problems& problems) {
  const auto equals = text.find('=');
  if (equals == text.npos || equals == 0) {
    problems.push_back({"--set " + text, "must be section.key=value, such as server.port=8080"});
    return;
  }
  from.flags.push_back({"--set", text.substr(0, equals), text.substr(equals + 1)});
}

std::string settings_file(const cli_context& context) {
  if (!context.config_file.empty()) return context.config_file;
  return std::filesystem::exists(default_config_file) ? default_config_file : "";
}

}  // namespace

tl::expected<config::toml_text, config::problem> read_settings_file(const std::string& path) {
  auto text = read_file(path);
  if (!text) return tl::unexpected(config::problem{"", text.error().message});
  return config::toml_text{path, *std::move(text)};
}

void print_problems(const config::problems& problems, bool no_color) {
  const terminal out(stderr, no_color);
  for (const auto& problem : problems)
    out.line(fmt::format("{} {}", out.paint(text_style::red, "error:"), printable(problem.format())));
}

std::optional<config::loaded_settings> cli_context::load() const {
  config::sources from;
  config::problems problems;
  if (const std::string path = settings_file(*this); !path.empty()) {
    if (auto file = read_settings_file(path)) {
      from.file = *std::move(file);
    } else {
      problems.push_back(file.error());
    }
  }
  from.environment = environment();
  for (const auto& text : overrides) add_override(text, from, problems);
  from.flags.insert(from.flags.end(), flags.begin(), flags.end());

  auto loaded = config::load(from);
  if (!loaded) problems.insert(problems.end(), loaded.error().begin(), loaded.error().end());
  if (problems.empty()) return *std::move(loaded);
  print_problems(problems, no_color);
  return std::nullopt;
}

void add_setting_flags(CLI::App& command, cli_context& context) {
  for (const config::option& o : config::options()) {
    if (o.flag.empty()) continue;
    const auto keep = [&context, &o](const std::string& value) {
      context.flags.push_back({std::string(o.flag), std::string(o.key), value});
    };
    const std::string help =
        fmt::format("{} [{} = {}]", o.description, o.key, show_value(o, o.default_value()));
    command.add_option_function<std::string>(std::string(o.flag), keep, help)
        ->type_name("VALUE")
        ->group("Settings (all of them: sluice config reference)");
  }
}

}  // namespace sluice
