#include "bench/waiting_round.hpp"

#include "bench/commit_watch.hpp"
#include "bench/process_usage.hpp"
#include "tests/e2e/engine_process.hpp"
#include "tests/e2e/gated_server.hpp"
#include "tests/e2e/temp_folder.hpp"
#include "transport/client/admin.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace sluice::bench {
namespace {

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

constexpr std::chrono::minutes patience{10};
constexpr std::size_t batch_events = 500;
/// How often the engine's threads are counted.
constexpr std::chrono::milliseconds tick{10};

constexpr std::string_view source = R"js(
export default async function (event) {
  const answer = await iota.http.get(event.data.url);
  return answer.text;
}
)js";

double seconds(clock::duration time) { return std::chrono::duration<double>(time).count(); }

/// What lets one tenant have so many executions and requests at once; all else is as it is by default.
std::vector<std::string> settings_for(const waiting_options& options) {
  std::vector<std::string> all = options.settings;
  for (const auto* const key : {"engine.tenant_concurrency", "engine.tenant_window_events",
                                "http.tenant_concurrency", "http.concurrency"})
    all.push_back(fmt::format("{}={}", key, options.scripts));
  all.insert(all.end(), {"http.allow=127.0.0.1", "http.time=300s", "limits.wall_time=300s"});
  return all;
}

class round {
 public:
  explicit round(const waiting_options& options)
      : options_(options),
        server_({options.delay, options.gated ? options.scripts : 0}),
        engine_(options.binary, folder_.path(), settings_for(options)) {}

  expected<void> set_up();
  expected<void> measure(waiting_result& result);
  expected<void> check_results();

 private:
  expected<void> publish();

  const waiting_options& options_;
  testing::temp_folder folder_;
  testing::gated_server server_;
  testing::engine_process engine_;
  client::io_thread io_;
  std::unique_ptr<client::publisher> publisher_;
};

expected<void> round::set_up() {
  if (auto started = engine_.start(); !started) return started;
  const auto token = engine_.add_tenant("shop");
  if (!token) return tl::unexpected(token.error());
  auto script = client::to_json({"waits", {"wait.*"}, nullptr, nullptr});
  script["concurrency"] = options_.scripts;
  const auto id = client::create_script(engine_.rest(), "shop", script);
  if (!id) return tl::unexpected(id.error());
  if (const auto version = client::deploy(engine_.rest(), "shop", *id, "waits.js", source); !version)
    return tl::unexpected(version.error());
  auto options = engine_.publisher_options(*token);
  options.window_events = options_.scripts;
  publisher_ = std::make_unique<client::publisher>(io_, options, client::publisher::outcome_handler{});
  return publisher_->connect();
}

expected<void> round::publish() {
  for (std::size_t first = 0; first < options_.scripts; first += batch_events) {
    client::outgoing_batch batch;
    for (std::size_t i = first; i < std::min(first + batch_events, options_.scripts); ++i)
      batch.add(fmt::format(
          R"({{"specversion":"1.0","id":"{}","source":"/bench","type":"wait.begun","data":{{"url":"{}"}}}})",
          i, server_.url()));
    if (auto sent = publisher_->publish(std::move(batch)); !sent) return tl::unexpected(sent.error());
  }
  return {};
}

expected<void> round::measure(waiting_result& result) {
  result.threads_before = thread_count(engine_.pid());
  result.resident_before = resident_memory(engine_.pid());
  const auto cpu_before = cpu_time(engine_.pid());
  const commit_watch watch(engine_.database());
  const auto began = clock::now();
  if (auto sent = publish(); !sent) return sent;
  while (watch.last_id() < static_cast<std::int64_t>(options_.scripts)) {
    result.threads_most = std::max(result.threads_most, thread_count(engine_.pid()));
    if (clock::now() - began > patience || !engine_.running())
      return fail(error_code::timed_out,
                  fmt::format("{} of {} executions were done, {} waited at most\n{}", watch.last_id(),
                              options_.scripts, server_.most_waiting(), engine_.log_tail()));
    std::this_thread::sleep_for(tick);
  }
  result.total_seconds = seconds(clock::now() - began);
  result.cpu_seconds = std::chrono::duration<double>(cpu_time(engine_.pid()) - cpu_before).count();
  result.most_waiting = server_.most_waiting();
  result.resident_most = peak_memory(engine_.pid());
  if (options_.gated) result.waiting_seconds = seconds(server_.opened_at() - began);
  return {};
}

expected<void> round::check_results() {
  SQLite::Database db(engine_.database().string(), SQLite::OPEN_READONLY, 1'000);
  const auto right = db.execAndGet(
                           "SELECT count(DISTINCT event_seq) FROM script_executions WHERE status = 0 AND "
                           "attempt = 1 AND instr(result_json, 'answer') > 0")
                         .getInt64();
  if (static_cast<std::size_t>(right) == options_.scripts) return {};
  const auto why = db.execAndGet(
                         "SELECT ifnull(max(error_code || ': ' || error_message), '') FROM script_executions "
                         "WHERE status <> 0")
                       .getString();
  return fail(error_code::internal,
              fmt::format("{} of {} executions succeeded at once; {}", right, options_.scripts, why));
}

}  // namespace

expected<waiting_result> run_waiting_round(const waiting_options& options) {
  waiting_result result;
  round round(options);
  expected<void> done = round.set_up();
  if (done) done = round.measure(result);
  if (done) done = round.check_results();
  if (!done) return tl::unexpected(done.error());
  return result;
}

}  // namespace sluice::bench
