// The whole path, measured from outside: events over WebSocket, stored durably, each through a script, its
// execution written. One `sluice serve` per round, on a database of its own with the default settings.
#include "bench/throughput_round.hpp"
#include "cli/terminal.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace sluice::bench {
namespace {

using json = nlohmann::ordered_json;

/// A column of the table: how it is called and what it shows of a round.
struct column {
  const char* key;
  const char* title;
  int digits;
  double (*value)(const round_result&);
};
constexpr column columns[] = {
    {"events_per_second", "events/s", 0, [](const round_result& r) { return r.events_per_second; }},
    {"acked_per_second", "acked/s", 0, [](const round_result& r) { return r.acked_per_second; }},
    {"cpu_us_per_event", "CPU us/event", 1, [](const round_result& r) { return r.cpu_us_per_event; }},
    {"peak_mib", "peak MiB", 0, [](const round_result& r) { return r.peak_mib; }},
    {"load_events_per_second", "load/s", 0, [](const round_result& r) { return r.load_events_per_second; }},
    {"p50_ms", "p50 ms", 1,
     [](const round_result& r) { return r.published_to_executed.percentile_ms(0.50); }},
    {"p95_ms", "p95 ms", 1,
     [](const round_result& r) { return r.published_to_executed.percentile_ms(0.95); }},
    {"p99_ms", "p99 ms", 1,
     [](const round_result& r) { return r.published_to_executed.percentile_ms(0.99); }},
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double median_of(const std::vector<round_result>& rounds, const column& which) {
  std::vector<double> values;
  for (const auto& round : rounds) values.push_back(which.value(round));
  return median(std::move(values));
}

void print_table(const terminal& out, const std::vector<round_result>& rounds) {
  std::string head = fmt::format("{:8}", "round");
  for (const auto& column : columns) head += fmt::format("{:>14}", column.title);
  out.line(out.paint(text_style::bold, head));
  for (std::size_t i = 0; i < rounds.size(); ++i) {
    std::string row = fmt::format("{:<8}", i + 1);
    for (const auto& column : columns)
      row += fmt::format("{:>14.{}f}", column.value(rounds[i]), column.digits);
    out.line(row);
  }
  std::string last = fmt::format("{:8}", "median");
  for (const auto& column : columns)
    last += fmt::format("{:>14.{}f}", median_of(rounds, column), column.digits);
  out.line(out.paint(text_style::bold, last));
}

json to_json(const std::vector<round_result>& rounds) {
  json medians = json::object();
  json all = json::array();
  for (const auto& column : columns) medians[column.key] = median_of(rounds, column);
  for (const auto& round : rounds) {
    json row = json::object();
    for (const auto& column : columns) row[column.key] = column.value(round);
    all.push_back(std::move(row));
  }
  return {{"median", std::move(medians)}, {"rounds", std::move(all)}};
}

int run(const round_options& options, int rounds, bool as_json) {
  const terminal messages(stderr);
  const terminal results(stdout);
  progress_line progress(messages);
  std::vector<round_result> done;
  for (int i = 1; i <= rounds; ++i) {
    progress.update(fmt::format("round {} of {}: {} events of {} tenants, then {} s of steady load", i,
                                rounds, options.events, options.tenants, options.load_seconds));
    auto result = run_round(options);
    if (!result) {
      progress.finish(fmt::format("round {}: {}", i, result.error().message));
      return 1;
    }
    progress.finish(fmt::format("round {} of {}: {:.0f} events/s", i, rounds, result->events_per_second));
    done.push_back(*std::move(result));
  }
  if (as_json) {
    results.line(to_json(done).dump(2));
  } else {
    print_table(results, done);
    results.line(
        "Latency: publish() to the execution visible in the store, under the steady load; seen within 2 ms.");
  }
  return 0;
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  sluice::bench::round_options options;
  options.binary = SLUICE_BINARY;
  int rounds = 3;
  bool as_json = false;
  CLI::App app("Throughput and latency of the whole path: WebSocket, durable, script, execution row.");
  app.add_option("--events", options.events, "Events of each round")->capture_default_str();
  app.add_option("--tenants", options.tenants, "Tenants, each with a connection")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_option("--batch", options.batch_events, "Events of a publish")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_option("--rounds", rounds, "Rounds, each with a new engine")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_option("--load-seconds", options.load_seconds, "Steady load after it; 0 = none")
      ->capture_default_str();
  app.add_option("--load-share", options.load_share, "The steady load's share of the throughput")
      ->capture_default_str();
  app.add_option("--binary", options.binary, "The engine")->capture_default_str();
  app.add_flag("--json", as_json, "Results as JSON");
  CLI11_PARSE(app, argc, argv);
  return sluice::bench::run(options, rounds, as_json);
}
