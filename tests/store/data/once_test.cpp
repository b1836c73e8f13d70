#include "tests/store/data/data_fixture.hpp"

namespace sluice::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// Attempts of deliveries: what the second does again is not done again.
class DataOnce : public DataTest {
 protected:
  DataOnce() {
    sql("CREATE TABLE t (id INTEGER PRIMARY KEY, tenant_id INT, x TEXT UNIQUE, n INT)");
    delivery_ = "d1";
  }
  /// The next attempt, in a process that knows nothing of the one before.
  void next_attempt() {
    restart();
    execution_ += "'";
  }
  json add(int n) { return insert("t", {{"n", n}}); }
  std::string all() { return ask("SELECT n FROM t ORDER BY id"); }

  std::unique_ptr<data_transaction> begin() {
    auto transaction = session().begin(call("db.begin", json::array()));
    if (!transaction) throw std::runtime_error(transaction.error().message);
    return std::move(*transaction);
  }
  static constexpr int any_number = 3;
  json within(data_transaction& transaction, std::string_view name, json args) {
    args.insert(args.begin(), ++transaction_number_);
    return value_of(transaction.run(call(name, args)));
  }

  int transaction_number_ = 0;
};

TEST_F(DataOnce, AnswersARepeatedWriteFromTheRecord) {
  const auto first = add(1);
  EXPECT_EQ(must("db.update", {0, "t", {{"n", 1}}, {{"n", 2}}}), 1);
  next_attempt();
  EXPECT_EQ(add(1), first);
  EXPECT_EQ(must("db.update", {0, "t", {{"n", 1}}, {{"n", 2}}}), 1)
      << "as recorded, though there is no such row now";
  add(3);
  EXPECT_EQ(all(), "2|3|");
}

TEST_F(DataOnce, KnowsEqualCallsByTheirOccurrence) {
  add(1);
  add(1);
  next_attempt();
  add(1);
  add(1);
  add(1);
  EXPECT_EQ(all(), "1|1|1|");
}

TEST_F(DataOnce, IsIndependentOfTheOrderOfCallsAndOfOthersBetween) {
  add(1);
  add(2);
  next_attempt();
  add(2);
  add(5);
  add(1);
  EXPECT_EQ(all(), "1|2|5|");
}

TEST_F(DataOnce, TellsDeliveriesAndTenantsApart) {
  add(1);
  delivery_ = "d2";
  add(1);
  tenant_ = tenant_id{8};
  add(1);
  EXPECT_EQ(all(), "1|1|1|");
}

TEST_F(DataOnce, DoesNotCountCallsThatFailed) {
  sql("INSERT INTO t (tenant_id, x) VALUES (8, 'taken')");
  EXPECT_THAT(error_of("db.insert", {0, "t", {{"x", "taken"}}}), StartsWith("CONFLICT"));
  sql("DELETE FROM t");
  insert("t", {{"x", "taken"}});
  next_attempt();
  const auto again = insert("t", {{"x", "taken"}});
  EXPECT_EQ(again["x"], "taken");
  EXPECT_EQ(count("t"), 1);
}

TEST_F(DataOnce, HoldsInGroupsToo) {
  const auto one = call("db.insert", {0, "t", {{"n", 1}}});
  const std::vector<const sdk_call*> group = {&one, &one, &one};
  EXPECT_EQ(session().run_group(group).size(), 3U);
  next_attempt();
  const auto again = call("db.insert", {0, "t", {{"n", 1}}});
  const std::vector<const sdk_call*> two = {&again, &again};
  const auto results = session().run_group(two);
  EXPECT_NE(results[0]->json, results[1]->json);
  EXPECT_EQ(count("t"), 3);
}

TEST_F(DataOnce, RepeatsATransactionFromTheRecord) {
  const auto attempt = [this] {
    auto transaction = begin();
    within(*transaction, "db.insert", {"t", {{"n", 1}}});
    const auto n = within(*transaction, "db.count", {"t", json::object()});
    within(*transaction, "db.insert", {"t", {{"n", n}}});
    EXPECT_TRUE(transaction->commit());
    return n;
  };
  EXPECT_EQ(attempt(), 1);
  next_attempt();
  EXPECT_EQ(attempt(), 1) << "the count of then";
  EXPECT_EQ(attempt(), 3) << "an equal transaction of the same execution is another";
  EXPECT_EQ(all(), "1|1|1|3|");
  next_attempt();
  EXPECT_EQ(attempt(), 1);
  EXPECT_EQ(attempt(), 3);
  EXPECT_EQ(all(), "1|1|1|3|");
}

