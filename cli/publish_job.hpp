#pragma once

#include "cli/engine_access.hpp"
#include "cli/event_template.hpp"
#include "cli/interruption.hpp"
#include "cli/latencies.hpp"
#include "cli/line_source.hpp"
#include "cli/terminal.hpp"
#include "transport/client/publisher.hpp"

#include <map>
#include <mutex>
#include <vector>

namespace sluice {

struct publish_flags {
  std::vector<std::string> files;
  engine_flags engine;
  event_template missing{.type = {}, .source = {}};
  double events_per_second = 0;  ///< 0 = no limit
  std::uint32_t batch_events = 500;
  double reconnect_seconds = 30;
  bool keep_going = false;
};

/// Runs `sluice publish`; returns its exit code.
int run_publish(const publish_flags& flags, const cli_context& context);

/// One run of `sluice publish`: reads lines, sends batches, reports what became of them.
class publish_job {
 public:
  /// `server`: what the engine takes, as far as we know.
  publish_job(const publish_flags& flags, const engine_access& engine, const server_settings& server,
              const cli_context& context);
  int run();

 private:
  using clock = std::chrono::steady_clock;
  /// Which lines of which file a batch was made of.
  struct origin {
    std::string file;
    std::vector<std::size_t> lines;
  };

  /// The files, or standard input; says why if one cannot be read.
  expected<std::vector<line_source>> open_sources();
  void publish_source(line_source& source);
  void add_line(line_source& source, std::string_view line);
  void send_batch();
  void keep_pace();
  void wait_for_answers();
  void collect_outcomes();
  void report_refusal(const client::batch_outcome& outcome, const origin& from);
  void report_bad_line(const line_source& source, const error& why);
  void stop_with(const error& why);
  void report(std::string_view message);
  void show_progress();
  bool stopping() const { return stopped_ || interrupted_.requested(); }
  int summarize(clock::duration time);

  const publish_flags& flags_;
  const cli_context& context_;
  const std::size_t max_batch_bytes_;
  terminal messages_;
  progress_line progress_;
  interruption interrupted_;
  event_maker maker_;

  std::mutex mutex_;
  std::vector<client::batch_outcome> outcomes_;  ///< not yet collected; guarded by mutex_

  std::map<std::uint64_t, origin> unanswered_;
  client::outgoing_batch batch_;
  origin batch_origin_;
  latencies ack_latencies_;
  std::size_t known_bytes_ = 0;  ///< of the files whose size is known; 0 = no share can be shown
  std::size_t finished_bytes_ = 0;
  std::size_t current_bytes_ = 0;
  std::uint64_t events_made_ = 0;
  std::uint64_t bad_lines_ = 0;
  bool stopped_ = false;
  clock::time_point started_at_;

  client::io_thread io_;
  client::publisher publisher_;
};

}  // namespace sluice
