#include "store/sqlite_key_value.hpp"

#include "tests/store/key_value_fixture.hpp"

#include <limits>
#include <signal.h>
#include <sys/wait.h>

namespace sluice::test {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

class SqliteKeyValue : public KeyValueTest {};

TEST_F(SqliteKeyValue, KeepsWhatWasSetForEachTenant) {
  EXPECT_EQ(answer("get", R"(["a"])"), "");
  EXPECT_EQ(answer("set", R"(["a",{"z":1,"b":[1.50]}])"), "");
  EXPECT_EQ(answer("get", R"(["a"])"), R"({"z":1,"b":[1.50]})");
  EXPECT_EQ(answer("get", R"(["a"])", beta), "");
  EXPECT_EQ(answer("set", R"(["a",null])"), "");
  EXPECT_EQ(answer("get", R"(["a"])"), "null") << "null is a value";
  EXPECT_EQ(answer("delete", R"(["a"])", beta), "false");
  EXPECT_EQ(answer("delete", R"(["a"])"), "true");
  EXPECT_EQ(answer("delete", R"(["a"])"), "false");
  EXPECT_EQ(kept_usage(), usage{});
}

TEST_F(SqliteKeyValue, AnExpiredKeyIsAsIfItWereNotThere) {
  answer("set", R"(["a",1,{"ttl":1.5}])");
  clock_ += 1'499'999us;
  EXPECT_EQ(answer("get", R"(["a"])"), "1");
  clock_ += 1us;
  EXPECT_EQ(answer("get", R"(["a"])"), "");
  EXPECT_EQ(answer("list", R"([""])"), R"({"entries":[]})");
  EXPECT_EQ(kept_usage().keys, 1) << "still in the file";
  EXPECT_EQ(answer("delete", R"(["a"])"), "false");
  EXPECT_EQ(kept_usage(), usage{});

  answer("set", R"(["a",7,{"ttl":1}])");
  clock_ += 1s;
  EXPECT_EQ(answer("increment", R"(["a",1])"), "1");
  clock_ += 1h;
  EXPECT_EQ(answer("get", R"(["a"])"), "1") << "made anew, without a ttl";
}

TEST_F(SqliteKeyValue, SetTakesATtlAwayAndIncrementKeepsIt) {
  answer("set", R"(["a",1,{"ttl":10}])");
  answer("increment", R"(["a",1,{"ttl":1000}])");
  clock_ += 10s;
  EXPECT_EQ(answer("get", R"(["a"])"), "");
  answer("set", R"(["a",1,{"ttl":10}])");
  answer("set", R"(["a",2])");
  clock_ += 1h;
  EXPECT_EQ(answer("get", R"(["a"])"), "2");
}

TEST_F(SqliteKeyValue, CountsNumbersOnly) {
  EXPECT_EQ(answer("increment", R"(["n"])"), "1");
  EXPECT_EQ(answer("increment", R"(["n",41])"), "42");
  EXPECT_EQ(answer("increment", R"(["n",-0.5])"), "41.5");
  EXPECT_EQ(answer("increment", R"(["n",0.5])"), "42") << "whole numbers have no point";
  EXPECT_EQ(answer("get", R"(["n"])"), "42");
  answer("set", R"(["text","42"])");
  const auto refused = call("increment", R"(["text",1])");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, sdk_code::invalid_argument);
  EXPECT_THAT(refused.error().message, HasSubstr("\"text\" is no number but string"));
  EXPECT_EQ(answer("get", R"(["text"])"), R"("42")");
}

TEST_F(SqliteKeyValue, DoesNotCountBeyondWhatNumbersCanTell) {
  answer("set", R"(["n",9007199254740990])");
  EXPECT_EQ(answer("increment", R"(["n",1])"), "9007199254740991");
  EXPECT_EQ(answer("increment", R"(["n",1])"), "LIMIT_EXCEEDED");
  EXPECT_EQ(answer("increment", R"(["n",1e308])"), "LIMIT_EXCEEDED");
  EXPECT_EQ(answer("get", R"(["n"])"), "9007199254740991");
  answer("set", R"(["n",-9007199254740991])");
  EXPECT_EQ(answer("increment", R"(["n",-1])"), "LIMIT_EXCEEDED");
}

