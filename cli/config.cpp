#include "cli/config.hpp"

#include "cli/terminal.hpp"
#include "config/reference.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace sluice {
namespace {

using json = nlohmann::ordered_json;

std::string_view to_string(config::source_kind source) {
  switch (source) {
    case config::source_kind::default_value: return "default";
    case config::source_kind::file: return "file";
    case config::source_kind::environment: return "environment";
    case config::source_kind::flag: return "flag";
  }
  return "default";
}

std::string_view to_string(config::option_kind kind) {
  switch (kind) {
    case config::option_kind::integer: return "integer";
    case config::option_kind::number: return "number";
    case config::option_kind::bytes: return "size";
    case config::option_kind::duration: return "duration";
    case config::option_kind::text: return "text";
    case config::option_kind::choice: return "choice";
    case config::option_kind::list: return "list";
  }
  return "text";
}

/// Numbers and lists as they are, everything else as people write it.
json to_json(const config::option& which, const config::option_value& value) {
  if (which.kind == config::option_kind::integer) return std::get<std::int64_t>(value);
  if (which.kind == config::option_kind::number) return std::get<double>(value);
  if (which.kind == config::option_kind::list) return std::get<config::text_list>(value);
  return show_value(which, value);
}

json describe(const config::option& which) {
  json out = {{"key", which.key}, {"kind", to_string(which.kind)}};
  if (!which.unit.empty()) out["unit"] = which.unit;
  out["default"] = to_json(which, which.default_value());
  if (which.min) out["min"] = to_json(which, *which.min);
  if (which.max) out["max"] = to_json(which, *which.max);
  if (!which.choices.empty()) out["choices"] = which.choices;
  out["example"] = which.example;
  out["description"] = which.description;
  out["environment"] = config::environment_name(which.key);
  if (!which.flag.empty()) out["flag"] = which.flag;
  if (which.secret) out["secret"] = true;
  return out;
}

void print(std::string_view text) {
  const terminal out(stdout);
  out.write(text);
}

int show(const cli_context& context) {
  const auto loaded = context.load();
  if (!loaded) return exit_code::usage;
  const terminal out(stdout, context.no_color);
  out.write(context.json ? show_settings_json(*loaded) : show_settings(*loaded, out));
  return exit_code::ok;
}

int print_reference(const std::string& format) {
  if (format == "toml") {
    print(config::toml_reference());
  } else if (format == "json") {
    print(json_reference());
  } else {
    print(config::markdown_reference());
  }
  return exit_code::ok;
}

/// Checks one file alone: neither environment nor flags play a part.
int check(const std::string& path, const cli_context& context) {
  auto file = read_settings_file(path);
  if (!file) {
    print_problems({file.error()}, context.no_color);
    return exit_code::failed;
  }
  const auto loaded = config::load({.file = *std::move(file), .environment = {}, .flags = {}});
  if (!loaded) {
    print_problems(loaded.error(), context.no_color);
    return exit_code::failed;
  }
  const auto from_file = [](const config::origin& o) { return o.source == config::source_kind::file; };
  print(fmt::format("{}: ok, {} of {} settings given\n", path,
                    std::ranges::count_if(loaded->origins, from_file), loaded->origins.size()));
  return exit_code::ok;
}

}  // namespace

std::string show_settings(const config::loaded_settings& loaded, const terminal& out) {
  std::size_t width = 0;
  const auto assignment = [&](const config::option& o) { return toml_assignment(o, o.get(loaded.values)); };
  for (const auto& o : config::options()) width = std::max(width, assignment(o).size());

  std::string text;
  for (const auto& section : config::sections()) {
    text += fmt::format("{}{}\n", text.empty() ? "" : "\n",
                        out.paint(text_style::bold, fmt::format("[{}]", section.name)));
    for (const auto& o : config::options()) {
      if (o.section() != section.name) continue;
      const auto& from = loaded.origin_of(o.key);
      const bool given = from.source != config::source_kind::default_value;
      const auto line = fmt::format("{:<{}}  # {}", assignment(o), width, from.text);
      text += out.paint(given ? text_style::plain : text_style::dim, line) + '\n';
    }
  }
  return text;
}

std::string show_settings_json(const config::loaded_settings& loaded) {
  json all = json::object();
  for (const auto& o : config::options()) {
    const auto& from = loaded.origin_of(o.key);
    all[std::string(o.key)] = {{"value", to_json(o, o.get(loaded.values))},
                               {"source", to_string(from.source)},
                               {"origin", from.text}};
  }
  return all.dump(2) + '\n';
}

std::string json_reference() {
  json all = json::array();
  for (const auto& o : config::options()) all.push_back(describe(o));
  return all.dump(2) + '\n';
}

void add_config_command(CLI::App& app, cli_context& context, command_action& action) {
  CLI::App* command = app.add_subcommand("config", "Show, explain and check the settings");
  command->require_subcommand(1);
  command->footer(
      "Examples:\n"
      "  sluice config show                                 what is in effect, and where it came from\n"
      "  sluice config show --set server.port=8080 --json\n"
      "  sluice config check /etc/sluice/sluice.toml        every mistake, with its line\n"
      "  sluice config reference --format toml > sluice.toml");

  CLI::App* show_command =
      command->add_subcommand("show", "The effective settings, each with where it came from");
  show_command->footer("Example:\n  sluice config show --set retry.attempts=3");
  add_setting_flags(*show_command, context);
  show_command->callback([&] { action = [&] { return show(context); }; });

  auto format = std::make_shared<std::string>("markdown");
  CLI::App* reference_command =
      command->add_subcommand("reference", "Every setting: meaning, default, bounds");
  reference_command->add_option("--format", *format, "markdown, toml (a sample file) or json")
      ->check(CLI::IsMember({"markdown", "toml", "json"}))
      ->type_name("FORMAT");
  reference_command->footer("Example:\n  sluice config reference --format toml > sluice.toml");
  reference_command->callback(
      [&, format] { action = [&, format] { return print_reference(context.json ? "json" : *format); }; });

  auto path = std::make_shared<std::string>();
  CLI::App* check_command =
      command->add_subcommand("check", "Check a settings file; exit 0 if it is fine, else 1");
  check_command->add_option("FILE", *path, "The file to check")->required();
  check_command->footer("Example:\n  sluice config check /etc/sluice/sluice.toml");
  check_command->callback([&, path] { action = [&, path] { return check(*path, context); }; });
}

}  // namespace sluice
