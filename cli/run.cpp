#include "cli/run.hpp"

#include "cli/engine_problem.hpp"
#include "cli/limits.hpp"
#include "cli/local_host.hpp"
#include "cli/module_settings.hpp"
#include "cli/private_file.hpp"
#include "cli/read_file.hpp"
#include "cli/run_report.hpp"
#include "cli/run_services.hpp"
#include "cli/terminal.hpp"
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
  std::vector<std::string> limits;
  std::vector<std::string> modules;
  std::string record_file;
  std::string replay_file;
  run_service_flags services;
};

/// What every file is run with.
struct run_setup {
  const run_flags& flags;
  const cli_context& context;
  script_compiler& compiler;
  execution_limits limits;
  module_set_ptr modules;
  std::string event_json;
  run_services services;
  run_report report;
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

/// Of the file's script; null if it does not compile, which is then told.
std::shared_ptr<const compiled_script> compile(const script_source& source, const run_setup& setup) {
  auto compiled = setup.compiler.compile(source);
  if (compiled) return std::make_shared<const compiled_script>(*std::move(compiled));
  setup.report.not_compiled(compiled.error());
  if (!setup.context.json && compiled.error().message.starts_with("Cannot import"))
    terminal(stderr, setup.context.no_color)
        .line(
            "`sluice run --module NAME` takes a package from node_modules; modules.allow is for the engine.");
  return nullptr;
}

execution_context new_context(const std::string& script, random_source& random) {
  execution_context context;
  context.execution_id = context.idempotency_key = fmt::format("run-{:016x}", random.next());
  context.tenant = "local";
  context.script = script;
  context.version = "0";
  return context;
}

/// One file as a script of its own.
int run_file(const script_source& source, run_setup& setup) {
  const auto program = compile(source, setup);
  if (!program) return does_not_compile;
  random_source random;
  const recorded_run what{source, setup.event_json, new_context(source.name, random), setup.limits};
  local_host host{setup.services.local(), what.context};
  std::optional<recording_host> recorder;
  if (!setup.flags.record_file.empty()) recorder.emplace(host, what);
  script_heap heap{program, recorder ? static_cast<script_host&>(*recorder) : host, setup.limits,
                   setup.modules};
  const auto started = local_host::clock::now();
  auto output =
      host.run(heap, setup.event_json, started + setup.limits.wall_time, recorder ? &*recorder : nullptr);
  const auto wall = std::chrono::duration_cast<std::chrono::milliseconds>(local_host::clock::now() - started);
  setup.services.finish(what.context.execution_id, output);
  const auto published = output.succeeded ? host.published() : nullptr;
  setup.report.finished(source, output, wall, published.get());
  if (recorder)
    if (const auto written = replace_private_file(setup.flags.record_file, recorder->text()); !written)
      return report_failure(written.error(), setup.context);
  return exit_code_of(output);
}

/// The recording again, with its own script or another one.
int run_again(const std::optional<script_source>& other, run_setup& setup) {
  const auto text = read_text(setup.flags.replay_file, setup.context);
  if (!text) return exit_code::usage;
  auto recorded = replay::read(*text);
  if (!recorded) {
    recorded.error().message = setup.flags.replay_file + ": " + recorded.error().message;
    return report_usage(recorded.error().message, setup.context);
  }
  const script_source& source = other ? *other : recorded->run().source;
  const auto program = compile(source, setup);
  if (!program) return does_not_compile;
  const auto started = local_host::clock::now();
  auto output = recorded->execute(program, setup.modules);
  secret_mask given;
  for (const auto& [name, value] : recorded->secrets()) given.add(name, value);
  given.mask(output);
  const auto wall = std::chrono::duration_cast<std::chrono::milliseconds>(local_host::clock::now() - started);
  setup.report.finished(source, output, wall, nullptr);
  if (recorded->divergence().empty()) return exit_code_of(output);
  return report_failure({error_code::conflict, "it left the recording: " + recorded->divergence(), {}},
                        setup.context, "what follows from there is not what was recorded");
}

int run(const run_flags& flags, cli_context& context) {
  for (const std::string& limit : flags.limits) {
    auto setting = limit_setting(limit);
    if (!setting) return report_usage(setting.error().message, context);
    context.overrides.push_back(*std::move(setting));
  }
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
  if (sources.empty() && flags.replay_file.empty())
    return report_usage("name the scripts to run, as in `sluice run hello.ts`", context);
  if (sources.size() > 1 && !(flags.record_file.empty() && flags.replay_file.empty()))
    return report_usage("a recording is of one script: name one file", context);
  const auto modules = modules_from(loaded->values, flags.modules);
  if (!modules) return report_usage(modules.error().message, context);
  script_compiler compiler{compile_limits_from(loaded->values), (*modules)->specifiers()};
  auto services = run_services::set_up(flags.services, loaded->values);
  if (!services) return report_usage(services.error().message, context);
  run_setup setup{flags,
                  context,
                  compiler,
                  execution_limits_from(loaded->values),
                  *modules,
                  event_json,
                  *std::move(services),
                  run_report{context.json, context.no_color}};
  const watchdog_thread watched{[](const held_thread& held) { std::cerr << describe(held) + "\n"; }};
  if (!flags.replay_file.empty())
    return run_again(sources.empty() ? std::nullopt : std::optional{sources.front()}, setup);
  int result = exit_code::ok;
  for (const script_source& source : sources) {
    const int code = run_file(source, setup);
    if (result == exit_code::ok) result = code;
  }
  return result;
}

}  // namespace

void add_run_command(CLI::App& app, cli_context& context, command_action& action) {
  auto flags = std::make_shared<run_flags>();
  CLI::App* command = app.add_subcommand("run", "Run scripts once, each in the production sandbox");
  command->add_option("FILE", flags->files, "Scripts, run in order (.js, .ts); - is standard input");
  command
      ->add_option("--event", flags->event_file,
                   "The event given to each handler: a JSON file, or - [undefined]")
      ->type_name("FILE");
  command
      ->add_option("--limit", flags->limits,
                   "A limit: wall, cpu, memory, result, log, lines, calls; as in cpu=200ms")
      ->type_name("NAME=VALUE");
  command
      ->add_option("--module", flags->modules,
                   "A package that scripts may import: its folder or bundle; NAME alone is in node_modules")
      ->type_name("NAME[=PATH]");
  command->add_option("--record", flags->record_file, "Write down all that the script gets from outside")
      ->type_name("FILE");
  command
      ->add_option("--replay", flags->replay_file,
                   "Run a recording again, exactly; with a script FILE that one in place of the recorded one")
      ->type_name("FILE");
  add_run_service_flags(*command, flags->services);
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
      "  sluice run slow.ts --limit cpu=5s\n"
      "  sluice run crm.ts --secret CRM_TOKEN --allow-http localhost:8080\n"
      "  sluice run report.ts --module lodash --module date-fns\n"
      "  sluice run flaky.ts --record flaky.jsonl; sluice run --replay flaky.jsonl\n"
      "  sluice run *.ts --json | jq .status");
  command->callback(
      [flags, &context, &action] { action = [flags, &context] { return run(*flags, context); }; });
}

}  // namespace sluice