TEST_F(DataOnce, RunsForRealFromWhereATransactionDiffers) {
  auto transaction = begin();
  within(*transaction, "db.insert", {"t", {{"n", 1}}});
  within(*transaction, "db.insert", {"t", {{"n", 2}}});
  EXPECT_TRUE(transaction->commit());
  transaction.reset();
  next_attempt();
  transaction = begin();
  within(*transaction, "db.insert", {"t", {{"n", 1}}});
  within(*transaction, "db.insert", {"t", {{"n", 3}}});
  within(*transaction, "db.insert", {"t", {{"n", 2}}});
  EXPECT_TRUE(transaction->commit());
  EXPECT_EQ(all(), "1|2|3|2|");
}

TEST_F(DataOnce, ForgetsATransactionThatWasRolledBack) {
  {
    auto transaction = begin();
    within(*transaction, "db.insert", {"t", {{"n", 1}}});
    transaction->rollback();
  }
  {
    auto transaction = begin();
    within(*transaction, "db.insert", {"t", {{"n", 2}}});  // goes without a commit
  }
  EXPECT_EQ(count("t"), 0);
  next_attempt();
  auto transaction = begin();
  within(*transaction, "db.insert", {"t", {{"n", 1}}});
  EXPECT_TRUE(transaction->commit());
  EXPECT_EQ(all(), "1|");
}

TEST_F(DataOnce, RecordsErrorsWithinATransaction) {
  const auto attempt = [this] {
    auto transaction = begin();
    within(*transaction, "db.insert", {"t", {{"x", "a"}}});
    EXPECT_THAT(error_of(transaction->run(call("db.insert", {4, "t", {{"x", "a"}}}))),
                StartsWith("CONFLICT: a row with"));
    within(*transaction, "db.insert", {"t", {{"x", "b"}}});
    EXPECT_TRUE(transaction->commit());
  };
  attempt();
  next_attempt();
  attempt();
  EXPECT_EQ(ask("SELECT x FROM t"), "a|b|");
}

TEST_F(DataOnce, EndsATransactionThatTakesTooLong) {
  options_.limits.transaction_time = 0ms;
  auto transaction = begin();
  EXPECT_THAT(error_of(transaction->run(call("db.insert", {1, "t", {{"n", 1}}}))),
              StartsWith("TIMEOUT (retryable)"));
  EXPECT_THAT(error_of(transaction->commit()), HasSubstr("rolled back"));
  EXPECT_EQ(count("t"), 0);
}

TEST_F(DataOnce, RecordsNoMoreThanTheLimit) {
  options_.limits.max_recorded_bytes = 90;
  EXPECT_THAT(error_of("db.insert", {0, "t", {{"x", std::string(100, 'x')}}}),
              HasSubstr("data.max_recorded_bytes"));
  auto transaction = begin();
  within(*transaction, "db.insert", {"t", {{"n", 1}}});
  EXPECT_THAT(error_of(transaction->run(call("db.insert", {4, "t", {{"n", 2}}}))),
              StartsWith("LIMIT_EXCEEDED"));
  EXPECT_TRUE(transaction->commit());
  EXPECT_EQ(all(), "1|");
}

TEST_F(DataOnce, DeletesOldMarkersInPortions) {
  auto at = timestamp(1'000'000h);
  options_.clock = [&at] { return at; };
  for (int i = 0; i < 400; ++i) add(i);
  at += 24h * 31;
  for (int i = 1'000; i < 1'050; ++i) add(i);
  EXPECT_EQ(count("_sluice_calls"), 450);
  for (int i = 2'000; i < 2'050; ++i) add(i);
  EXPECT_EQ(count("_sluice_calls"), 100);
}

}  // namespace
}  // namespace sluice::test
