// Thousands of scripts that await an HTTP answer at once, in the real engine: threads, memory, time. Twice: a
// server that answers each after 50 ms, so that as many wait as the engine starts in this time; and one that
// answers nobody until all have asked.
#include "bench/waiting_round.hpp"
#include "cli/descriptor_limit.hpp"
#include "cli/terminal.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sluice::bench {
namespace {

/// A column of the table: how it is called and what it shows of a round.
struct column {
  const char* title;
  int digits;
  double (*value)(const waiting_result&);
};

double mib(std::size_t bytes) { return static_cast<double>(bytes) / (1 << 20); }

constexpr column columns[] = {
    {"waiting", 0, [](const waiting_result& r) { return static_cast<double>(r.most_waiting); }},
    {"threads before", 0, [](const waiting_result& r) { return static_cast<double>(r.threads_before); }},
    {"at most", 0, [](const waiting_result& r) { return static_cast<double>(r.threads_most); }},
    {"MiB before", 0, [](const waiting_result& r) { return mib(r.resident_before); }},
    {"at most", 0, [](const waiting_result& r) { return mib(r.resident_most); }},
    {"KiB/waiting", 0,
     [](const waiting_result& r) {
       return mib(r.resident_most - r.resident_before) * 1'024 / static_cast<double>(r.most_waiting);
     }},
    {"all wait s", 2, [](const waiting_result& r) { return r.waiting_seconds; }},
    {"all done s", 2, [](const waiting_result& r) { return r.total_seconds; }},
    {"CPU s", 2, [](const waiting_result& r) { return r.cpu_seconds; }},
};

double median_of(const std::vector<waiting_result>& rounds, const column& which) {
  std::vector<double> values;
  for (const auto& round : rounds) values.push_back(which.value(round));
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void print_table(const terminal& out, const std::vector<waiting_result>& rounds) {
  std::string head = fmt::format("{:8}", "round");
  std::string last = fmt::format("{:8}", "median");
  for (const auto& column : columns) {
    head += fmt::format("{:>16}", column.title);
    last += fmt::format("{:>16.{}f}", median_of(rounds, column), column.digits);
  }
  out.line(out.paint(text_style::bold, head));
  for (std::size_t i = 0; i < rounds.size(); ++i) {
    std::string row = fmt::format("{:<8}", i + 1);
    for (const auto& column : columns)
      row += fmt::format("{:>16.{}f}", column.value(rounds[i]), column.digits);
    out.line(row);
  }
  out.line(out.paint(text_style::bold, last));
}

/// All rounds of one mode; false if one failed.
bool run_mode(waiting_options options, bool gated, int rounds) {
  const terminal messages(stderr);
  const terminal results(stdout);
  progress_line progress(messages);
  options.gated = gated;
  const auto what =
      gated ? fmt::format("no answer until {} scripts wait, then each after {} ms", options.scripts,
                          options.delay.count())
            : fmt::format("{} scripts, each answer after {} ms", options.scripts, options.delay.count());
  std::vector<waiting_result> done;
  for (int i = 1; i <= rounds; ++i) {
    progress.update(fmt::format("round {} of {}: {}", i, rounds, what));
    auto result = run_waiting_round(options);
    if (!result) {
      progress.finish(fmt::format("round {}: {}", i, result.error().message));
      return false;
    }
    done.push_back(*result);
  }
  progress.finish(what);
  print_table(results, done);
  return true;
}

}  // namespace
}  // namespace sluice::bench

int main(int argc, char** argv) {
  sluice::bench::waiting_options options;
  options.binary = SLUICE_BINARY;
  int rounds = 3;
  std::string mode = "both";
  std::uint32_t delay_ms = 50;
  CLI::App app(
      "Scripts that await an HTTP answer, thousands at once: threads, memory and time of the engine.");
  app.add_option("--scripts", options.scripts, "Executions that wait, at most 10000")
      ->capture_default_str()
      ->check(CLI::Range(1, 10'000));
  app.add_option("--delay-ms", delay_ms, "How long the server takes for an answer")->capture_default_str();
  app.add_option("--mode", mode,
                 "plain = it answers each after the delay; gated = nobody before all have asked; both")
      ->capture_default_str()
      ->check(CLI::IsMember({"plain", "gated", "both"}));
  app.add_option("--rounds", rounds, "Rounds of each mode, each with a new engine")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_option("--set", options.settings, "A setting of the engine (section.key=value)");
  app.add_option("--binary", options.binary, "The engine")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  options.delay = std::chrono::milliseconds{delay_ms};
  sluice::raise_descriptor_limit();
  const bool plain = mode == "gated" || sluice::bench::run_mode(options, false, rounds);
  return plain && (mode == "plain" || sluice::bench::run_mode(options, true, rounds)) ? 0 : 1;
}
