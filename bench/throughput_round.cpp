#include "bench/throughput_round.hpp"

#include "bench/commit_watch.hpp"
#include "bench/order_events.hpp"
#include "bench/process_usage.hpp"
#include "tests/e2e/engine_process.hpp"
#include "tests/e2e/temp_folder.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace sluice::bench {
namespace {

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{120};
/// How often the steady load publishes what is due.
constexpr std::chrono::milliseconds tick{5};

double seconds(clock::duration time) { return std::chrono::duration<double>(time).count(); }

/// An engine with its tenants, each with one script and one connection.
class round {
 public:
  explicit round(const round_options& options) : options_(options), engine_(options.binary, folder_.path()) {}

  expected<void> set_up();
  expected<void> measure_throughput(round_result& result);
  expected<void> measure_latency(round_result& result);
  expected<void> check_results();
  double peak_mib() const { return static_cast<double>(peak_memory(engine_.pid())) / (1 << 20); }

 private:
  expected<void> add_tenant(const std::string& name);
  expected<void> flush_all();
  /// Publishes the events with these numbers, dealt out to the tenants by number.
  expected<void> publish(std::uint64_t first, std::uint64_t last);

  const round_options& options_;
  testing::temp_folder folder_;
  testing::engine_process engine_;
  client::io_thread io_;
  std::vector<std::unique_ptr<client::publisher>> publishers_;
  std::uint64_t published_ = 0;
};

expected<void> round::add_tenant(const std::string& name) {
  const auto token = engine_.add_tenant(name);
  if (!token) return tl::unexpected(token.error());
  const auto script = engine_.add_script(name, "orders", {"order.*"}, order_script());
  if (!script) return tl::unexpected(script.error());
  auto options = engine_.publisher_options(*token);
  options.window_events = options_.events;
  publishers_.push_back(
      std::make_unique<client::publisher>(io_, options, client::publisher::outcome_handler{}));
  return publishers_.back()->connect();
}

expected<void> round::set_up() {
  if (auto started = engine_.start(); !started) return started;
  for (int i = 0; i < options_.tenants; ++i)
    if (auto added = add_tenant(fmt::format("tenant-{}", i)); !added) return added;
  return {};
}

expected<void> round::publish(std::uint64_t first, std::uint64_t last) {
  std::vector<client::outgoing_batch> batches(publishers_.size());
  for (std::uint64_t number = first; number < last; ++number)
    batches[number % batches.size()].add(order_event(number));
  for (std::size_t i = 0; i < batches.size(); ++i) {
    if (batches[i].count == 0) continue;
    if (auto sent = publishers_[i]->publish(std::move(batches[i])); !sent)
      return tl::unexpected(sent.error());
  }
  return {};
}

expected<void> round::flush_all() {
  for (const auto& publisher : publishers_) {
    if (auto flushed = publisher->flush(patience); !flushed) return flushed;
    if (publisher->counts().acked != publisher->counts().published)
      return fail(error_code::internal, "the engine refused events");
  }
  return {};
}

expected<void> round::measure_throughput(round_result& result) {
  // The publisher shares the machine with the engine: what it can prepare it prepares before.
  const std::uint64_t step = std::uint64_t{options_.batch_events} * publishers_.size();
  std::vector<std::vector<client::outgoing_batch>> waves;
  for (std::uint64_t first = 0; first < options_.events; first += step) {
    auto& wave = waves.emplace_back(publishers_.size());
    for (std::uint64_t number = first; number < std::min(first + step, options_.events); ++number)
      wave[number % wave.size()].add(order_event(number));
  }
  commit_watch watch(engine_.database());
  const auto cpu_before = cpu_time(engine_.pid());
  const auto began = clock::now();
  for (auto& wave : waves)
    for (std::size_t i = 0; i < wave.size(); ++i)
      if (wave[i].count > 0)
        if (auto sent = publishers_[i]->publish(std::move(wave[i])); !sent)
          return tl::unexpected(sent.error());
  if (auto flushed = flush_all(); !flushed) return flushed;
  const auto acked = clock::now();
  const auto ended = watch.wait_for(static_cast<std::int64_t>(options_.events), patience);
  if (ended == clock::time_point{})
    return fail(error_code::timed_out, fmt::format("only {} of {} events were executed\n{}", watch.last_id(),
                                                   options_.events, engine_.log_tail()));
  const auto cpu = cpu_time(engine_.pid()) - cpu_before;
  const auto events = static_cast<double>(options_.events);
  published_ = options_.events;
  result.events_per_second = events / seconds(ended - began);
  result.acked_per_second = events / seconds(acked - began);
  result.cpu_us_per_event = static_cast<double>(cpu.count()) / events;
  return {};
}

expected<void> round::measure_latency(round_result& result) {
  const double rate = result.events_per_second * options_.load_share;
  const auto count = static_cast<std::uint64_t>(rate * options_.load_seconds);
  const std::uint64_t first = published_;
  std::vector<clock::time_point> published_at(count);
  commit_watch watch(engine_.database());
  const auto began = clock::now();
  for (std::uint64_t sent = 0; sent < count;) {
    const auto now = clock::now();
    const auto due = std::min(count, static_cast<std::uint64_t>(seconds(now - began) * rate));
    std::fill(published_at.begin() + static_cast<std::ptrdiff_t>(sent),
              published_at.begin() + static_cast<std::ptrdiff_t>(due), now);
    if (auto done = publish(first + sent, first + due); !done) return done;
    sent = due;
    std::this_thread::sleep_for(tick);
  }
  published_ += count;
  if (auto flushed = flush_all(); !flushed) return flushed;
  if (watch.wait_for(static_cast<std::int64_t>(published_), patience) == clock::time_point{})
    return fail(error_code::timed_out, "the steady load was not executed in time\n" + engine_.log_tail());
  const auto sightings = watch.finish();

  SQLite::Database db(engine_.database().string(), SQLite::OPEN_READONLY, 1'000);
  SQLite::Statement rows(db,
                         "SELECT x.id, e.id FROM script_executions x JOIN events e ON e.seq = x.event_seq "
                         "WHERE x.id > ? ORDER BY x.id");
  rows.bind(1, static_cast<std::int64_t>(first));
  auto seen = sightings.begin();
  result.published_to_executed.reserve(count);
  while (rows.executeStep()) {
    const std::int64_t id = rows.getColumn(0).getInt64();
    while (seen != sightings.end() && seen->last_id < id) ++seen;
    if (seen == sightings.end()) break;
    const auto number = std::stoull(rows.getColumn(1).getString()) - first;
    result.published_to_executed.add(
        std::chrono::duration_cast<std::chrono::microseconds>(seen->time - published_at.at(number)));
  }
  result.load_events = result.published_to_executed.count();
  result.load_events_per_second = rate;
  return {};
}

expected<void> round::check_results() {
  SQLite::Database db(engine_.database().string(), SQLite::OPEN_READONLY, 1'000);
  const auto right = db.execAndGet(
                           "SELECT count(DISTINCT event_seq) FROM script_executions WHERE status = 0 AND "
                           "instr(result_json, 'matches') > 0 AND instr(result_json, 'true') > 0 AND "
                           "instr(log, 'processed') > 0")
                         .getInt64();
  if (static_cast<std::uint64_t>(right) == published_) return {};
  return fail(error_code::internal, fmt::format("{} of {} events have the right result", right, published_));
}

}  // namespace

expected<round_result> run_round(const round_options& options) {
  round_result result;
  round round(options);
  expected<void> done = round.set_up();
  if (done) done = round.measure_throughput(result);
  if (done && options.load_seconds > 0) done = round.measure_latency(result);
  if (done) done = round.check_results();
  if (!done) return tl::unexpected(done.error());
  result.peak_mib = round.peak_mib();
  return result;
}

}  // namespace sluice::bench
