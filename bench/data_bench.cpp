// What a call of iota.db costs over the bare SQLite operation on the same file: a read by key, a page of 50
// rows, and inserts, alone and in groups of 100, with and without the record of a delivery. Prints times per
// call and ratios.
//
//   data_bench FOLDER

#include "store/data/database.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace sluice;
using steady = std::chrono::steady_clock;

/// Microseconds of one call: the best of five rounds.
double measure(int calls, const std::function<void(int)>& call) {
  double best = 1e12;
  for (int round = 0, n = 0; round < 5; ++round) {
    const auto begin = steady::now();
    for (int i = 0; i < calls; ++i) call(++n);
    const std::chrono::duration<double, std::micro> took = steady::now() - begin;
    best = std::min(best, took.count() / calls);
  }
  return best;
}

void report(const char* what, double ours, double bare) {
  fmt::print("{:<46} {:>9.2f} us {:>9.2f} us bare {:>6.2f} x\n", what, ours, bare, ours / bare);
}

std::string insert_args(int n) {
  return fmt::format(
      R"([0,"orders",{{"number":"o-{}","customer":"Ada Lovelace","total":99.95,"status":"open"}}])", n);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: data_bench FOLDER\n");
    return 2;
  }
  const auto file = std::filesystem::path(argv[1]) / "data_bench.sqlite";
  for (const auto* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
  SQLite::Database bare(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5'000);
  bare.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
      "CREATE TABLE orders (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, number TEXT, customer TEXT, "
      "total "
      "REAL, status TEXT); CREATE INDEX by_tenant ON orders (tenant_id, id);"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO orders "
      "SELECT i, i % 10, 'o-' || i, 'Ada Lovelace', 99.95, 'open' FROM n");
  data::options options;
  options.tables = {"orders"};
  const auto database = open_data_database("sqlite:" + file.string(), options);
  if (!database) return 1;
  const auto session = (*database)->open_session(data_database::access::writes);
  int failures = 0;
  const auto run = [&](std::string name, std::string args, std::string delivery) {
    failures += !session->run({tenant_id{7}, "", "e", std::move(delivery), std::move(name), std::move(args)});
  };

  SQLite::Statement by_id(
      bare,
      "SELECT id, tenant_id, number, customer, total, status FROM orders WHERE tenant_id = ? "
      "AND id = ? LIMIT ?");
  SQLite::Statement page(
      bare,
      "SELECT id, tenant_id, number, customer, total, status FROM orders WHERE tenant_id = ? "
      "ORDER BY id LIMIT ?");
  std::size_t bytes = 0;
  const auto read_all = [&bytes](SQLite::Statement& from) {
    while (from.executeStep())
      for (int i = 0; i < from.getColumnCount(); ++i) bytes += from.getColumn(i).getString().size();
    from.reset();
  };
  report("query by id",
         measure(5'000,
                 [&](int i) {
                   run("db.query",
                       fmt::format(R"([0,"orders",{{"where":{{"id":{}}},"limit":1}}])", i % 2'000 * 10 + 7),
                       "");
                 }),
         measure(5'000, [&](int i) {
           by_id.bind(1, 7);
           by_id.bind(2, i % 2'000 * 10 + 7);
           by_id.bind(3, 1);
           read_all(by_id);
         }));
  report("query of 50 rows",
         measure(2'000, [&](int) { run("db.query", R"([0,"orders",{"orderBy":"id","limit":50}])", ""); }),
         measure(2'000, [&](int) {
           page.bind(1, 7);
           page.bind(2, 50);
           read_all(page);
         }));

  SQLite::Statement add(
      bare,
      "INSERT INTO orders (tenant_id, number, customer, total, status) VALUES (?, ?, ?, ?, ?) "
      "RETURNING id, tenant_id, number, customer, total, status");
  const auto bare_insert = [&](int n) {
    add.bind(1, 7);
    add.bind(2, fmt::format("o-{}", n));
    add.bind(3, "Ada Lovelace");
    add.bind(4, 99.95);
    add.bind(5, "open");
    read_all(add);
  };
  const auto bare_alone = measure(300, bare_insert);
  report("insert, a commit each", measure(300, [&](int n) { run("db.insert", insert_args(n), ""); }),
         bare_alone);
  report("insert, a commit each, recorded",
         measure(300, [&](int n) { run("db.insert", insert_args(n), fmt::format("delivery-{}", n)); }),
         bare_alone);

  constexpr int group_size = 100;
  const auto bare_group = measure(50, [&](int g) {
    bare.exec("BEGIN IMMEDIATE");
    for (int i = 0; i < group_size; ++i) bare_insert(g * group_size + i);
    bare.exec("COMMIT");
  });
  for (const bool recorded : {false, true}) {
    const auto ours = measure(50, [&](int g) {
      std::vector<sdk_call> calls;
      std::vector<const sdk_call*> group;
      for (int i = 0; i < group_size; ++i) {
        const auto n = g * group_size + i;
        calls.push_back({tenant_id{7}, "", "e", recorded ? fmt::format("grouped-{}", n) : "", "db.insert",
                         insert_args(n)});
      }
      for (const auto& call : calls) group.push_back(&call);
      for (std::size_t done = 0; done < group.size();) {
        const auto results = session->run_group(std::span(group).subspan(done));
        for (const auto& result : results) failures += !result;
        done += results.size();
      }
    });
    report(recorded ? "insert in groups of 100, recorded" : "insert in groups of 100", ours / group_size,
           bare_group / group_size);
  }
  fmt::print("{} failures, {} bytes read\n", failures, bytes);
  return failures == 0 ? 0 : 1;
}
