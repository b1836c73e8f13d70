#include "tests/store/data/data_fixture.hpp"

#include <random>
#include <sqlite3.h>

namespace sluice::test {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The SQL texts that SQLite runs in this process on connections opened from here on.
class sql_trace {
 public:
  sql_trace() {
    current_ = this;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(attach));
  }
  ~sql_trace() {
    sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(attach));
    current_ = nullptr;
  }
  std::vector<std::string> texts;

 private:
  static int attach(sqlite3* database, const char**, const void*) {
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, record, nullptr);
  }
  static int record(unsigned, void*, void* statement, void*) {
    if (current_) current_->texts.emplace_back(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
    return 0;
  }
  static inline sql_trace* current_ = nullptr;
};

/// Everything that a script could try, made at random.
class hostile_calls {
 public:
  explicit hostile_calls(std::uint64_t seed) : random_(seed) {}

  std::pair<std::string, json> next() {
    static const std::vector<std::string> names = {"db.query",      "db.query",  "db.count", "db.insert",
                                                   "db.insertMany", "db.update", "db.delete"};
    const auto name = pick(names);
    json args = {0, one_in(4) ? text() : pick(tables_)};
    if (name == "db.query") {
      json options = json::object();
      if (one_in(2)) options["where"] = where(0);
      if (one_in(4)) options["select"] = list([this] { return column(); });
      if (one_in(4))
        options["orderBy"] = one_in(2) ? json(column()) : json({{column(), one_in(3) ? text() : "desc"}});
      if (one_in(4)) options["limit"] = one_in(2) ? json(number()) : anything(0);
      if (one_in(6)) options["offset"] = one_in(2) ? json(number()) : anything(0);
      args.push_back(one_in(20) ? anything(0) : options);
    } else if (name == "db.insertMany") {
      args.push_back(list([this] { return row(); }));
    } else if (name == "db.insert") {
      args.push_back(row());
    } else {
      args.push_back(where(0));
      if (name == "db.update") args.push_back(row());
    }
    return {name, args};
  }

  /// Stands in every text that is made up, so that it can be found.
  static constexpr std::string_view mark = "HoStIlE";