TEST_F(SqliteKeyValue, ComparesValuesAndSets) {
  EXPECT_EQ(answer("compareAndSet", R"(["a",{"value":1},2,{}])"), "false");
  EXPECT_EQ(answer("compareAndSet", R"(["a",{"absent":true},{"x":1,"y":2},{}])"), "true");
  EXPECT_EQ(answer("compareAndSet", R"(["a",{"absent":true},3,{}])"), "false");
  EXPECT_EQ(answer("compareAndSet", R"(["a",{"value":{"y":2,"x":1.0}},"new",{"ttl":5}])"), "true");
  EXPECT_EQ(answer("get", R"(["a"])"), R"("new")");
  clock_ += 5s;
  EXPECT_EQ(answer("compareAndSet", R"(["a",{"value":"new"},1,{}])"), "false") << "it has expired";
  EXPECT_EQ(answer("compareAndSet", R"(["a",{"absent":true},1,{}])"), "true");
}

TEST_F(SqliteKeyValue, ListsByPrefixInTheOrderOfBytes) {
  for (const auto* key : {"a", "b:2", "b:10", "b:\xc3\xa9", "b", "c", "b\\u007f"})
    answer("set", fmt::format(R"(["{}",1])", key));
  EXPECT_EQ(
      answer("list", R"(["b:"])"),
      "{\"entries\":[{\"key\":\"b:10\",\"value\":1},{\"key\":\"b:2\",\"value\":1},{\"key\":\"b:\xc3\xa9\","
      "\"value\":1}]}");
  EXPECT_EQ(answer("list", R"(["b:",{"limit":2}])"),
            R"({"entries":[{"key":"b:10","value":1},{"key":"b:2","value":1}],"after":"b:2"})");
  EXPECT_EQ(answer("list", R"(["b:",{"limit":2,"after":"b:2"}])"),
            "{\"entries\":[{\"key\":\"b:\xc3\xa9\",\"value\":1}]}");
  EXPECT_EQ(answer("list", R"(["b:",{"after":"a"}])"), answer("list", R"(["b:"])"));
  EXPECT_EQ(answer("list", R"(["b:",{"after":"c"}])"), R"({"entries":[]})");
  EXPECT_THAT(answer("list", R"(["",{"limit":1}])"), HasSubstr(R"("after":"a")"));
}

TEST_F(SqliteKeyValue, AListingEndsBeforeItIsTooLong) {
  const std::string large(200'000, 'x');
  for (int i = 0; i < 8; ++i) answer("set", fmt::format(R"(["k{}","{}"])", i, large));
  const auto first = answer("list", R"([""])");
  EXPECT_LT(first.size(), max_listed_bytes);
  EXPECT_TRUE(first.ends_with(R"("after":"k4"})")) << first.substr(first.size() - 30);
  const auto rest = answer("list", R"(["",{"after":"k4"}])");
  EXPECT_TRUE(rest.ends_with("}]}"));
}

TEST_F(SqliteKeyValue, NamesTheLimitOfKeys) {
  options_.kv.max_keys = 2;
  answer("set", R"(["a",1,{"ttl":10}])");
  answer("set", R"(["b",1])");
  const auto refused = call("set", R"(["c",1])");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, sdk_code::limit_exceeded);
  EXPECT_THAT(refused.error().message, HasSubstr("2 keys, 2 are allowed (kv.max_keys): delete some"));
  EXPECT_EQ(answer("increment", R"(["c"])"), "LIMIT_EXCEEDED");
  EXPECT_EQ(answer("set", R"(["b",2])"), "") << "it is there already";
  EXPECT_EQ(answer("set", R"(["c",1])", beta), "") << "each tenant has its own";
  clock_ += 10s;
  EXPECT_EQ(answer("set", R"(["c",1])"), "") << "what has expired makes room";
  EXPECT_EQ(kept_usage(), true_usage());
}

