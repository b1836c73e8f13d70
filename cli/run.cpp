#include "cli/run.hpp"

#include "cli/engine_problem.hpp"
#include "cli/limits.hpp"
#include "cli/read_file.hpp"
#include "cli/run_report.hpp"
#include "cli/timer_host.hpp"
#include "runtime/compiler.hpp"
#include "runtime/watchdog.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>

namespace sluice {
namespace {

/// Ends of `sluice run` besides those of every command.
constexpr int does_not_compile = 3;
constexpr int limit_struck = 4;

struct run_flags {
  std::vector<std::string> files;
  std::string event_file;
};

/// A file's text; says why if it cannot be read.
std::optional<std::string> read_text(const std::string& path, const cli_context& context) {
  auto text = read_input(path);
  if (text) return *std::move(text);
  report_usage(text.error().message, context);
  return {};
}

int exit_code_of(const execution_output& output) {
  if (output.succeeded) return exit_code::ok;
  return output.limit_struck ? limit_struck : exit_code::failed;
}

/// One file as a script of its own.
int run_file(script_source source, const std::string& event_json, script_compiler& compiler,
             const execution_limits& limits, const run_report& report) {
  const auto compiled = compiler.compile(source);
  if (!compiled) {
    report.not_compiled(compiled.error());
    return does_not_compile;
  }
  timer_host host;
  script_heap heap{std::make_shared<const compiled_script>(*compiled), host, limits};
  execution_context context;
  context.execution_id = context.idempotency_key = fmt::format("run-{:016x}", host.random());
  context.tenant = "local";
  context.script = source.name;
  context.version = "0";
  const auto started = timer_host::clock::now();
  const execution_output output = host.run(heap, event_json, context, started + limits.wall_time);
  const auto wall = std::chrono::duration_cast<std::chrono::milliseconds>(timer_host::clock::now() - started);
  report.finished(source, output, wall);
  return exit_code_of(output);
}

int run(const run_flags& flags, const cli_context& context) {
  const auto loaded = context.load();
  if (!loaded) return exit_code::usage;
  std::string event_json;
  if (!flags.event_file.empty()) {
    auto text = read_text(flags.event_file, context);
    if (!text) return exit_code::usage;
    event_json = std::move(*text);
  }
  std::vector<script_source> sources;
  for (const std::string& file : flags.files) {
    auto text = read_text(file, context);
    if (!text) return exit_code::usage;
    sources.push_back({file == "-" ? "stdin.ts" : file, std::move(*text)});
  }
  script_compiler compiler{compile_limits_from(loaded->values)};
  const execution_limits limits = execution_limits_from(loaded->values);
  const run_report report{context.json, context.no_color};
  const watchdog_thread watched{[](const held_thread& held) { std::cerr << describe(held) + "\n"; }};
  int result = exit_code::ok;
  for (script_source& source : sources) {
    const int code = run_file(std::move(source), event_json, compiler, limits, report);
    if (result == exit_code::ok) result = code;
  }
  return result;
}

}  // namespace

void add_run_command(CLI::App& app, cli_context& context, command_action& action) {
  auto flags = std::make_shared<run_flags>();
  CLI::App* command = app.add_subcommand("run", "Run scripts once, each in the production sandbox");
  command->add_option("FILE", flags->files, "Scripts, run in order (.js, .ts); - is standard input")
      ->required();
  command
      ->add_option("--event", flags->event_file,
                   "The event given to each handler: a JSON file, or - [undefined]")
      ->type_name("FILE");
  command->footer(
      "Each file is a script of its own, within the limits of the settings (limits.*). Log lines and errors "
      "go\n"
      "to stderr, each result to stdout as JSON; --json writes one object per script instead.\n"
      "A script is a module with a handler,\n"
      "  export default async function (event, context) { … return value }\n"
      "or a body that runs as it stands and may return a value.\n"
      "\n"
      "Exit codes: 0 every script and every promise it started ended well, 1 one failed, 2 wrong usage,\n"
      "3 one does not compile, 4 a limit struck; of several, that of the first script that did not end "
      "well.\n"
      "\n"
      "Examples:\n"
      "  sluice run hello.ts\n"
      "  sluice run order.ts --event order.json\n"
      "  echo '{\"n\":20}' | sluice run double.js --event -\n"
      "  sluice run slow.ts --set limits.cpu_time=5s\n"
      "  sluice run *.ts --json | jq .status");
  command->callback(
      [flags, &context, &action] { action = [flags, &context] { return run(*flags, context); }; });
}

}  // namespace sluice
