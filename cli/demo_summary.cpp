// The end of a demo: what demo_run has counted.
#include "cli/demo_run.hpp"

#include <fmt/format.h>

namespace sluice {

void demo_run::print_summary() {
  const auto counts = publisher_.counts();
  const terminal& out = live_;
  out.line("");
  out.line(out.paint(text_style::bold,
                     fmt::format("{:<16}{:>9}{:>11}{:>8}{:>9}{:>6}{:>10}{:>10}", "script", "executed",
                                 "succeeded", "failed", "retried", "dead", "p50 ms", "p95 ms")));
  script_tally sum;
  for (const auto& [id, tally] : tallies_) {
    out.line(fmt::format("{:<16}{:>9}{:>11}{:>8}{:>9}{:>6}{:>10.1f}{:>10.1f}", tenant_.scripts.at(id),
                         tally.executed, tally.succeeded, tally.failed, tally.retried, tally.dead,
                         tally.durations.percentile_ms(0.5), tally.durations.percentile_ms(0.95)));
    sum.executed += tally.executed;
    sum.succeeded += tally.succeeded;
    sum.failed += tally.failed;
    sum.retried += tally.retried;
    sum.dead += tally.dead;
  }
  out.line(out.paint(text_style::bold, fmt::format("{:<16}{:>9}{:>11}{:>8}{:>9}{:>6}", "all", sum.executed,
                                                   sum.succeeded, sum.failed, sum.retried, sum.dead)));
  out.line("");
  const std::lock_guard lock(mutex_);
  out.line(fmt::format("orders           {} published, {} acked; {} were duplicates, acked and not run again",
                       counts.published, counts.acked, counts.duplicates));
  out.line(fmt::format("on disk after    {:.1f} ms (p50), {:.1f} ms (p95) from publish to ack",
                       ack_times_.percentile_ms(0.5), ack_times_.percentile_ms(0.95)));
  out.line(
      fmt::format("first reaction   {:.1f} ms (p50), {:.1f} ms (p95) from publish to the end of the first "
                  "script",
                  reaction_times_.percentile_ms(0.5), reaction_times_.percentile_ms(0.95)));
  if (!all_done()) out.line(out.paint(text_style::red, "some deliveries have not ended in time"));
}

void demo_run::print_summary_json() {
  const auto counts = publisher_.counts();
  nlohmann::ordered_json scripts = nlohmann::ordered_json::object();
  for (const auto& [id, tally] : tallies_)
    scripts[tenant_.scripts.at(id)] = {{"executed", tally.executed},
                                       {"succeeded", tally.succeeded},
                                       {"failed", tally.failed},
                                       {"retried", tally.retried},
                                       {"dead", tally.dead},
                                       {"p50_ms", tally.durations.percentile_ms(0.5)},
                                       {"p95_ms", tally.durations.percentile_ms(0.95)}};
  const std::lock_guard lock(mutex_);
  const nlohmann::ordered_json summary = {
      {"published", counts.published},
      {"acked", counts.acked},
      {"duplicates", counts.duplicates},
      {"complete", all_done()},
      {"ack_ms", {{"p50", ack_times_.percentile_ms(0.5)}, {"p95", ack_times_.percentile_ms(0.95)}}},
      {"reaction_ms",
       {{"p50", reaction_times_.percentile_ms(0.5)}, {"p95", reaction_times_.percentile_ms(0.95)}}},
      {"scripts", std::move(scripts)}};
  terminal(stdout, context_.no_color).line(summary.dump(2));
}

}  // namespace sluice
