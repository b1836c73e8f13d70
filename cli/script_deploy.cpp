#include "cli/script_deploy.hpp"

#include "cli/engine_problem.hpp"
#include "cli/listing.hpp"
#include "cli/read_file.hpp"
#include "cli/run_report.hpp"
#include "cli/terminal.hpp"
#include "cli/type_warnings.hpp"
#include "runtime/compiler.hpp"
#include "runtime/type_checker.hpp"
#include "transport/client/wire_error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace sluice {
namespace {

using nlohmann::json;

/// The compiler takes a large source after those that are before it.
constexpr std::chrono::minutes deploy_timeout{2};

/// Wider than any engine's: what is too large or takes too long is for the engine to say.
constexpr compile_limits widest_limits{
    .source_bytes = 10u << 20, .time = std::chrono::minutes{1}, .memory_bytes = 1u << 30};

/// One deploy; every step says what went wrong and returns the exit code.
class deployment {
 public:
  deployment(const deploy_flags& flags, const engine_access& engine, const cli_context& context,
             std::string source)
      : flags_(flags),
        engine_(engine),
        context_(context),
        source_(std::move(source)),
        name_(flags.name.empty() ? std::filesystem::path(flags.file).stem().string() : flags.name),
        api_(engine.address, engine.token, deploy_timeout) {}

  int run() {
    const auto scripts = list_items(engine_, "/v1/scripts");
    if (!scripts) return report_failure(scripts.error(), context_);
    const auto found = std::ranges::find_if(
        *scripts, [this](const json& script) { return text_of(script, "name") == name_; });
    if (found != scripts->end()) return deploy(number_of(*found, "id"));
    if (flags_.event_types.empty())
      return report_usage(
          fmt::format("there is no script {} yet: say which events it is for, e.g. --on 'order.*'", name_),
          context_);
    if (const auto why = compile_error()) return report_compile_error(*why);
    const auto created = api_.post(engine_.target("/v1/scripts"),
                                   {{"name", name_}, {"kind", "event"}, {"trigger", trigger()}});
    if (!created)
      return report_failure(created.error(), context_,
                            created.error().context == "name" ? "--name gives it another name." : "");
    const int code = deploy(number_of(*created, "id"));
    if (code != exit_code::ok)
      terminal(stderr, context_.no_color)
          .line(fmt::format(
              "{} is a draft now, which runs nothing; the next deploy makes it its first version.", name_));
    return code;
  }

 private:
  /// Before a script is created for it: what would be left of it could not be deleted.
  std::optional<compile_diagnostic> compile_error() const {
    // Which modules there are, the engine knows.
    const auto compiled = script_compiler(widest_limits, {"*"}).compile({flags_.file, source_});
    if (compiled || compiled.error().line == 0) return std::nullopt;
    return compiled.error();
  }

  json trigger() const { return {{"event_types", flags_.event_types}}; }

  int deploy(std::int64_t script) {
    json wanted = {{"source", source_},
                   {"file_name", std::filesystem::path(flags_.file).filename().string()},
                   {"change_description", flags_.description}};
    if (!flags_.event_types.empty()) wanted["trigger"] = trigger();
    const auto request = client::to_body(wanted);
    if (!request) return report_usage(fmt::format("{}: {}", flags_.file, request.error().message), context_);
    const auto answer =
        api_.send("POST", engine_.target(fmt::format("/v1/scripts/{}/deploy", script)), *request);
    if (!answer) return report_failure(answer.error(), context_);
    json body = json::parse(answer->body, nullptr, false);
    if (answer->status >= 300)
      return report_refusal(client::read_problem(answer->status, answer->body), body);
    return report_version(std::move(body));
  }

  /// A compile error as `sluice run` shows it, under the path that the user gave.
  int report_refusal(const error& why, const json& problem) const {
    if (why.code != error_code::compile_failed) return report_failure(why, context_);
    return report_compile_error({why.message, flags_.file, static_cast<int>(number_of(problem, "line")),
                                 static_cast<int>(number_of(problem, "column")),
                                 text_of(problem, "excerpt")});
  }

  int report_compile_error(const compile_diagnostic& why) const {
    run_report(context_.json, context_.no_color).not_compiled(why);
    return deploy_does_not_compile;
  }

  /// What the checker has to say, now that it can delay nothing. Not being able to say is no matter here.
  std::vector<type_warning> type_warnings() const {
    if (!flags_.check_types) return {};
    return type_checker().check({flags_.file, source_}).value_or(std::vector<type_warning>{});
  }

  int report_version(json version) const {
    const terminal out(stdout, context_.no_color);
    if (context_.json) {
      if (flags_.check_types) version["type_warnings"] = to_json(type_warnings());
      out.line(version.dump());
    } else {
      out.line(fmt::format("{}: version {} deployed, listens to {}", name_, number_of(version, "version"),
                           joined_event_types(version)));
      print_type_warnings(type_warnings(), context_);
    }
    return exit_code::ok;
  }

  const deploy_flags& flags_;
  const engine_access& engine_;
  const cli_context& context_;
  const std::string source_;
  const std::string name_;
  const client::rest api_;
};

}  // namespace

std::string joined_event_types(const json& script) {
  const json& trigger = object_of(script, "trigger");
  const auto types = trigger.find("event_types");
  if (types == trigger.end() || !types->is_array()) return {};
  std::vector<std::string> names;
  for (const json& type : *types)
    if (type.is_string()) names.push_back(type.get<std::string>());
  return fmt::format("{}", fmt::join(names, ", "));
}

int deploy_script(const deploy_flags& flags, const cli_context& context) {
  auto source = read_file(flags.file);
  if (!source) return report_usage(source.error().message, context);
  const auto engine = find_engine(flags.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  return deployment(flags, *engine, context, *std::move(source)).run();
}

}  // namespace sluice
