#include "tests/store/data/data_fixture.hpp"

namespace sluice::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class DataTypes : public DataTest {
 protected:
  DataTypes() {
    sql("CREATE TABLE t (id INTEGER PRIMARY KEY, tenant_id INTEGER, i INTEGER, r REAL, s TEXT, b BLOB, n "
        "DECIMAL(30, 4), "
        "flag BOOLEAN, doc JSON, at DATETIME, x);"
        "CREATE TABLE strict_one (id INTEGER PRIMARY KEY, tenant_id TEXT, i INTEGER, r REAL, s TEXT, b BLOB, "
        "x ANY) STRICT");
  }
  /// What comes back of a value that is stored.
  json stored(const std::string& column, const json& value, const std::string& table = "t") {
    const auto id = insert(table, {{column, value}})["id"];
    const auto answer = must("db.query", {0, table, {{"where", {{"id", id}}}, {"select", {column}}}});
    if (answer.contains("bytes")) return {{"bytes", answer["rows"][0][column]}};
    return answer["rows"][0][column];
  }
  void expect_same(const std::string& column, const json& value, const std::string& table = "t") {
    EXPECT_EQ(stored(column, value, table), value) << column;
    EXPECT_GE(must("db.count", {0, table, {{column, value}}}).get<int>(), 1) << column << " = " << value;
  }
};

TEST_F(DataTypes, KeepsIntegersOf64BitsExact) {
  for (const json& value : {json(0), json(-1), json(9007199254740991), json(-9007199254740991)})
    expect_same("i", value);
  for (const auto* text : {"9007199254740992", "-9007199254740992", "9007199254740993", "9223372036854775807",
                           "-9223372036854775808"}) {
    expect_same("i", text);
    expect_same("n", text);
  }
  EXPECT_EQ(stored("i", "12"), 12);
  EXPECT_THAT(error_of("db.insert", {0, "t", {{"i", "9223372036854775808"}}}),
              HasSubstr("whole numbers of 64 bits"));
  EXPECT_THAT(error_of("db.count", {0, "t", {{"n", "-9223372036854775809"}}}),
              StartsWith("INVALID_ARGUMENT"));
}

TEST_F(DataTypes, KeepsRealsAndTheirInfinities) {
  for (const double value : {0.1, -1.5e300, 5e-324, 0.30000000000000004, 123456789.123})
    expect_same("r", value);
  EXPECT_EQ(stored("r", 3), 3);
  sql("INSERT INTO t (tenant_id, r) VALUES (7, 9e999), (7, -9e999)");
  EXPECT_EQ(rows("t", {{"select", {"r"}}, {"orderBy", {{"id", "desc"}}}, {"limit", 2}}),
            json({{{"r", "-Infinity"}}, {{"r", "Infinity"}}}));
  EXPECT_THAT(error_of("db.insert", {0, "t", {{"r", "0.12345678901234567"}}}), HasSubstr("15 digits"));
}

TEST_F(DataTypes, RefusesADecimalThatItWouldRound) {
  EXPECT_EQ(stored("n", "12.50"), 12.5);
  EXPECT_THAT(
      error_of("db.insert", {0, "t", {{"n", "12345678901234.5678"}}}),
      HasSubstr(
          "row.n: the column n keeps 15 digits of a number, and this one has 18; a column declared TEXT"));
  expect_same("s", "12345678901234567890.123456789");
}

TEST_F(DataTypes, KeepsTextOfEveryKind) {
  for (const std::string& value :
       {std::string(""), std::string("'; DROP TABLE t; --"), std::string("a\0b", 3),
        std::string("\"\\\n\r\t\x01\x7f"), std::string("ä漢😀"), std::string(100'000, 'x')}) {
    EXPECT_EQ(stored("s", value), value);
    EXPECT_EQ(stored("x", value), value);
  }
  EXPECT_EQ(stored("s", 5), "5");
  sql("INSERT INTO t (tenant_id, s) VALUES (7, CAST(x'61ff62' AS TEXT))");
  EXPECT_EQ(rows("t", {{"select", {"s"}}, {"orderBy", {{"id", "desc"}}}, {"limit", 1}})[0]["s"],
            "a\xef\xbf\xbd"
            "b");
  EXPECT_THAT(error_of(session().run({tenant_, "", "e", "", "db.insert", R"([0,"t",{"s":"\ud800"}])"})),
              HasSubstr("half of a surrogate pair"));
}

TEST_F(DataTypes, KeepsBytes) {
  for (const auto* text : {"", "AA==", "AAE=", "/wAB", "aGVsbG8="}) expect_same("b", {{"bytes", text}});
  EXPECT_EQ(ask("SELECT typeof(b) FROM t WHERE id = 1"), "blob|");
  EXPECT_THAT(error_of("db.insert", {0, "t", {{"b", {{"bytes", "a"}}}}}),
              HasSubstr("row.b: bytes have to be base64"));
}

TEST_F(DataTypes, GivesAColumnOfBytesAndOthersAsBytes) {
  sql("INSERT INTO t (tenant_id, x) VALUES (7, 'hi'), (7, x'00'), (7, NULL), (7, 5)");
  const auto answer = must("db.query", {0, "t", {{"select", {"x"}}, {"orderBy", "id"}}});
  EXPECT_EQ(answer["bytes"], json({"x"}));
  EXPECT_EQ(answer["rows"], json({{{"x", "aGk="}}, {{"x", "AA=="}}, {{"x", nullptr}}, {{"x", "NQ=="}}}));
}

TEST_F(DataTypes, KeepsBooleans) {
  expect_same("flag", true);
  expect_same("flag", false);
  EXPECT_EQ(stored("flag", 1), true);
  EXPECT_EQ(stored("i", true), 1);
  EXPECT_THAT(error_of("db.insert", {0, "t", {{"flag", "yes"}}}),
              HasSubstr("row.flag: the column is a boolean"));
}

TEST_F(DataTypes, KeepsJsonOfEveryKind) {
  for (const json& value : {json("text"), json("5"), json(5), json(0.30000000000000004), json(true),
                            json(false), json("{\"a\":1}")})
    expect_same("doc", value);
  const json document = {{"a", {1, "zwei", nullptr, {{"b", "\\\"'"}}}}, {"__proto__", 1}};
  EXPECT_EQ(stored("doc", {{"json", document}}), document);
  EXPECT_EQ(stored("s", {{"json", document}}), document.dump()) << "a text column gives text";
  sql("INSERT INTO t (tenant_id, doc) VALUES (7, '{broken'), (7, '" + std::string(2'000, '[') +
      std::string(2'000, ']') + "')");
  const auto last = rows("t", {{"select", {"doc"}}, {"orderBy", {{"id", "desc"}}}, {"limit", 2}});
  EXPECT_TRUE(last[0]["doc"].is_string());
  EXPECT_EQ(last[1]["doc"], "{broken");
}

TEST_F(DataTypes, KeepsTimesAsTheyAreWritten) { expect_same("at", "2024-05-17T08:30:00.000Z"); }

TEST_F(DataTypes, KeepsToStrictTables) {
  expect_same("i", "9007199254740993", "strict_one");
  expect_same("r", 0.5, "strict_one");
  expect_same("s", "123", "strict_one");
  expect_same("x", "0123", "strict_one");
  expect_same("b", {{"bytes", "AAE="}}, "strict_one");
  EXPECT_EQ(insert("strict_one", json::object())["tenant_id"], "7");
  EXPECT_THAT(error_of("db.insert", {0, "strict_one", {{"i", "seven"}}}), StartsWith("QUERY_FAILED"));
}

}  // namespace
}  // namespace sluice::test
