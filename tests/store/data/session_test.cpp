#include "tests/store/data/data_fixture.hpp"

#include <fstream>
#include <signal.h>
#include <sys/resource.h>

namespace sluice::test {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class DataSession : public DataTest {
 protected:
  DataSession() {
    sql("CREATE TABLE orders (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, number TEXT NOT NULL, "
        "total REAL DEFAULT 0, status TEXT, twice REAL GENERATED ALWAYS AS (total * 2), UNIQUE (tenant_id, "
        "number));"
        "INSERT INTO orders (tenant_id, number, total, status) VALUES (8, 'foreign', 1000, 'open')");
  }
  void add_three() {
    must("db.insertMany", {0,
                           "orders",
                           {{{"number", "a"}, {"total", 10}, {"status", "open"}},
                            {{"number", "b"}, {"total", 20}, {"status", nullptr}},
                            {{"number", "c_1"}, {"total", 30}, {"status", "paid"}}}});
  }
  std::string numbers(const json& where, json options = json::object()) {
    options["where"] = where;
    options["select"] = {"number"};
    if (!options.contains("orderBy")) options["orderBy"] = "id";
    std::string out;
    for (const auto& row : rows("orders", options)) out += row["number"].get<std::string>() + " ";
    return out;
  }
};

TEST_F(DataSession, GivesAnInsertedRowAsItIsStored) {
  const auto row = insert("orders", {{"number", "a"}, {"total", 2.5}});
  EXPECT_EQ(
      row,
      json(
          {{"id", 2}, {"tenant_id", 7}, {"number", "a"}, {"total", 2.5}, {"status", nullptr}, {"twice", 5}}));
  EXPECT_EQ(rows("orders"), json::array({row}));
}

TEST_F(DataSession, InsertsManyInOrderAllOrNone) {
  const auto answer =
      must("db.insertMany", {0, "orders", {{{"number", "z"}}, {{"total", 1}, {"number", "a"}}}});
  EXPECT_EQ(answer["rows"][0]["number"], "z");
  EXPECT_EQ(answer["rows"][1]["number"], "a");
  EXPECT_THAT(error_of("db.insertMany", {0, "orders", {{{"number", "new"}}, {{"number", "z"}}}}),
              StartsWith("CONFLICT: a row with this key exists already: UNIQUE constraint failed"));
  EXPECT_EQ(must("db.count", {0, "orders", json::object()}), 2);
  EXPECT_EQ(must("db.insertMany", {0, "orders", json::array()}), json({{"rows", json::array()}}));
}

TEST_F(DataSession, ReadsWhatConditionsSelect) {
  add_three();
  EXPECT_EQ(numbers({{"number", "a"}}), "a ");
  EXPECT_EQ(numbers({{"status", nullptr}}), "b ");
  EXPECT_EQ(numbers({{"number", {"a", "b"}}}), "a b ");
  EXPECT_EQ(numbers({{"status", {"paid", nullptr}}}), "b c_1 ");
  EXPECT_EQ(numbers({{"number", json::array()}}), "");
  EXPECT_EQ(numbers({{"total", {{"gt", 10}, {"lte", 30}}}}), "b c_1 ");
  EXPECT_EQ(numbers({{"total", {{"gte", 20}, {"lt", 30}}}}), "b ");
  EXPECT_EQ(numbers({{"status", {{"ne", "open"}}}}), "c_1 ");
  EXPECT_EQ(numbers({{"status", {{"ne", nullptr}}}}), "a c_1 ");
  EXPECT_EQ(numbers({{"status", {{"isNull", true}}}}), "b ");
  EXPECT_EQ(numbers({{"status", {{"isNull", false}}}}), "a c_1 ");
  EXPECT_EQ(numbers({{"total", {{"in", {10, 30}}}}}), "a c_1 ");
  EXPECT_EQ(numbers({{"number", {{"like", "%\\_1"}}}}), "c_1 ");
  EXPECT_EQ(numbers({{"number", {{"like", "A"}}}}), "a ");
  EXPECT_EQ(numbers({{"or", {{{"number", "a"}}, {{"total", 30}}}}}), "a c_1 ");
  EXPECT_EQ(numbers({{"not", {{"number", "a"}}}}), "b c_1 ");
  EXPECT_EQ(numbers({{"and", {{{"total", {{"gt", 5}}}}, {{"number", "b"}}}}}), "b ");
  EXPECT_EQ(numbers({{"and", json::array()}}), "a b c_1 ");
  EXPECT_EQ(numbers({{"or", json::array()}}), "");
}

TEST_F(DataSession, SortsAndPages) {
  add_three();
  EXPECT_EQ(numbers(json::object(), {{"orderBy", {{"total", "desc"}}}, {"limit", 2}}), "c_1 b ");
  EXPECT_EQ(numbers(json::object(), {{"orderBy", {{{"status", "asc"}}, "number"}}, {"offset", 1}}), "a c_1 ");
  EXPECT_EQ(numbers(json::object(), {{"limit", 0}}), "");
}

TEST_F(DataSession, ChangesAndDeletesOnlyTheTenantsRows) {
  add_three();
  EXPECT_EQ(
      must("db.update", {0, "orders", {{"and", json::array()}}, {{"status", "done"}, {"tenant_id", 7}}}), 3);
  EXPECT_EQ(must("db.delete", {0, "orders", {{"total", {{"gte", 20}}}}}), 2);
  EXPECT_EQ(must("db.delete", {0, "orders", {{"number", "foreign"}}}), 0);
  EXPECT_EQ(ask("SELECT tenant_id, number, status FROM orders"), "8|foreign|open|7|a|done|");
}

TEST_F(DataSession, SaysWhatIsWrong) {
  const auto all = json::object();
  EXPECT_EQ(error_of("db.query", {0, "orders", {{"where", {{"numbr", 1}}}}}),
            "INVALID_ARGUMENT: where: the table \"orders\" has no column \"numbr\"; did you mean "
            "\"number\"?; it has "
            "id, tenant_id, number, total, status, twice");
  EXPECT_EQ(error_of("db.query", {0, "orders", {{"where", {{"total", {{"$gt", 1}}}}}}}),
            "INVALID_ARGUMENT: where.total.$gt: there is no operator \"$gt\"; there are gt, gte, lt, lte, "
            "ne, in, like, "
            "isNull");
  EXPECT_THAT(error_of("db.update", {0, "orders", all, {{"total", 1}}}),
              HasSubstr("where: is empty; name the rows, or write {and: []} if all of them are meant"));
  EXPECT_THAT(error_of("db.delete", {0, "orders", {{"or", {all}}}}), HasSubstr("where.or[0]: is empty"));
  EXPECT_THAT(error_of("db.delete", {0, "orders"}), HasSubstr("where: has to be an object"));
  EXPECT_THAT(error_of("db.update", {0, "orders", {{"id", 1}}, {{"tenant_id", 8}}}),
              HasSubstr("changes.tenant_id: is set by the engine"));
  EXPECT_THAT(error_of("db.insert", {0, "orders", {{"number", "x"}, {"tenant_id", 8}}}),
              StartsWith("INVALID_ARGUMENT"));
  EXPECT_THAT(error_of("db.insert", {0, "orders", {{"twice", 1}}}), HasSubstr("row.twice: is computed"));
  EXPECT_THAT(error_of("db.insert", {0, "orders", all}),
              StartsWith("QUERY_FAILED: the database refused it: NOT NULL"));
  EXPECT_THAT(error_of("db.insert", {0, "orders", 5}), HasSubstr("row: has to be an object"));
  EXPECT_THAT(error_of("db.query", {0, "orders", {{"limit", -1}}}),
              HasSubstr("limit: has to be a whole number"));
  EXPECT_THAT(error_of("db.query", {0, "orders", {{"limit", 1001}}}), StartsWith("LIMIT_EXCEEDED"));
  EXPECT_THAT(error_of("db.query", {0, "orders", {{"select", json::array()}}}), HasSubstr("select"));
  EXPECT_THAT(error_of("db.query", {0, "orders", {{"orderBy", {{"id", "up"}}}}}),
              HasSubstr("\"asc\" or \"desc\""));
  EXPECT_THAT(error_of("db.query", {0, "orders", {{"where", {{"id", {{"gt", nullptr}}}}}}}),
              HasSubstr("isNull asks"));
  EXPECT_THAT(error_of("db.query", {0, "orders", {{"where", {{"id", {{"like", "a\\"}}}}}}}),
              HasSubstr("backslash"));
  EXPECT_THAT(error_of("db.query", {0, ""}), StartsWith("INVALID_ARGUMENT"));
  EXPECT_THAT(error_of("db.drop", {0, "orders"}), StartsWith("INVALID_ARGUMENT"));
}

TEST_F(DataSession, LetsScriptsUseWhatTheOperatorAllowsOnly) {
  sql("CREATE TABLE customers (id INTEGER PRIMARY KEY, tenant_id INT, name TEXT, secret TEXT);"
      "CREATE TABLE plain (id INTEGER);"
      "CREATE VIEW open_orders AS SELECT * FROM orders WHERE status = 'open';"
      "CREATE VIEW counts AS SELECT count(*) AS n FROM orders;"
      "CREATE VIRTUAL TABLE texts USING fts5(tenant_id, body)");
  options_.tables = {"customers (id, name)", "*"};
  EXPECT_EQ(insert("customers", {{"name", "Ada"}}), json({{"id", 1}, {"name", "Ada"}}));
  EXPECT_THAT(error_of("db.query", {0, "customers", {{"where", {{"secret", "x"}}}}}),
              HasSubstr("it has id, name"));
  insert("orders", {{"number", "a"}, {"status", "open"}});
  EXPECT_EQ(rows("open_orders").size(), 1U);
  EXPECT_THAT(error_of("db.insert", {0, "open_orders", {{"number", "b"}}}), HasSubstr("is a view"));
  for (const auto* table :
       {"counts", "plain", "texts", "texts_data", "sqlite_schema", "sqlite_master", "_sluice_calls", "ORDERS",
        "orders ", "main.orders", "pragma_table_list", "\"orders\"", "SQLITE_Sequence"})
    EXPECT_THAT(error_of("db.query", {0, table}), StartsWith("TABLE_NOT_ALLOWED")) << table;

  restart();
  options_.tables = {"orders"};
  EXPECT_EQ(error_of("db.query", {0, "customers"}),
            "TABLE_NOT_ALLOWED: the table \"customers\" is not for scripts: the operator has to add it to "
            "the setting "
            "data.tables");
  EXPECT_THAT(error_of("db.query", {0, "order"}), HasSubstr("did you mean \"orders\"?"));
}

TEST_F(DataSession, RefusesAMistakeInTheListOfTables) {
  for (const auto* entry : {"", "a(", "a()", "a(b,)", "sqlite_schema", "_sluice_calls", "(a)"}) {
    options_.tables = {entry};
    EXPECT_FALSE(open_data_database("sqlite:x", options_)) << entry;
  }
  EXPECT_FALSE(open_data_database("postgresql://u:secret@host/db", data::options{}));
}

TEST_F(DataSession, KeepsBounds) {
  options_.limits.max_rows = 2;
  options_.limits.max_result_bytes = 500;
  add_three();
  EXPECT_EQ(error_of("db.query", {0, "orders", {{"select", {"id"}}}}),
            "LIMIT_EXCEEDED: the query finds more than 2 rows: page with limit and offset");
  EXPECT_EQ(rows("orders", {{"select", {"id"}}, {"limit", 2}}).size(), 2U);
  EXPECT_THAT(error_of("db.insert", {0, "orders", {{"number", std::string(600, 'x')}}}),
              StartsWith("LIMIT_EXCEEDED: the answer is larger than 500 bytes"));
  EXPECT_EQ(must("db.count", {0, "orders", json::object()}), 3);
  EXPECT_THAT(error_of("db.query", {0, "orders", {{"where", {{"id", std::vector<int>(1'001, 1)}}}}}),
              StartsWith("LIMIT_EXCEEDED"));
  EXPECT_THAT(error_of("db.insertMany", {0, "orders", std::vector<json>(1'001, json::object())}),
              StartsWith("LIMIT_EXCEEDED"));
  json deep = {{"id", 1}};
  for (int i = 0; i < 40; ++i) deep = {{"not", deep}};
  EXPECT_THAT(error_of("db.query", {0, "orders", {{"where", deep}}}), StartsWith("LIMIT_EXCEEDED"));
  EXPECT_THAT(error_of("db.count", {0, "orders", {{"or", std::vector<json>(600, json{{"id", 1}})}}}),
              StartsWith("LIMIT_EXCEEDED"));
  EXPECT_EQ(must("db.count", {0, "orders", {{"or", std::vector<json>(240, json{{"id", 1}})}}}), 0);
  EXPECT_THAT(error_of("db.count", {0, "orders", {{"number", {{"like", std::string(1'001, '%')}}}}}),
              StartsWith("LIMIT_EXCEEDED"));
}

TEST_F(DataSession, BreaksOffWhatTakesTooLongAndLosesNothingElse) {
  options_.limits.time = 50ms;
  sql("CREATE TABLE slow (id INTEGER PRIMARY KEY, tenant_id INT, n INT);"
      "CREATE VIEW slower AS SELECT a.tenant_id, a.n FROM slow a, slow b, slow c, slow d;"
      "CREATE TRIGGER churn BEFORE UPDATE ON slow BEGIN SELECT count(*) FROM slow a, slow b, slow c, slow d; "
      "END;"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) "
      "INSERT INTO slow (tenant_id, n) SELECT 7, i FROM n");
  EXPECT_THAT(error_of("db.count", {0, "slower", {{"n", {{"lt", 0}}}}}), StartsWith("TIMEOUT (retryable)"));
  // A write that is broken off rolls its whole transaction back; the others of its group get another.
  const auto before = call("db.insert", {0, "orders", {{"number", "before"}}});
  const auto slow = call("db.update", {0, "slow", {{"id", 1}}, {{"n", 0}}});
  const auto after = call("db.insert", {0, "orders", {{"number", "after"}}});
  const std::vector<const sdk_call*> group = {&before, &slow, &after};
  std::vector<sdk_result> results;
  while (results.size() < group.size())
    for (auto& result : session().run_group(std::span(group).subspan(results.size())))
      results.push_back(result);
  EXPECT_TRUE(results[0]);
  EXPECT_THAT(error_of(results[1]), StartsWith("TIMEOUT"));
  EXPECT_TRUE(results[2]);
  EXPECT_EQ(ask("SELECT number FROM orders WHERE tenant_id = 7 ORDER BY id"), "before|after|");
}

TEST_F(DataSession, FollowsChangesOfTheSchema) {
  insert("orders", {{"number", "a"}});
  sql("ALTER TABLE orders ADD COLUMN note TEXT; CREATE TABLE fresh (tenant_id INT, x INT)");
  EXPECT_EQ(insert("orders", {{"number", "b"}, {"note", "n"}})["note"], "n");
  EXPECT_EQ(insert("fresh", {{"x", 1}}), json({{"tenant_id", 7}, {"x", 1}}));
  sql("DROP TABLE fresh; CREATE TABLE fresh (x INT); INSERT INTO fresh VALUES (5)");
  EXPECT_THAT(error_of("db.query", {0, "fresh"}), StartsWith("TABLE_NOT_ALLOWED"));
}

TEST_F(DataSession, NeverReplacesAnotherTenantsRow) {
  sql("CREATE TABLE replacing (id INTEGER PRIMARY KEY ON CONFLICT REPLACE, tenant_id INT, x TEXT);"
      "INSERT INTO replacing VALUES (1, 8, 'theirs'), (2, 7, 'ours')");
  EXPECT_THAT(error_of("db.insert", {0, "replacing", {{"id", 1}, {"x", "mine"}}}), StartsWith("CONFLICT"));
  EXPECT_THAT(error_of("db.update", {0, "replacing", {{"id", 2}}, {{"id", 1}}}), StartsWith("CONFLICT"));
  EXPECT_EQ(ask("SELECT x FROM replacing"), "theirs|ours|");
}

TEST_F(DataSession, GroupsWritesSoThatOneThatFailsUndoesItselfAlone) {
  const auto first = call("db.insert", {0, "orders", {{"number", "a"}}});
  const auto conflict = call("db.insertMany", {0, "orders", {{{"number", "x"}}, {{"number", "a"}}}});
  auto other = call("db.insert", {0, "orders", {{"number", "a"}}});
  other.tenant = tenant_id{9};
  const std::vector<const sdk_call*> group = {&first, &conflict, &other};
  const auto results = session().run_group(group);
  ASSERT_EQ(results.size(), 3U);
  EXPECT_TRUE(results[0]);
  EXPECT_THAT(error_of(results[1]), StartsWith("CONFLICT"));
  EXPECT_TRUE(results[2]);
  EXPECT_EQ(ask("SELECT tenant_id, number FROM orders WHERE tenant_id <> 8"), "7|a|9|a|");
}

TEST_F(DataSession, FindsWhoseFaultACommitIsThatFails) {
  sql("CREATE TABLE lines (id INTEGER PRIMARY KEY, tenant_id INT, ord INT REFERENCES orders(id) "
      "DEFERRABLE INITIALLY DEFERRED)");
  const auto good = call("db.insert", {0, "orders", {{"number", "a"}}});
  const auto bad = call("db.insert", {0, "lines", {{"ord", 999}}});
  const auto also_good = call("db.insert", {0, "orders", {{"number", "b"}}});
  const std::vector<const sdk_call*> group = {&good, &bad, &also_good};
  const auto results = session().run_group(group);
  ASSERT_EQ(results.size(), 3U);
  EXPECT_TRUE(results[0]);
  EXPECT_THAT(error_of(results[1]), StartsWith("QUERY_FAILED: the database refused it: FOREIGN KEY"));
  EXPECT_TRUE(results[2]);
  EXPECT_EQ(count("lines"), 0);
  EXPECT_EQ(count("orders"), 3);
}

TEST_F(DataSession, SaysThatALockedDatabaseMayWorkLater) {
  options_.busy_timeout = 20ms;
  insert("orders", {{"number", "a"}});
  SQLite::Database other(file().string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  EXPECT_EQ(error_of("db.insert", {0, "orders", {{"number", "b"}}}),
            "UNAVAILABLE (retryable): the database is locked by another program");
  EXPECT_EQ(rows("orders").size(), 1U) << "reading goes on";
  other.exec("ROLLBACK");
  insert("orders", {{"number", "b"}});
}

TEST_F(DataSession, GoesOnAfterAFullDisk) {
  insert("orders", {{"number", "a"}});
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, SIG_IGN);
  const rlimit tight{256u << 10, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &tight);
  const auto refused = error_of("db.insert", {0, "orders", {{"number", std::string(1u << 20, 'x')}}});
  setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_THAT(refused, StartsWith("UNAVAILABLE (retryable)"));
  insert("orders", {{"number", "b"}});
  EXPECT_EQ(must("db.count", {0, "orders", json::object()}), 2);
}

TEST_F(DataSession, KeepsItsOpenTransactionWhateverElseFails) {
  auto transaction = session().begin(call("db.begin", json::array()));
  ASSERT_TRUE(transaction);
  EXPECT_TRUE((*transaction)->run(call("db.insert", {1, "orders", {{"number", "a"}}})));
  EXPECT_THAT(error_of("db.insert", {0, "orders", {{"number", "b"}}}), HasSubstr("within it call tx"));
  EXPECT_THAT(error_of("db.query", {0, "nothing"}), StartsWith("TABLE_NOT_ALLOWED"));
  EXPECT_TRUE((*transaction)->commit());
  insert("orders", {{"number", "c"}});
  EXPECT_EQ(ask("SELECT number FROM orders WHERE tenant_id = 7 ORDER BY id"), "a|c|");
}

TEST_F(DataSession, ReportsAFileThatIsNoDatabase) {
  sql("PRAGMA journal_mode = DELETE");
  std::ofstream(file()) << std::string(8192, 'x');
  EXPECT_EQ(error_of("db.query", {0, "orders"}), "UNAVAILABLE: the database's file is damaged, or is none");
}

TEST_F(DataSession, ReadsBesideAWriterAndMakesTheFile) {
  std::filesystem::remove(file());
  std::filesystem::remove(file().string() + "-wal");
  database_ = open();
  auto reader = database_->open_session(access::reads);
  EXPECT_THAT(error_of(reader->run(call("db.query", {0, "t"}))), StartsWith("TABLE_NOT_ALLOWED"));
  sql("CREATE TABLE t (tenant_id INT, x INT)");
  insert("t", {{"x", 5}});
  auto transaction = session().begin(call("db.begin", json::array()));
  ASSERT_TRUE(transaction);
  EXPECT_TRUE((*transaction)->run(call("db.insert", {1, "t", {{"x", 6}}})));
  EXPECT_EQ(value_of(reader->run(call("db.count", {0, "t", json::object()}))), 1);
  EXPECT_TRUE((*transaction)->commit());
  EXPECT_EQ(value_of(reader->run(call("db.count", {0, "t", json::object()}))), 2);
  EXPECT_THAT(error_of(reader->run(call("db.insert", {0, "t", {{"x", 7}}}))), StartsWith("UNAVAILABLE"));
  EXPECT_EQ(ask("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%sluice%'"), "0|")
      << "nothing was recorded";
}

}  // namespace
}  // namespace sluice::test
