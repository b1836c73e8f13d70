#include "cli/check_script.hpp"

#include "cli/engine_problem.hpp"
#include "cli/limits.hpp"
#include "cli/module_settings.hpp"
#include "cli/read_file.hpp"
#include "cli/run_report.hpp"
#include "cli/terminal.hpp"
#include "cli/type_warnings.hpp"
#include "runtime/compiler.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace sluice {
namespace {

/// The same as of `sluice run`.
constexpr int does_not_compile = 3;

/// Whoever checks a script or two waits for the result alone; nobody watches what is not a terminal.
constexpr std::chrono::seconds silent_time{2};

/// One run of the command; each file is told of as soon as it is checked.
class script_check {
 public:
  script_check(const compile_limits& limits, const module_set& modules, const cli_context& context)
      : context_(context),
        out_(stdout, context.no_color),
        err_(stderr, context.no_color),
        report_(context.json, context.no_color),
        compiler_(limits, modules.specifiers()),
        checker_(checker_limits(limits)) {}

  int run(const std::vector<script_source>& sources) {
    int result = exit_code::ok;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (err_.interactive() && progress_line::clock::now() - started_ > silent_time)
        progress_.update(fmt::format("checking {} of {}: {}", i + 1, sources.size(), sources[i].name));
      result = std::max(result, check(sources[i]));
    }
    progress_.clear();
    return result;
  }

 private:
  static compile_limits checker_limits(const compile_limits& limits) {
    compile_limits result = type_checker::default_limits;
    result.source_bytes = limits.source_bytes;
    return result;
  }

  int check(const script_source& source) {
    const auto compiled = compiler_.compile(source);
    if (!compiled) {
      progress_.clear();
      report_.not_compiled(compiled.error());
      return does_not_compile;
    }
    const auto warnings = checker_.check(source);
    progress_.clear();
    if (!warnings) return not_checked(source, "its types were", warnings.error());
    const auto uses = compiler_.find_uses(source);
    if (!uses) return not_checked(source, "what it uses was", uses.error());
    if (context_.json) {
      out_.line(nlohmann::ordered_json{{"file", source.name},
                                       {"status", warnings->empty() ? "ok" : "warnings"},
                                       {"warnings", to_json(*warnings)},
                                       {"uses", as_json(*uses)}}
                    .dump());
    } else {
      if (warnings->empty())
        out_.line(fmt::format("{}: ok", source.name));
      else
        print_type_warnings(*warnings, context_);
      print(*uses);
    }
    return warnings->empty() ? exit_code::ok : exit_code::failed;
  }

  static nlohmann::ordered_json as_json(const script_uses& uses) {
    auto calls = nlohmann::ordered_json::object();
    for (const auto& call : uses.calls) calls[call.name] = call.subjects;
    return {{"calls", std::move(calls)}, {"modules", uses.modules}};
  }

  void print(const script_uses& uses) const {
    for (const auto& [name, subjects] : uses.calls)
      out_.line(subjects.empty() ? fmt::format("  uses {}", name)
                                 : fmt::format("  uses {}: {}", name, fmt::join(subjects, ", ")));
    for (const auto& name : uses.modules) out_.line(fmt::format("  imports {}", name));
  }

  int not_checked(const script_source& source, std::string_view what, const error& why) const {
    const std::string message = fmt::format("it compiles, but {} not checked: {}", what, why.message);
    if (!context_.json)
      return report_failure({why.code, fmt::format("{}: {}", source.name, message), {}}, context_);
    out_.line(nlohmann::ordered_json{
        {"file", source.name}, {"status", "not_checked"}, {"error", {{"message", message}}}}
                  .dump());
    return exit_code::failed;
  }

  const cli_context& context_;
  const terminal out_;
  const terminal err_;
  const run_report report_;
  script_compiler compiler_;
  type_checker checker_;
  progress_line progress_{err_};
  const progress_line::clock::time_point started_ = progress_line::clock::now();
};

int check_scripts(const std::vector<std::string>& files, const std::vector<std::string>& module_flags,
                  const cli_context& context) {
  const auto loaded = context.load();
  if (!loaded) return exit_code::usage;
  std::vector<script_source> sources;
  for (const std::string& file : files) {
    auto text = read_input(file);
    if (!text) return report_usage(text.error().message, context);
    sources.push_back({file == "-" ? "stdin.ts" : file, *std::move(text)});
  }
  const auto modules = modules_from(loaded->values, module_flags);
  if (!modules) return report_usage(modules.error().message, context);
  return script_check(compile_limits_from(loaded->values), **modules, context).run(sources);
}

}  // namespace

void add_check_script_command(CLI::App& check, cli_context& context, command_action& action) {
  auto files = std::make_shared<std::vector<std::string>>();
  auto modules = std::make_shared<std::vector<std::string>>();
  CLI::App* command =
      check.add_subcommand("script", "Compile scripts, check their types and list what they use");
  command->add_option("FILE", *files, "Scripts (.js, .ts); - is standard input, as TypeScript")->required();
  command
      ->add_option("--module", *modules,
                   "A package that scripts may import: its folder or bundle; NAME alone is in node_modules")
      ->type_name("NAME[=PATH]");
  command->footer(
      "Shows what does not compile, and what TypeScript's checker finds: in TypeScript what `strict` finds, "
      "but\n"
      "types need not be written down; in JavaScript names that do not exist, wrong numbers of arguments,\n"
      "wrong arguments of iota. `event` and `context` have their types by themselves. A warning is a hint:\n"
      "the script runs nevertheless. `// @ts-ignore` above a line, or `// @ts-nocheck` at the beginning of "
      "a\n"
      "file, switches it off. Below stands what its text shows of the SDK, and the tables, secrets, types "
      "of "
      "events and\n"
      "hosts that it names. Errors and warnings go to stderr; --json writes one object per script to "
      "stdout.\n"
      "\n"
      "Exit codes: 0 nothing found, 1 warnings, 2 wrong usage, 3 one does not compile.\n"
      "\n"
      "Examples:\n"
      "  sluice check script orders.ts\n"
      "  sluice check script scripts/*.js --json | jq -r '.warnings[]?.message'");
  command->callback([files, modules, &context, &action] {
    action = [files, modules, &context] { return check_scripts(*files, *modules, context); };
  });
}

}  // namespace sluice
