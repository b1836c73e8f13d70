#include "cli/modules.hpp"

#include "cli/engine_problem.hpp"
#include "cli/module_settings.hpp"
#include "cli/module_trial.hpp"
#include "cli/private_file.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace sluice {
namespace {

using json = nlohmann::ordered_json;

struct modules_flags {
  std::string name;
  std::string folder;
  std::vector<std::string> subpaths;
};

std::string in_kib(std::size_t bytes) { return fmt::format("{:.0f} KiB", static_cast<double>(bytes) / 1024); }

json to_value(const module_program& program, const module_trial& trial) {
  return {{"name", program.name},          {"version", program.version},
          {"files", program.files.size()}, {"bytecode_bytes", program.bytecode_bytes()},
          {"loads", trial.loads},          {"error", trial.loads ? json() : json(trial.problem)},
          {"load_us", trial.cpu.count()},  {"heap_bytes", trial.heap_bytes},
          {"exports", trial.exports}};
}

void print_missing(const terminal& err, const bundled_module& bundled) {
  for (const auto& missing : bundled.missing)
    err.line(fmt::format("{} {} asks for {}, which is not there: that throws if it is reached",
                         err.paint(text_style::yellow, "warning:"), missing.file, missing.specifier));
}

void print_next_step(const terminal& out, const settings& settings, const std::string& name) {
  const auto& allow = settings.modules.allow;
  if (std::ranges::find(allow, name) != allow.end()) {
    out.line("It is allowed already: the engine reads it when it starts again.");
    return;
  }
  std::vector<std::string> wanted;
  for (const auto& allowed : allow) wanted.push_back(fmt::format("\"{}\"", allowed));
  wanted.push_back(fmt::format("\"{}\"", name));
  out.line(fmt::format("Allow it in sluice.toml, then start the engine again:\n\n  [modules]\n  allow = [{}]",
                       fmt::join(wanted, ", ")));
}

int add(const modules_flags& flags, const cli_context& context) {
  const auto loaded = context.load();
  if (!loaded) return exit_code::usage;
  if (!is_module_name(flags.name))
    return report_usage(fmt::format("\"{}\" is no package's name; such as lodash or @scope/name", flags.name),
                        context);
  const terminal err(stderr, context.no_color);
  progress_line progress(err);
  const auto started = progress_line::clock::now();
  const auto bundled =
      bundle_folder(flags.name, flags.folder, flags.subpaths, [&](const std::string& file, int done) {
        if (progress_line::clock::now() - started > std::chrono::seconds{1})
          progress.update(fmt::format("compiled {} files; {}", done, file));
      });
  progress.clear();
  if (!bundled) return report_failure(bundled.error(), context);
  const auto program = make_module_program(bundled->bundle);
  if (!program) return report_failure(program.error(), context);
  const module_trial trial = try_module(*program);
  print_missing(err, *bundled);
  const module_bundle& bundle = bundled->bundle;
  if (!trial.loads)
    return report_failure(
        {error_code::compile_failed,
         fmt::format("{} {} does not load in the sandbox: {}", bundle.name, bundle.version, trial.problem),
         {}},
        context, "Nothing was written.");
  const auto path = bundle_path(loaded->values, flags.name);
  if (const auto written = replace_file(path.string(), to_json(bundle)); !written)
    return report_failure(written.error(), context);
  const terminal out(stdout, context.no_color);
  if (context.json) {
    json value = to_value(**program, trial);
    value["file"] = path.string();
    out.line(value.dump());
    return exit_code::ok;
  }
  out.line(fmt::format("{} {}: {} {}, {} of source, {} of bytecode that all heaps share",
                       out.paint(text_style::bold, bundle.name), bundle.version, bundle.files.size(),
                       bundle.files.size() == 1 ? "file" : "files", in_kib(bundle.source_bytes()),
                       in_kib((*program)->bytecode_bytes())));
  out.line(fmt::format("Loads in the sandbox in {:.1f} ms, with {} of a heap's memory; it exports {} names.",
                       static_cast<double>(trial.cpu.count()) / 1000, in_kib(trial.heap_bytes),
                       trial.exports));
  out.line(fmt::format("Written to {}", path.string()));
  print_next_step(out, loaded->values, flags.name);
  return exit_code::ok;
}

int list(const cli_context& context) {
  const auto loaded = context.load();
  if (!loaded) return exit_code::usage;
  const auto modules = modules_from(loaded->values);
  if (!modules) return report_failure(modules.error(), context);
  const terminal out(stdout, context.no_color);
  std::vector<table_row> rows;
  for (const auto& program : (*modules)->programs()) {
    const module_trial trial = try_module(program);
    if (context.json)
      out.line(to_value(*program, trial).dump());
    else
      rows.push_back(
          {{{program->name},
            {program->version},
            {std::to_string(program->files.size())},
            {in_kib(program->bytecode_bytes())},
            {trial.loads ? fmt::format("{:.1f} ms, {}", static_cast<double>(trial.cpu.count()) / 1000,
                                       in_kib(trial.heap_bytes))
                         : trial.problem}},
           {}});
  }
  if (context.json) return exit_code::ok;
  if (rows.empty())
    terminal(stderr, context.no_color)
        .line("Scripts may import nothing yet: sluice modules add NAME node_modules/NAME");
  else
    table(out, {{"MODULE"}, {"VERSION"}, {"FILES"}, {"BYTECODE"}, {"LOADS IN"}}).print(rows);
  return exit_code::ok;
}

}  // namespace

void add_modules_command(CLI::App& app, cli_context& context, command_action& action) {
  auto flags = std::make_shared<modules_flags>();
  CLI::App* command = app.add_subcommand("modules", "Bundle npm packages that scripts may import");
  command->require_subcommand(1);

  CLI::App* adding = command->add_subcommand("add", "Make the bundle of a package");
  add_setting_flags(*adding, context);
  adding->add_option("NAME", flags->name, "What scripts import")->required();
  adding->add_option("PATH", flags->folder, "The package's folder, with its package.json")->required();
  adding->add_option("SUBPATH", flags->subpaths, "What else of it scripts import: fp is NAME/fp");
  adding->footer(
      "The package and what it needs are found as bundlers for browsers find them, compiled (ES5 stays as it "
      "is),\n"
      "loaded once in the sandbox, and written to one file, NAME.json in modules.folder. No Node is needed. "
      "A "
      "package\n"
      "has what scripts have: no files, no network, no `eval`. `sluice run --module NAME=PATH` tries one "
      "without "
      "a bundle.\n"
      "\n"
      "Examples:\n"
      "  npm install lodash && sluice modules add lodash node_modules/lodash\n"
      "  sluice modules add lodash node_modules/lodash fp\n"
      "  sluice modules add date-fns node_modules/date-fns --json | jq .heap_bytes");
  adding->callback(
      [flags, &context, &action] { action = [flags, &context] { return add(*flags, context); }; });

  CLI::App* listing = command->add_subcommand("list", "List the packages that the settings allow");
  add_setting_flags(*listing, context);
  listing->footer("Examples:\n  sluice modules list");
  listing->callback([&context, &action] { action = [&context] { return list(context); }; });
}

}  // namespace sluice
