#include "cli/demo_run.hpp"

#include "cli/printable.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace sluice {
namespace {

using namespace std::chrono_literals;

/// How often the engine is asked what is new: to the eye it is at once.
constexpr std::chrono::milliseconds look_interval = 150ms;
/// More than all retries of the demo's scripts take.
constexpr std::chrono::seconds patience = 60s;
/// Every so many orders the shop publishes one twice, as services do that got no answer in time.
constexpr int repeat_every = 40;

client::publisher_options publisher_options(const engine_access& shop) {
  client::publisher_options options;
  options.engine = shop.address;
  options.token = shop.token;
  options.tenant = shop.tenant;
  options.reconnect_for = 10s;
  return options;
}

/// Tells one demo on the same data from the next.
std::string run_name() {
  return fmt::format("{:x}", std::chrono::system_clock::now().time_since_epoch() / 1ms);
}

/// The number of the order that a line is about: they all name it, as ORD-0042; 0 if none.
int order_number(std::string_view text) {
  const auto at = text.find("ORD-");
  int number = 0;
  for (auto i = at + 4; at != text.npos && i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i)
    number = number * 10 + (text[i] - '0');
  return number;
}

std::string clock_time(timestamp time) {
  const auto seconds = std::chrono::time_point_cast<std::chrono::seconds>(time);
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time - seconds).count();
  return fmt::format("{:%H:%M:%S}.{:03}", fmt::localtime(std::chrono::system_clock::to_time_t(seconds)), ms);
}

}  // namespace

demo_run::demo_run(const demo_flags& flags, const engine_access& shop, const demo_tenant& tenant,
                   const cli_context& context)
    : flags_(flags),
      context_(context),
      tenant_(tenant),
      live_(context.json ? stderr : stdout, context.no_color),
      shop_(run_name()),
      feed_(shop),
      publisher_(io_, publisher_options(shop), [this](const client::batch_outcome& outcome) {
        const std::lock_guard lock(mutex_);
        if (!outcome.refused) ack_times_.add(outcome.latency);
      }) {
  for (const auto& [id, name] : tenant.scripts) tallies_[id];
}

int demo_run::run() {
  expected<void> done = feed_.skip_to_now();
  if (done) done = publisher_.connect();
  if (done) done = publish_orders();
  if (done) done = wait_for_the_rest();
  if (!done) {
    print_problems({{"", done.error().message}}, context_.no_color);
    return exit_code::failed;
  }
  if (interrupted_.requested()) return exit_code::failed;
  context_.json ? print_summary_json() : print_summary();
  const auto counts = publisher_.counts();
  return all_done() && counts.acked == counts.published ? exit_code::ok : exit_code::failed;
}

expected<void> demo_run::publish_orders() {
  const auto gap = std::chrono::duration<double>(flags_.seconds) / flags_.orders;
  auto next = clock::now();
  while (shop_.orders() < flags_.orders && !interrupted_.requested()) {
    if (auto sent = publish_order(); !sent) return sent;
    // People don't order in step: the gap varies by two thirds both ways.
    const double share = std::uniform_real_distribution(1.0 / 3, 5.0 / 3)(random_);
    next += std::chrono::duration_cast<clock::duration>(gap * share);
    if (auto watched = watch_until(next); !watched) return watched;
  }
  return {};
}

expected<void> demo_run::publish_order() {
  client::outgoing_batch batch;
  batch.add(shop_.next_order());
  const int order = shop_.orders();
  published_at_[order] = now();
  const bool twice = order % repeat_every == 0;
  auto sent = publisher_.publish(batch);
  if (sent && twice) sent = publisher_.publish(std::move(batch));
  if (!sent) return tl::unexpected(sent.error());
  return {};
}

expected<void> demo_run::wait_for_the_rest() {
  const auto give_up_at = clock::now() + patience;
  while (!all_done() && !interrupted_.requested() && clock::now() < give_up_at) {
    if (auto watched = watch_until(clock::now() + look_interval); !watched) return watched;
  }
  return interrupted_.requested() ? expected<void>{} : publisher_.flush(patience);
}

expected<void> demo_run::watch_until(clock::time_point end) {
  while (!interrupted_.requested()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - clock::now());
    interrupted_.wait_for(std::clamp<std::chrono::milliseconds>(left, 0ms, look_interval));
    if (auto shown = show_new(); !shown) return shown;
    if (clock::now() >= end) break;
  }
  return {};
}

expected<void> demo_run::show_new() {
  const auto news = feed_.next();
  if (!news) return tl::unexpected(news.error());
  for (const seen_execution& seen : *news) {
    count(seen);
    show(seen);
  }
  return {};
}

void demo_run::show(const seen_execution& seen) {
  const bool succeeded = seen.outcome == "succeeded";
  const text_style style =
      succeeded ? text_style::green : (seen.outcome == "dead" ? text_style::red : text_style::yellow);
  const auto name = tenant_.scripts.find(seen.script);
  const double ms = static_cast<double>(seen.wall.count()) / 1'000;
  live_.line(fmt::format(
      "{} {:<15} {} {:>8.1f} ms  {}", live_.paint(text_style::dim, clock_time(seen.started_at)),
      name == tenant_.scripts.end() ? std::to_string(seen.script) : name->second,
      live_.paint(style, fmt::format("{:<9}", succeeded ? "ok" : seen.outcome)), ms, printable(seen.text)));
}

void demo_run::count(const seen_execution& seen) {
  const auto found = tallies_.find(seen.script);
  if (found == tallies_.end()) return;
  script_tally& tally = found->second;
  ++tally.executed;
  if (seen.attempt > 1) ++tally.retried;
  ++(seen.status == "succeeded" ? tally.succeeded : tally.failed);
  if (seen.outcome == "dead") ++tally.dead;
  if (seen.outcome != "retrying") ++ended_deliveries_;
  tally.durations.add(seen.wall);
  if (const auto published = published_at_.find(order_number(seen.text)); published != published_at_.end()) {
    reaction_times_.add(seen.started_at + seen.wall - published->second);
    published_at_.erase(published);
  }
}

bool demo_run::all_done() const {
  return ended_deliveries_ >= shop_.orders() * static_cast<int>(tenant_.scripts.size());
}

}  // namespace sluice
