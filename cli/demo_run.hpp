#pragma once

#include "cli/demo_setup.hpp"
#include "cli/demo_shop.hpp"
#include "cli/engine_access.hpp"
#include "cli/execution_feed.hpp"
#include "cli/interruption.hpp"
#include "cli/latencies.hpp"
#include "cli/terminal.hpp"
#include "transport/client/publisher.hpp"

#include <map>
#include <mutex>
#include <random>

namespace sluice {

struct demo_flags {
  engine_flags engine;
  std::string scripts = "config/demo";
  int orders = 200;
  int seconds = 20;
};

/// Publishes the shop's orders, shows what they set off until every delivery has ended, and sums up.
class demo_run {
 public:
  /// `shop` is how the tenant itself reaches the engine.
  demo_run(const demo_flags& flags, const engine_access& shop, const demo_tenant& tenant,
           const cli_context& context);
  /// The exit code: 0 if every order was acked and every delivery came to an end.
  int run();

 private:
  using clock = std::chrono::steady_clock;
  /// What happened to the deliveries of one script.
  struct script_tally {
    int executed = 0;
    int succeeded = 0;
    int failed = 0;   ///< attempts
    int retried = 0;  ///< attempts after the first
    int dead = 0;
    latencies durations;
  };

  expected<void> publish_orders();
  expected<void> publish_order();
  expected<void> wait_for_the_rest();
  /// Lets that much time go by, showing what ran meanwhile.
  expected<void> watch_until(clock::time_point end);
  expected<void> show_new();
  void show(const seen_execution& seen);
  void count(const seen_execution& seen);
  bool all_done() const;
  void print_summary();
  void print_summary_json();

  const demo_flags& flags_;
  const cli_context& context_;
  const demo_tenant& tenant_;
  const terminal live_;
  const interruption interrupted_;
  demo_shop shop_;
  std::mt19937 random_{42};
  execution_feed feed_;
  std::map<std::int64_t, script_tally> tallies_;  ///< by script
  std::map<int, timestamp> published_at_;         ///< by order, until its first execution ended
  latencies reaction_times_;  ///< from an order's publish to the end of its first execution
  int ended_deliveries_ = 0;

  std::mutex mutex_;
  latencies ack_times_;  ///< guarded by mutex_

  client::io_thread io_;
  client::publisher publisher_;
};

}  // namespace sluice
