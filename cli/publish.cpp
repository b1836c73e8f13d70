#include "cli/publish.hpp"

#include "cli/publish_job.hpp"

#include <memory>

namespace sluice {

namespace {

/// CLI11's own check for this names the largest double there is.
std::string check_not_negative(const std::string& text) {
  double value = 0;
  if (CLI::detail::lexical_cast(text, value) && value >= 0) return {};
  return "not a number of 0 or more: " + text;
}

std::string check_rate(const std::string& text) {
  double value = 0;
  if (CLI::detail::lexical_cast(text, value) && value > 0) return {};
  return "not a number above 0, such as 100 or 100/s: " + text;
}

std::string without_per_second(const std::string& text) {
  return text.ends_with("/s") ? text.substr(0, text.size() - 2) : text;
}

}  // namespace

void add_publish_command(CLI::App& app, cli_context& context, command_action& action) {
  auto flags = std::make_shared<publish_flags>();
  CLI::App* command = app.add_subcommand("publish", "Publish events from files or standard input");
  command->add_option("FILE", flags->files, "Files with one event on each line; - or none: standard input");
  add_engine_flags(*command, flags->engine);
  command->add_option("--rate", flags->events_per_second, "Events per second at most [as fast as it goes]")
      ->transform(without_per_second)
      ->check(check_rate)
      ->type_name("N");
  command->add_option("--batch", flags->batch_events, "Events sent together at most [500]")
      ->check(CLI::Range(1, 100'000))
      ->type_name("N");
  command
      ->add_option("--type", flags->missing.type,
                   "Lines are plain JSON: each becomes the data of an event of this type")
      ->type_name("TYPE");
  command->add_option("--source", flags->missing.source, "The source of events that have none")
      ->type_name("URI");
  command->add_flag("--keep-going", flags->keep_going, "Report bad lines and refused batches, and go on");
  command
      ->add_option("--reconnect", flags->reconnect_seconds,
                   "Seconds to try to connect again when the connection is lost [30]")
      ->check(check_not_negative)
      ->type_name("SECONDS");
  command->footer(
      "Each line is a CloudEvent: {\"specversion\":\"1.0\",\"id\":…,\"source\":…,\"type\":…,\"data\":…}.\n"
      "A missing id is made up. An event published again with the same source and id runs nothing: a file "
      "can\n"
      "be published again after a failure if its events have ids.\n"
      "An event larger than server.max_event_bytes is a bad line; for an engine that takes more, set it "
      "here\n"
      "too: --set server.max_event_bytes=1MiB.\n"
      "Exit codes: 0 all are acked, 1 some are not, 2 wrong usage.\n"
      "\n"
      "Examples:\n"
      "  sluice publish orders.ndjson --token $TOKEN\n"
      "  tail -f app.log.json | sluice publish --type log.line --source /app --tenant demo\n"
      "  sluice publish orders.ndjson --rate 100 --json --tenant demo");
  command->callback(
      [flags, &context, &action] { action = [flags, &context] { return run_publish(*flags, context); }; });
}

}  // namespace sluice