 private:
  bool one_in(int n) { return random_() % static_cast<unsigned>(n) == 0; }
  std::int64_t number() { return static_cast<std::int64_t>(random_() % 2'000) - 1'000; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[random_() % from.size()];
  }
  std::string text() {
    static const std::vector<std::string> parts = {
        "'",        "\"",  "`",    "]",         "--", "/*",    "*/",   ";",
        " OR 1=1 ", "\\",  "%",    "_",         "\n", "?",     "?1",   ":a",
        "@tenant",  "$x",  "é",    "漢",        "😀",  ")",     "(",    " UNION SELECT * FROM t ",
        "x'",       "\0x", "NULL", "tenant_id", "8",  "rowid", "\"\"", "''",
        "#",        "\x7f"};
    std::string out;
    if (one_in(2)) out = pick(parts);
    out += mark;
    for (auto n = random_() % 4; n > 0; --n) out += pick(parts);
    if (one_in(10)) out += std::string("\0'", 2);
    return out;
  }
  std::string column() { return one_in(5) ? text() : pick(columns_); }
  template <class F>
  json list(F make) {
    json out = json::array();
    for (auto n = random_() % 4; n > 0; --n) out.push_back(make());
    return out;
  }
  json cell() {
    switch (random_() % 8) {
      case 0: return nullptr;
      case 1: return one_in(2);
      case 2: return number();
      case 3: return static_cast<double>(number()) / 7;
      case 4: return {{"json", {{text(), text()}}}};
      case 5: return {{"bytes", "SG9TdElsRQ=="}};
      default: return text();
    }
  }
  json anything(int depth) {
    switch (random_() % (depth > 3 ? 4U : 6U)) {
      case 0: return text();
      case 1: return number();
      case 2: return nullptr;
      case 3: return cell();
      case 4: return list([&] { return anything(depth + 1); });
      default: return {{one_in(2) ? text() : column(), anything(depth + 1)}};
    }
  }
  json operators() {
    static const std::vector<std::string> known = {"gt", "gte", "lt", "lte", "ne", "in", "like", "isNull"};
    json out = json::object();
    for (auto n = 1 + random_() % 2; n > 0; --n) {
      const auto name = one_in(8) ? text() : pick(known);
      out[name] = name == "in"       ? list([this] { return cell(); })
                  : name == "isNull" ? json(one_in(2))
                                     : cell();
    }
    return out;
  }
  json where(int depth) {
    if (one_in(20)) return anything(depth);
    json out = json::object();
    for (auto n = random_() % 3; n > 0; --n) {
      switch (random_() % (depth > 4 ? 3U : 6U)) {
        case 0: out[column()] = cell(); break;
        case 1: out[column()] = operators(); break;
        case 2: out[column()] = list([this] { return cell(); }); break;
        case 3: out["and"] = list([&] { return where(depth + 1); }); break;
        case 4: out["or"] = list([&] { return where(depth + 1); }); break;
        default: out["not"] = where(depth + 1);
      }
    }
    return out;
  }
  json row() {
    if (one_in(20)) return anything(0);
    json out = json::object();
    for (auto n = random_() % 4; n > 0; --n) out[column()] = one_in(20) ? anything(0) : cell();
    return out;
  }

  std::mt19937_64 random_;
  const std::vector<std::string> tables_ = {"t",       "t",     "odd \"name\"; --",
                                            "view_of", "other", "sqlite_schema"};
  const std::vector<std::string> columns_ = {"id",  "tenant_id", "a", "b\"; DROP TABLE t; --",
                                             "doc", "a'b",       "n"};
};

TEST_F(DataTest, NoCallReachesAnotherTenantsRowsOrPutsItsTextIntoSql) {
  const auto seed = std::random_device{}();
  RecordProperty("seed", std::to_string(seed));
  std::cout << "seed " << seed << '\n';
  const std::string columns =
      "(id INTEGER PRIMARY KEY ON CONFLICT REPLACE, tenant_id INT NOT NULL, a TEXT UNIQUE ON CONFLICT "
      "REPLACE, "
      "\"b\"\"; DROP TABLE t; --\" INT, doc JSON, \"a'b\" BLOB, n REAL)";
  sql("CREATE TABLE t " + columns + "; CREATE TABLE \"odd \"\"name\"\"; --\" " + columns +
      "; CREATE VIEW view_of AS SELECT * FROM t; CREATE TABLE other (id INTEGER PRIMARY KEY, a TEXT);"
      "INSERT INTO other VALUES (1, 'canary-other')");
  for (const auto* table : {"t", "\"odd \"\"name\"\"; --\""})
    for (int i = 0; i < 60; ++i)
      sql(fmt::format("INSERT INTO {} (id, tenant_id, a, n, doc) VALUES ({}, {}, '{}-{}', {}, '[1]')", table,
                      i - 30, i % 2 == 0 ? 8 : 7, i % 2 == 0 ? "canary" : "own", i, i));
  const auto theirs = [this] {
    return ask("SELECT * FROM t WHERE tenant_id <> 7 ORDER BY id") +
           ask("SELECT * FROM \"odd \"\"name\"\"; --\" WHERE tenant_id <> 7 ORDER BY id") +
           ask("SELECT * FROM other");
  };
  const auto before = theirs();
  const auto schema = ask("SELECT sql FROM sqlite_schema");

  sql_trace trace;
  hostile_calls calls(seed);
  int succeeded = 0;
  for (int i = 0; i < 3'000; ++i) {
    const auto [name, args] = calls.next();
    const auto result = run(name, args);
    if (!result) {
      ASSERT_THAT(result.error().message, Not(HasSubstr("canary"))) << args;
      ASSERT_NE(result.error().code, sdk_code::internal) << result.error().message << args;
      continue;
    }
    ++succeeded;
    ASSERT_TRUE(json::accept(result->json)) << result->json;
    ASSERT_THAT(result->json, Not(HasSubstr("canary"))) << name << args;
    ASSERT_THAT(result->json, Not(HasSubstr("\"tenant_id\":8"))) << name << args;
  }
  int statements = 0;
  for (const auto& text : trace.texts) {
    ASSERT_THAT(text, Not(HasSubstr(hostile_calls::mark)));
    const bool ours = text.starts_with("--") || text.starts_with("PRAGMA") || text.starts_with("BEGIN") ||
                      text.starts_with("COMMIT") || text.starts_with("ROLLBACK") ||
                      text.starts_with("RELEASE") || text.starts_with("SAVEPOINT") ||
                      text.find("pragma_table_") != std::string::npos;
    if (ours) continue;
    ++statements;
    if (text.starts_with("INSERT"))
      ASSERT_THAT(text, HasSubstr(" (\"tenant_id\"")) << text;
    else
      ASSERT_THAT(text, HasSubstr(" WHERE \"tenant_id\" = ?")) << text;
  }
  EXPECT_GT(succeeded, 300);
  EXPECT_GE(statements, succeeded / 2);
  EXPECT_EQ(theirs(), before);
  EXPECT_EQ(ask("SELECT sql FROM sqlite_schema"), schema);
}

}  // namespace
}  // namespace sluice::test
