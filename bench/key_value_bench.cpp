// What iota.kv costs in the store, beside the bare statement on the same table: SQLite's REPLACE and SELECT,
// in transactions of as many calls. Prints microseconds a call and the ratio, median of several rounds.
//
//   key_value_bench FOLDER [CALLS] [VALUE_BYTES]

#include "store/key_value_call.hpp"
#include "store/sqlite_connection.hpp"
#include "store/sqlite_store.hpp"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace sluice;
using steady = std::chrono::steady_clock;

constexpr std::size_t calls_a_commit = 100;
constexpr int rounds = 7;

template <class T>
T must(expected<T> value) {
  if (value) return std::move(*value);
  fmt::print(stderr, "{}\n", value.error().message);
  std::exit(1);
}

/// Microseconds a call, median of the rounds.
double measure(std::size_t calls, const std::function<void()>& round) {
  std::vector<double> us;
  for (int i = 0; i < rounds; ++i) {
    const auto begun = steady::now();
    round();
    us.push_back(std::chrono::duration<double, std::micro>(steady::now() - begun).count() /
                 static_cast<double>(calls));
  }
  std::ranges::nth_element(us, us.begin() + rounds / 2);
  return us[rounds / 2];
}

key_value_call read_call(const char* name, std::string args) {
  sdk_call call;
  call.tenant = tenant_id{1};
  call.name = name;
  call.args = std::move(args);
  auto read = read_key_value_call(call, {});
  if (read) return *std::move(read);
  fmt::print(stderr, "{}\n", read.error().message);
  std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: key_value_bench FOLDER [CALLS] [VALUE_BYTES]\n");
    return 2;
  }
  const std::size_t calls = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20'000;
  const std::size_t value_bytes = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 300;
  const auto folder = std::filesystem::path(argv[1]) / "key_value_bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  sqlite_options options;
  options.path = folder / "engine.sqlite";
  options.durability = durability::memory;  // the disk would hide the difference

  const std::string value = '"' + std::string(value_bytes - 2, 'v') + '"';
  std::mt19937 random(42);
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < calls; ++i) keys.push_back(fmt::format("customer:{:06}", random() % calls));

  const auto database = make_sqlite_store(options);
  double set = 0;
  double get = 0;
  {
    const auto writer = must(database->open_writer());
    set = measure(calls, [&] {
      for (std::size_t i = 0; i < calls; i += calls_a_commit) {
        write_batch batch;
        for (std::size_t j = i; j < std::min(i + calls_a_commit, calls); ++j)
          batch.key_values.push_back(std::make_shared<key_value_write>(
              key_value_write{read_call("kv.set", fmt::format(R"(["{}",{},{{}}])", keys[j], value)), {}}));
        must(writer->write(batch));
      }
    });
    const auto reader = must(database->open_reader());
    get = measure(calls, [&] {
      for (const auto& key : keys)
        if (!must(reader->read_keys(read_call("kv.get", fmt::format(R"(["{}"])", key))))) std::exit(1);
    });
  }
  double bare_set = 0;
  double bare_get = 0;
  {
    sqlite::connection db(options, sqlite::access::read_write);
    bare_set = measure(calls, [&] {
      for (std::size_t i = 0; i < calls; i += calls_a_commit) {
        SQLite::Transaction transaction(db.database(), SQLite::TransactionBehavior::IMMEDIATE);
        for (std::size_t j = i; j < std::min(i + calls_a_commit, calls); ++j)
          db.prepared(
                "REPLACE INTO kv (tenant_id, key, bytes, expires_at, updated_at, value) VALUES (2, ?, 0, "
                "NULL, 0, ?)")
              .run(std::string_view(keys[j]), std::string_view(value));
        transaction.commit();
      }
    });
  }
  {
    sqlite::connection db(options, sqlite::access::read_only);
    std::size_t bytes = 0;
    bare_get = measure(calls, [&] {
      for (const auto& key : keys) {
        auto row =
            db.prepared("SELECT value FROM kv WHERE tenant_id = 1 AND key = ?").query(std::string_view(key));
        if (row.next()) bytes += row.string(0).size();
      }
    });
    if (bytes == 0) return 1;
  }
  fmt::print("{} calls, values of {} bytes, {} a transaction, not synced, median of {} rounds\n", calls,
             value_bytes, calls_a_commit, rounds);
  fmt::print("kv.set {:.2f} us, bare REPLACE {:.2f} us: {:.2f} times\n", set, bare_set, set / bare_set);
  fmt::print("kv.get {:.2f} us, bare SELECT {:.2f} us: {:.2f} times\n", get, bare_get, get / bare_get);
  std::filesystem::remove_all(folder);
  return 0;
}
