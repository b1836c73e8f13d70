// How fast the SQLite store commits: 1,000 events (300 bytes, 10 tenants, one target each) and the executions
// of the write before, per transaction. Prints rates and the distribution of the time a write takes.
//
//   store_bench FOLDER [--pairs N] [--batch N] [--memory] [--page BYTES] [--checkpoint MIB] [--cache MIB]

#include "store/sqlite_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace {

using namespace sluice;
using steady = std::chrono::steady_clock;

constexpr int tenants = 10;

/// Publishes of one write: as the transport makes them, one text per batch, views into it.
std::vector<event_batch_ptr> make_publishes(std::size_t count, std::mt19937_64& random,
                                            const std::vector<target_set_ptr>& targets) {
  std::vector<event_batch_ptr> publishes;
  for (int t = 0; t < tenants; ++t) {
    auto batch = std::make_shared<event_batch>();
    batch->tenant = tenant_id{t + 1};
    batch->received_at = now();
    const std::size_t events = count / tenants;
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < events; ++i) {
      starts.push_back(batch->text.size());
      batch->text += fmt::format(
          R"({{"specversion":"1.0","id":"{:016x}{:016x}","source":"/shop/orders","type":"order.created","subject":"customer-{:06}",)"
          R"("time":"2024-05-01T12:00:00Z","data":{{"order":{:10},"total":99.95,"currency":"EUR","items":[{{"sku":"A-1000","n":1}},)"
          R"({{"sku":"B-2000","n":2}}],"note":"{}"}}}})",
          random(), random(), random() % 100'000, i, std::string(10, 'x'));
    }
    starts.push_back(batch->text.size());
    const std::string_view text = batch->text;
    for (std::size_t i = 0; i < events; ++i) {
      const auto json = text.substr(starts[i], starts[i + 1] - starts[i]);
      const auto part = [&](std::string_view key, std::size_t size) {
        return json.substr(json.find(key) + key.size(), size);
      };
      event& e = batch->events.emplace_back();
      e.id = part(R"("id":")", 32);
      e.source = "/shop/orders";
      e.type = "order.created";
      e.subject = json.substr(json.find("customer-"), 15);
      e.json = json;
      e.targets = targets[static_cast<std::size_t>(t)];
    }
    publishes.push_back(std::move(batch));
  }
  return publishes;
}

/// A succeeded execution for every event of a write.
std::vector<settlement_ptr> settle(const std::vector<event_batch_ptr>& publishes) {
  std::vector<settlement_ptr> settlements;
  for (const auto& batch : publishes) {
    auto settlement = std::make_shared<sluice::settlement>();
    settlement->tenant = batch->tenant;
    for (const event& e : batch->events) {
      execution& x = settlement->executions.emplace_back();
      x.tenant = batch->tenant;
      x.event = e.seq;
      x.script = e.targets->front();
      x.version = version_id{1};
      x.started_at = now();
      x.wall_us = 150;
      x.cpu_us = 90;
      x.result_json = R"({"ok":true})";
      settlement->settled_through = e.seq;
    }
    settlements.push_back(std::move(settlement));
  }
  return settlements;
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](timeval t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class T>
T must(expected<T> value) {
  if (value) return std::move(*value);
  fmt::print(stderr, "{}\n", value.error().message);
  std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(
        stderr,
        "usage: store_bench FOLDER [--pairs N] [--batch N] [--memory] [--page BYTES] [--checkpoint MIB]"
        " [--cache MIB]\n");
    return 2;
  }
  std::map<std::string, std::size_t> given{{"--pairs", 300'000}, {"--batch", 1'000},   {"--page", 4096},
                                           {"--cache", 64},      {"--checkpoint", 16}, {"--memory", 0}};
  for (int i = 2; i < argc; ++i) {
    const std::string key = argv[i];
    given[key] = key == "--memory" || i + 1 == argc ? 1 : std::strtoull(argv[++i], nullptr, 10);
  }
  const auto folder = std::filesystem::path(argv[1]) / "store_bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);

  sqlite_options options;
  options.path = folder / "engine.sqlite";
  options.durability = given["--memory"] ? durability::memory : durability::commit;
  options.page_bytes = given["--page"];
  options.cache_bytes = given["--cache"] << 20;
  options.checkpoint_bytes = given["--checkpoint"] << 20;
  const auto db = make_sqlite_store(options);
  const auto writer = must(db->open_writer());

  std::vector<target_set_ptr> targets;
  for (int t = 0; t < tenants; ++t)
    targets.push_back(std::make_shared<target_set>(target_set{script_id{t + 1}}));
  std::mt19937_64 random(42);
  std::vector<double> write_ms;
  double cpu = 0;
  double spent_s = 0;
  std::vector<settlement_ptr> settlements;
  std::size_t pairs = 0;
  double peak_wal_mib = 0;
  while (pairs < given["--pairs"]) {
    write_batch batch{make_publishes(given["--batch"], random, targets), std::move(settlements)};
    const double cpu_before = cpu_seconds();
    const auto start = steady::now();
    must(writer->write(batch));
    const std::chrono::duration<double> took = steady::now() - start;
    cpu += cpu_seconds() - cpu_before;
    spent_s += took.count();
    write_ms.push_back(took.count() * 1e3);
    settlements = settle(batch.publishes);
    pairs += given["--batch"];
    const double wal =
        static_cast<double>(std::filesystem::file_size(folder / "engine.sqlite-wal")) / (1 << 20);
    peak_wal_mib = std::max(peak_wal_mib, wal);
    if (pairs % 200'000 == 0)
      fmt::print("  {:>9} pairs: {:>8.0f} pairs/s so far\n", pairs, static_cast<double>(pairs) / spent_s);
  }
  std::ranges::sort(write_ms);
  const auto at = [&](double share) {
    return write_ms[static_cast<std::size_t>(share * static_cast<double>(write_ms.size() - 1))];
  };
  fmt::print("{} pairs, {} a write, {}: {:.0f} pairs/s, {:.1f} us CPU a pair\n", pairs, given["--batch"],
             given["--memory"] ? "memory" : "commit", static_cast<double>(pairs) / spent_s,
             cpu * 1e6 / static_cast<double>(pairs));
  fmt::print(
      "write: p50 {:.1f} ms, p95 {:.1f} ms, p99 {:.1f} ms, max {:.1f} ms; WAL at most {:.0f} MiB, database "
      "{} MiB\n",
      at(.5), at(.95), at(.99), at(1), peak_wal_mib, std::filesystem::file_size(options.path) >> 20);
  return 0;
}