TEST_F(SqliteKeyValue, NamesTheLimitOfBytes) {
  options_.kv.max_bytes = 100;
  answer("set", fmt::format(R"(["a","{}",{{"ttl":10}}])", std::string(60, 'x')));
  answer("set", fmt::format(R"(["b","{}"])", std::string(30, 'x')));
  const auto refused = call("set", R"(["c",1234])");
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message,
              HasSubstr("have 96 bytes, with this one it would be 101, 100 are allowed"));
  EXPECT_EQ(answer("set", R"(["b",1])"), "");
  EXPECT_EQ(answer("set", fmt::format(R"(["b","{}"])", std::string(60, 'x'))), "LIMIT_EXCEEDED");
  clock_ += 10s;
  EXPECT_EQ(answer("set", fmt::format(R"(["b","{}"])", std::string(60, 'x'))), "");
  EXPECT_EQ(kept_usage(), true_usage());
  close();
  options_.kv.max_bytes = 10;
  EXPECT_EQ(answer("set", fmt::format(R"(["b","{}"])", std::string(50, 'x'))), "") << "less than before";
  EXPECT_EQ(answer("set", fmt::format(R"(["b","{}"])", std::string(51, 'x'))), "LIMIT_EXCEEDED");
}

TEST_F(SqliteKeyValue, ACallThatIsRefusedLeavesItsBatchAlone) {
  answer("set", R"(["text","x"])");
  const auto good = write_of(read_call("set", R"(["a",1])"));
  const auto bad = write_of(read_call("increment", R"(["text"])"));
  const auto counted = write_of(read_call("increment", R"(["n",5])"));
  const auto again = write_of(read_call("increment", R"(["n",5])"));
  const auto batch = batch_builder(alpha).add("1", targets({7})).done();
  must(writer().write({{batch}, {}, {good, bad, counted, again}}));
  EXPECT_TRUE(batch->events[0].seq);
  EXPECT_EQ(shown(bad->result), "INVALID_ARGUMENT");
  EXPECT_EQ(shown(counted->result), "5");
  EXPECT_EQ(shown(again->result), "10");
  EXPECT_EQ(answer("get", R"(["a"])"), "1");
  EXPECT_EQ(must(reader().count_backlog(alpha)), 1);
  EXPECT_EQ(kept_usage(), true_usage());
}

TEST_F(SqliteKeyValue, ABatchThatFailsLeavesNothing) {
  answer("set", R"(["a",1])");
  sqlite::connection other(options_, sqlite::access::read_write);
  other.database().exec("BEGIN IMMEDIATE");
  const auto write = write_of(read_call("set", R"(["b",1])"));
  EXPECT_FALSE(writer().write({{}, {}, {write}}));
  other.database().exec("ROLLBACK");
  EXPECT_EQ(answer("get", R"(["b"])"), "");
  must(writer().write({{}, {}, {write}}));
  EXPECT_EQ(answer("get", R"(["b"])"), "1");
  EXPECT_EQ(kept_usage(), true_usage());
}

TEST_F(SqliteKeyValue, ExpiredKeysAreDeletedInPortions) {
  for (int i = 0; i < 10; ++i)
    for (const auto tenant : {alpha, beta})
      answer("set", fmt::format(R"(["k{}",1,{{"ttl":{}}}])", i, i + 1), tenant);
  EXPECT_EQ(must(writer().remove_expired_keys(100)), 0U);
  clock_ += 8s;
  EXPECT_EQ(must(writer().remove_expired_keys(5)), 5U);
  EXPECT_EQ(must(writer().remove_expired_keys(100)), 11U);
  EXPECT_EQ(must(writer().remove_expired_keys(100)), 0U);
  EXPECT_EQ(kept_usage().keys, 2);
  for (const auto tenant : {alpha, beta}) EXPECT_EQ(kept_usage(tenant), true_usage(tenant));
}

TEST_F(SqliteKeyValue, IsThereAfterTheProcessWasKilled) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    auto opened = database()->open_writer();
    for (int n = 1; opened; ++n) {
      const auto write = write_of(read_call("increment", R"(["n"])"));
      if (!(*opened)->write({{}, {}, {write}}) || ::write(ends[1], &n, sizeof n) != sizeof n) break;
    }
    ::_exit(1);
  }
  ::close(ends[1]);
  int last = 0;
  for (int n = 0; ::read(ends[0], &n, sizeof n) == sizeof n; last = n)
    if (n == 40) ::kill(child, SIGKILL);
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  EXPECT_GE(std::stoi(answer("get", R"(["n"])")), last);
  EXPECT_EQ(kept_usage(), true_usage());
}

}  // namespace
}  // namespace sluice::test
