#include "cli/publish_job.hpp"

#include "cli/engine_problem.hpp"
#include "cli/printable.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>

namespace sluice {
namespace {

using std::chrono::milliseconds;

/// Well below what a server takes in one message by default.
constexpr std::size_t max_batch_bytes = 1u << 20;
/// More than a publish has around its events.
constexpr std::size_t envelope_bytes = 128;
/// How often a wait looks up, to show progress and to see Ctrl-C.
constexpr milliseconds look_up{100};
/// How long events that were read may wait for more of the same batch.
constexpr milliseconds linger{10};
/// How far --rate may run ahead: sending one by one would cost more than it smooths.
constexpr milliseconds pace_slack{5};

double seconds(std::chrono::steady_clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

client::publisher_options publisher_options(const publish_flags& flags, const engine_access& engine) {
  client::publisher_options options;
  options.engine = engine.address;
  options.token = engine.token;
  options.tenant = engine.tenant;
  options.reconnect_for = milliseconds(static_cast<std::int64_t>(flags.reconnect_seconds * 1'000));
  return options;
}

}  // namespace

int run_publish(const publish_flags& flags, const cli_context& context) {
  const auto loaded = context.load();
  if (!loaded) return exit_code::usage;
  const auto engine = find_engine(flags.engine, context);
  if (!engine) return report_usage(engine.error().message, context);
  return publish_job(flags, *engine, loaded->values.server, context).run();
}

publish_job::publish_job(const publish_flags& flags, const engine_access& engine,
                         const server_settings& server, const cli_context& context)
    : flags_(flags),
      context_(context),
      max_batch_bytes_(std::min(max_batch_bytes, server.max_message_bytes - envelope_bytes)),
      messages_(stderr, context.no_color),
      progress_(messages_),
      maker_(flags.missing, std::random_device{}() * 0x1'0000'0000ULL + std::random_device{}(),
             server.max_event_bytes),
      publisher_(io_, publisher_options(flags, engine), [this](const client::batch_outcome& outcome) {
        const std::lock_guard lock(mutex_);
        outcomes_.push_back(outcome);
      }) {}

int publish_job::run() {
  auto sources = open_sources();
  if (!sources) return report_usage(sources.error().message, context_);
  if (const auto connected = publisher_.connect(); !connected)
    return report_failure(connected.error(), context_);
  started_at_ = clock::now();
  for (line_source& source : *sources) {
    if (!stopping()) publish_source(source);
    finished_bytes_ += source.bytes_read();
  }
  current_bytes_ = 0;
  wait_for_answers();
  return summarize(clock::now() - started_at_);
}

expected<std::vector<line_source>> publish_job::open_sources() {
  const auto files = flags_.files.empty() ? std::vector<std::string>{"-"} : flags_.files;
  std::vector<line_source> sources;
  for (const auto& file : files) {
    auto source = line_source::open(file);
    if (!source) return tl::unexpected(source.error());
    known_bytes_ += source->size().value_or(0);
    sources.push_back(*std::move(source));
  }
  if (std::ranges::any_of(sources, [](const line_source& s) { return !s.size(); })) known_bytes_ = 0;
  return sources;
}

void publish_job::publish_source(line_source& source) {
  std::string_view line;
  while (!stopping()) {
    const auto read = source.next(line, batch_.count > 0 ? linger : look_up, interrupted_.fd());
    current_bytes_ = source.bytes_read();
    if (!read) {
      stop_with(read.error());
    } else if (*read == line_source::result::line) {
      add_line(source, line);
    } else {
      send_batch();
      if (*read == line_source::result::end) return;
    }
    collect_outcomes();
    show_progress();
  }
  // What was read before a bad line is published; what was read before Ctrl-C is, too.
  send_batch();
}

void publish_job::add_line(line_source& source, std::string_view line) {
  if (line.find_first_not_of(" \t") == line.npos) return;
  const auto event = maker_.make(line);
  if (!event) return report_bad_line(source, event.error());
  if (batch_.count > 0 && batch_.events.size() + event->size() > max_batch_bytes_) send_batch();
  keep_pace();
  batch_.add(*event);
  batch_origin_.file = source.name();
  batch_origin_.lines.push_back(source.line_number());
  ++events_made_;
  if (batch_.count >= flags_.batch_events) send_batch();
}

void publish_job::keep_pace() {
  if (flags_.events_per_second <= 0) return;
  const auto due = started_at_ + std::chrono::duration_cast<clock::duration>(std::chrono::duration<double>(
                                     static_cast<double>(events_made_) / flags_.events_per_second));
  for (auto left = due - clock::now(); left > pace_slack && !stopping(); left = due - clock::now()) {
    send_batch();
    interrupted_.wait_for(std::min(look_up, std::chrono::ceil<milliseconds>(left)));
    collect_outcomes();
    show_progress();
  }
}

void publish_job::send_batch() {
  if (batch_.count == 0) return;
  while (!publisher_.wait_for_room(batch_.count, look_up) && !interrupted_.requested()) show_progress();
  const auto batch = std::exchange(batch_, {});
  auto from = std::exchange(batch_origin_, {});
  if (interrupted_.requested()) return;
  const auto number = publisher_.publish(batch);
  if (!number) return stop_with(number.error());
  unanswered_.emplace(*number, std::move(from));
}

void publish_job::wait_for_answers() {
  while (!interrupted_.requested()) {
    const auto done = publisher_.flush(look_up);
    collect_outcomes();
    show_progress();
    if (done || done.error().code != error_code::timed_out) return;
  }
}

void publish_job::collect_outcomes() {
  std::vector<client::batch_outcome> outcomes;
  {
    const std::lock_guard lock(mutex_);
    outcomes.swap(outcomes_);
  }
  for (const auto& outcome : outcomes) {
    const auto node = unanswered_.extract(outcome.number);
    if (outcome.refused) {
      report_refusal(outcome, node ? node.mapped() : origin{});
    } else {
      ack_latencies_.add(outcome.latency);
    }
  }
}

void publish_job::report_refusal(const client::batch_outcome& outcome, const origin& from) {
  const bool already_stopped = std::exchange(stopped_, stopped_ || !flags_.keep_going);
  if (already_stopped || from.lines.empty()) return;
  const error& why = *outcome.refused;
  // A bad event's context begins with its place in the batch: events[3].source.
  std::size_t index = 0;
  const bool one = std::sscanf(why.context.c_str(), "events[%zu]", &index) == 1 && index < from.lines.size();
  const std::string where = one ? fmt::format("{}:{}", from.file, from.lines[index])
                                : fmt::format("{}:{}-{}", from.file, from.lines.front(), from.lines.back());
  report(fmt::format("{}: a batch of {} events was refused: {}: {}{}", where, outcome.events,
                     to_string(why.code), why.message,
                     why.context.empty() ? "" : fmt::format(" ({})", why.context)));
}

void publish_job::report_bad_line(const line_source& source, const error& why) {
  ++bad_lines_;
  if (!flags_.keep_going) stopped_ = true;
  report(fmt::format("{}:{}: {}", source.name(), source.line_number(), why.message));
}

void publish_job::stop_with(const error& why) {
  if (!std::exchange(stopped_, true)) report(why.message);
}

void publish_job::report(std::string_view message) {
  progress_.finish(fmt::format("{} {}", messages_.paint(text_style::red, "error:"), printable(message)));
}

void publish_job::show_progress() {
  const auto counts = publisher_.counts();
  const double share = known_bytes_ == 0 ? 0
                                         : static_cast<double>(finished_bytes_ + current_bytes_) /
                                               static_cast<double>(known_bytes_);
  progress_.update(fmt::format(
      "{}{} published, {} acked, {:.0f}/s{}", known_bytes_ == 0 ? "" : progress_bar(share) + "  ",
      counts.published, counts.acked, static_cast<double>(counts.acked) / seconds(clock::now() - started_at_),
      counts.nacks == 0 ? "" : fmt::format(", {} sent again later", counts.nacks)));
}

int publish_job::summarize(clock::duration time) {
  const auto counts = publisher_.counts();
  const double rate = static_cast<double>(counts.acked) / std::max(seconds(time), 1e-6);
  const double p50 = ack_latencies_.percentile_ms(0.5);
  const double p95 = ack_latencies_.percentile_ms(0.95);
  const terminal results(stdout, context_.no_color);
  if (context_.json) {
    const nlohmann::ordered_json summary = {
        {"published", counts.published},   {"acked", counts.acked},
        {"duplicates", counts.duplicates}, {"refused", counts.refused},
        {"nacked_batches", counts.nacks},  {"reconnects", counts.reconnects},
        {"bad_lines", bad_lines_},         {"seconds", seconds(time)},
        {"events_per_second", rate},       {"ack_latency_ms", {{"p50", p50}, {"p95", p95}}}};
    results.line(summary.dump(2));
  } else {
    progress_.finish(fmt::format("published {} events in {:.1f} s", counts.published, seconds(time)));
    results.line(
        fmt::format("acked {} ({} of them duplicates), refused {}, bad lines {}; {:.0f} events/s; "
                    "ack after {:.1f} ms (p50), {:.1f} ms (p95)",
                    counts.acked, counts.duplicates, counts.refused, bad_lines_, rate, p50, p95));
    if (counts.nacks > 0) {
      const auto why = publisher_.last_nack();
      results.line(fmt::format("the engine asked {} times to send again later, last: {}", counts.nacks,
                               why ? printable(why->message) : ""));
    }
  }
  const bool complete = counts.acked == counts.published && bad_lines_ == 0 && !stopping();
  return complete ? exit_code::ok : exit_code::failed;
}

}  // namespace sluice
