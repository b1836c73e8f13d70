#include "actors/data_queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluice::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using kind = data_job::kind;

class DataQueue : public testing::Test {
 protected:
  /// A call of a tenant's, by an execution of its own unless named. Gives its ticket.
  data_ticket add(std::int64_t tenant, std::string name, std::string args = "[0,\"t\"]",
                  std::string execution = {}) {
    const auto ticket = ++last_;
    if (execution.empty()) execution = "e" + std::to_string(tenant);
    refusal_ =
        queue_.add(ticket, std::make_shared<const sdk_call>(sdk_call{tenant_id{tenant}, "", execution, "",
                                                                     std::move(name), std::move(args)}));
    return ticket;
  }
  /// What starts now.
  std::vector<data_job> start() {
    std::vector<data_job> jobs;
    while (auto job = queue_.next()) jobs.push_back(*std::move(job));
    return jobs;
  }
  data_job start_one() {
    auto jobs = start();
    EXPECT_EQ(jobs.size(), 1U);
    return jobs.empty() ? data_job{} : jobs.front();
  }
  void finish(const data_job& job, bool succeeded = true) {
    queue_.finished(job, job.tickets.size(), succeeded);
  }
  std::string refusal() const { return refusal_ ? refusal_->message : ""; }

  data_queue queue_{
      {.readers = 3, .writers = 1, .tenant_calls = 10, .tenant_bytes = 1'000, .group_calls = 4}};
  data_ticket last_ = 0;
  std::optional<sdk_error> refusal_;
};

TEST_F(DataQueue, LeavesAReaderForOtherTenants) {
  for (int i = 0; i < 5; ++i) add(1, "db.query");
  const auto first = start();
  EXPECT_EQ(first.size(), 2U);
  const auto other = add(2, "db.query");
  EXPECT_THAT(start_one().tickets, ElementsAre(other));
  finish(first[0]);
  EXPECT_THAT(start_one().tickets, ElementsAre(3U));
}

TEST_F(DataQueue, LetsTenantsReadInTurn) {
  for (int i = 0; i < 4; ++i) add(1, "db.query");
  for (int i = 0; i < 4; ++i) add(2, "db.count");
  const auto jobs = start();
  ASSERT_EQ(jobs.size(), 3U);
  EXPECT_THAT(jobs[0].tickets, ElementsAre(1U));
  EXPECT_THAT(jobs[1].tickets, ElementsAre(5U));
  EXPECT_THAT(jobs[2].tickets, ElementsAre(2U));
  finish(jobs[0]);
  EXPECT_THAT(start_one().tickets, ElementsAre(6U));
}

TEST_F(DataQueue, GroupsWritesOfTenantsInTurn) {
  for (int i = 0; i < 3; ++i) add(1, "db.insert");
  add(2, "db.update");
  add(2, "db.delete");
  const auto job = start_one();
  EXPECT_EQ(job.what, kind::writes);
  EXPECT_EQ(job.worker, 3);
  EXPECT_THAT(job.tickets, ElementsAre(1U, 4U, 2U, 5U));
  const auto later = add(2, "db.insert");
  queue_.finished(job, 2, true);  // the group was cut short
  EXPECT_THAT(start_one().tickets, ElementsAre(2U, 5U, 3U, later));
}

TEST_F(DataQueue, GivesATransactionTheWriterToItself) {
  add(1, "db.begin", "[]");
  const auto write = add(2, "db.insert");
  auto job = start_one();
  EXPECT_EQ(job.what, kind::begin);
  finish(job);
  EXPECT_THAT(start(), IsEmpty());
  const auto number = std::to_string(job.transaction);
  const auto inner = add(1, "db.query", "[" + number + ",\"t\"]");
  job = start_one();
  EXPECT_EQ(job.what, kind::call);
  EXPECT_EQ(job.worker, 3);
  EXPECT_THAT(job.tickets, ElementsAre(inner));
  add(1, "db.commit", "[" + number + "]");
  EXPECT_THAT(start(), IsEmpty()) << "one step after another";
  finish(job);
  job = start_one();
  EXPECT_EQ(job.what, kind::commit);
  finish(job);
  EXPECT_THAT(start_one().tickets, ElementsAre(write));
  add(1, "db.query", "[" + number + ",\"t\"]");
  EXPECT_THAT(refusal(), HasSubstr("there is no open transaction 1"));
}

TEST_F(DataQueue, LetsWritesAndTransactionsTakeTurns) {
  add(1, "db.begin", "[]");
  add(1, "db.begin", "[]", "another");
  const auto write = add(2, "db.insert");
  auto job = start_one();
  finish(job, false);
  EXPECT_THAT(start_one().tickets, ElementsAre(write)) << "before the tenant's next transaction";
}

TEST_F(DataQueue, RefusesATransactionBesideAnotherOfItsExecution) {
  add(1, "db.begin", "[]");
  add(1, "db.begin", "[]");
  EXPECT_THAT(refusal(), HasSubstr("await it before the next one"));
  finish(start_one());
  add(1, "db.begin", "[]");
  EXPECT_THAT(refusal(), HasSubstr("await it before the next one"));
}

TEST_F(DataQueue, HidesATransactionFromOtherExecutions) {
  add(1, "db.begin", "[]");
  finish(start_one());
  add(1, "db.query", "[1,\"t\"]", "stranger");
  EXPECT_THAT(refusal(), HasSubstr("no open transaction 1"));
  add(1, "db.rollback", "[0]");
  EXPECT_THAT(refusal(), HasSubstr("no open transaction 0"));
}

TEST_F(DataQueue, RollsATransactionBackWhenItsTimeIsOver) {
  add(1, "db.begin", "[]");
  finish(start_one());
  add(1, "db.query", "[1,\"t\"]");
  const auto running = start_one();
  const auto waiting = add(1, "db.insert", "[1,\"t\"]");
  const auto outside = add(1, "db.insert");
  queue_.expire(1);
  const auto refused = queue_.take_refused();
  ASSERT_EQ(refused.size(), 2U);
  EXPECT_EQ(refused[0].first, waiting);
  EXPECT_EQ(refused[0].second.code, sdk_code::timeout);
  EXPECT_EQ(refused[1].first, outside);
  EXPECT_THAT(refused[1].second.message, HasSubstr("call tx, not iota.db"));
  EXPECT_THAT(start(), IsEmpty());
  finish(running);
  const auto job = start_one();
  EXPECT_EQ(job.what, kind::rollback);
  EXPECT_THAT(job.tickets, IsEmpty());
  finish(job);
  add(1, "db.commit", "[1]");
  EXPECT_THAT(refusal(), HasSubstr("took longer than 5000 ms"));
  EXPECT_THAT(queue_.take_forgotten(), IsEmpty());
  queue_.ended("e1");
  EXPECT_THAT(queue_.take_forgotten(), ElementsAre("e1"));
}

TEST_F(DataQueue, RollsBackAndDropsWhatBelongsToAnExecutionThatEnded) {
  add(1, "db.begin", "[]");
  const auto begin = start_one();
  const auto dropped = add(1, "db.insert");
  queue_.ended("e1");
  EXPECT_EQ(queue_.take_refused().front().first, dropped);
  EXPECT_THAT(queue_.take_forgotten(), IsEmpty()) << "its transaction still begins";
  finish(begin);
  const auto job = start_one();
  EXPECT_EQ(job.what, kind::rollback);
  finish(job);
  EXPECT_THAT(queue_.take_forgotten(), ElementsAre("e1"));
  EXPECT_THAT(start(), IsEmpty());
}

TEST_F(DataQueue, BoundsWhatWaitsOfATenant) {
  for (int i = 0; i < 12; ++i) add(1, "db.insert");
  EXPECT_EQ(refusal_->code, sdk_code::rate_limited);
  EXPECT_TRUE(refusal_->retryable);
  add(2, "db.query", "[0,\"" + std::string(1'000, 'x') + "\"]");
  EXPECT_EQ(refusal_->code, sdk_code::rate_limited);
  add(3, "db.query");
  EXPECT_FALSE(refusal_);
}

TEST_F(DataQueue, FreesTheWriterOfAWorkerThatDied) {
  add(1, "db.begin", "[]");
  finish(start_one());
  add(1, "db.insert", "[1,\"t\"]");
  const auto job = start_one();
  finish(job, false);
  queue_.lost(job.worker);
  add(1, "db.commit", "[1]");
  EXPECT_THAT(refusal(), HasSubstr("no open transaction"));
  add(2, "db.insert");
  EXPECT_EQ(start_one().what, kind::writes);
}

}  // namespace
}  // namespace sluice::test
