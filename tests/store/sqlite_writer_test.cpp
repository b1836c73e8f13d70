#include "store/sqlite_writer.hpp"

#include "tests/store/store_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <fstream>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

namespace sluice::test {
namespace {

using SqliteWriter = StoreTest;

execution_filter all_of(tenant_id tenant) {
  execution_filter filter;
  filter.tenant = tenant;
  return filter;
}

event_batch_ptr large_batch(tenant_id tenant, int first, int count, std::size_t bytes) {
  batch_builder batch(tenant);
  for (int i = 0; i < count; ++i) batch.add(std::to_string(first + i) + std::string(bytes, 'x'));
  return batch.done();
}

TEST_F(SqliteWriter, GivesRisingSeqsOverTenantsAndWrites) {
  const auto first = batch_builder(alpha).add("a").add("b").done();
  const auto second = batch_builder(beta).add("a").done();
  must(writer().write({{first, second}, {}}));
  const auto third = publish(batch_builder(alpha).add("c").done());
  EXPECT_EQ(first->events[0].seq.value, 1);
  EXPECT_EQ(first->events[1].seq.value, 2);
  EXPECT_EQ(second->events[0].seq.value, 3);
  EXPECT_EQ(third->events[0].seq.value, 4);
}

TEST_F(SqliteWriter, NeverGivesASeqTwiceAlsoWhenTheNewestEventsAreGone) {
  publish(batch_builder(alpha).add("a").add("b").done());
  close();
  SQLite::Database(options_.path.string(), SQLite::OPEN_READWRITE).exec("DELETE FROM events");
  EXPECT_EQ(publish(batch_builder(alpha).add("c").done())->events[0].seq.value, 3);
}

TEST_F(SqliteWriter, GivesDuplicatesNoSeq) {
  publish(batch_builder(alpha).add("a").done());
  const auto again = batch_builder(alpha).add("a").add("b").add("b").add("c").done();
  const auto elsewhere = batch_builder(alpha).add("c").add("c", nullptr, "/other").done();
  const auto other_tenant = batch_builder(beta).add("a").done();
  must(writer().write({{again, elsewhere, other_tenant}, {}}));
  EXPECT_FALSE(again->events[0].seq) << "stored by an earlier write";
  EXPECT_TRUE(again->events[1].seq);
  EXPECT_FALSE(again->events[2].seq) << "stands earlier in its batch";
  EXPECT_TRUE(again->events[3].seq);
  EXPECT_FALSE(elsewhere->events[0].seq) << "stands in an earlier batch of the write";
  EXPECT_TRUE(elsewhere->events[1].seq) << "another source";
  EXPECT_TRUE(other_tenant->events[0].seq) << "another tenant";
  EXPECT_EQ(must(reader().totals(alpha)).events, 4);
}

TEST_F(SqliteWriter, LeavesARepeatedExecutionAsItIsAndCountsIt) {
  const auto seq = publish(batch_builder(alpha).add("a", targets({7})).done())->events[0].seq;
  const auto first = ran(alpha, seq, script_id{7}, 1, delivery_state::retrying);
  EXPECT_EQ(settle(settled(alpha, seq, {first})), 0u);
  auto other = ran(alpha, seq, script_id{7}, 1, delivery_state::dead);
  EXPECT_EQ(settle(settled(alpha, seq, {other, ran(alpha, seq, script_id{7}, 2)})), 1u);
  const auto stored = must(reader().executions(all_of(alpha))).rows;
  ASSERT_EQ(stored.size(), 2u);
  EXPECT_EQ(stored[1].outcome, delivery_state::retrying);
  EXPECT_TRUE(must(reader().dead_letters(alpha, 0, 10)).rows.empty());
}

TEST_F(SqliteWriter, StoresAllThatAnExecutionLeft) {
  const auto seq = publish(batch_builder(alpha).add("a", targets({7})).done())->events[0].seq;
  execution e = ran(alpha, seq, script_id{7}, 1, delivery_state::retrying);
  e.error_code = "cpu_time_limit";
  e.result_json = R"({"ok":"ü"})";
  e.log = "{\"t\":1}\n";
  e.wall_us = 1234;
  e.cpu_us = 99;
  e.started_at = clock_;
  settle(settled(alpha, seq, {e}));
  const auto read = must(reader().executions(all_of(alpha))).rows.at(0);
  EXPECT_EQ(read.error_name, e.error_name);
  EXPECT_EQ(read.error_code, e.error_code);
  EXPECT_EQ(read.error_message, e.error_message);
  EXPECT_EQ(read.error_stack, e.error_stack);
  EXPECT_EQ(read.result_json, e.result_json);
  EXPECT_EQ(read.log, e.log);
  EXPECT_EQ(read.wall_us, e.wall_us);
  EXPECT_EQ(read.cpu_us, e.cpu_us);
  EXPECT_EQ(read.started_at, e.started_at);
  EXPECT_EQ(read.due_at, e.due_at);
  EXPECT_EQ(read.status, execution_status::failed);
  EXPECT_EQ(read.outcome, delivery_state::retrying);
}

TEST_F(SqliteWriter, BuriesADeadDeliveryWithItsEvent) {
  const auto seq = publish(batch_builder(alpha).add("a", targets({7})).done())->events[0].seq;
  settle(settled(alpha, seq, {ran(alpha, seq, script_id{7}, 1, delivery_state::retrying)}));
  settle(settled(alpha, seq, {ran(alpha, seq, script_id{7}, 2, delivery_state::dead)}));
  const auto letters = must(reader().dead_letters(alpha, 0, 10)).rows;
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(letters[0].event, seq);
  EXPECT_EQ(letters[0].script, script_id{7});
  EXPECT_EQ(letters[0].attempts, 2);
  EXPECT_EQ(letters[0].event_json, R"({"id":"a"})");
  EXPECT_EQ(letters[0].error_stack, "at handler (orders.ts:12:7)");
  EXPECT_EQ(letters[0].created_at, clock_);
  EXPECT_TRUE(must(reader().due_deliveries(alpha, {}, 10)).empty());
  const auto totals = must(reader().totals(alpha));
  EXPECT_EQ(totals.dead_letters, 1);
  EXPECT_EQ(totals.executions_failed, 2);
  EXPECT_EQ(totals.deliveries_retrying, 0);
}

TEST_F(SqliteWriter, NeverMovesSettledThroughBack) {
  settle(settled(alpha, event_seq{9}, {}));
  settle(settled(alpha, event_seq{4}, {}));
  EXPECT_EQ(must(reader().settled_through(alpha)).value, 9);
  EXPECT_EQ(must(reader().settled_through(beta)).value, 0);
}

TEST_F(SqliteWriter, RefusesASecondWriterAndNamesTheProcess) {
  writer();
  const auto second = database()->open_writer();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, error_code::conflict);
  EXPECT_THAT(second.error().message, testing::HasSubstr("process " + std::to_string(::getpid())));
  close();
  EXPECT_TRUE(database()->open_writer());
}

TEST_F(SqliteWriter, IsUnavailableWhileAnotherConnectionLocksAndRecovers) {
  publish(batch_builder(alpha).add("a").done());
  SQLite::Database other(options_.path.string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN EXCLUSIVE");
  const auto batch = batch_builder(alpha).add("b").done();
  const auto refused = writer().write({{batch}, {}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, error_code::store_unavailable);
  EXPECT_THAT(refused.error().message, testing::HasSubstr("locked"));
  EXPECT_GT(refused.error().retry_after_ms, 0);
  EXPECT_FALSE(batch->events[0].seq);
  other.exec("COMMIT");
  EXPECT_EQ(publish(batch)->events[0].seq.value, 2);
}

TEST_F(SqliteWriter, KeepsWhatItCommittedWhenTheDiskIsFullAndRecovers) {
  const auto disk = folder_ / "disk";
  std::filesystem::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=2m") != 0)
    GTEST_SKIP() << "needs the right to mount a tmpfs";
  options_.path = disk / "engine.sqlite";
  publish(batch_builder(alpha).add("a").done());
  std::vector<event_batch_ptr> stored;
  event_batch_ptr refused;
  for (int i = 0; !refused; ++i) {
    const auto batch = large_batch(alpha, i * 100, 100, 200);
    const auto result = writer().write({{batch}, {}});
    if (result) {
      stored.push_back(batch);
      continue;
    }
    EXPECT_EQ(result.error().code, error_code::store_unavailable) << result.error().message;
    refused = batch;
  }
  EXPECT_FALSE(refused->events[0].seq);
  EXPECT_FALSE(writer().write({{refused}, {}})) << "still full";
  must(must(database()->open_reader())->events(alpha, std::vector{stored.back()->events.back().seq}));
  ASSERT_EQ(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=64m"), 0);
  publish(refused);
  EXPECT_EQ(refused->events[0].seq.value, stored.back()->events.back().seq.value + 1);
  EXPECT_EQ(must(reader().totals(alpha)).events, static_cast<std::int64_t>(1 + 100 * (stored.size() + 1)));
  close();
  EXPECT_EQ(::umount(disk.c_str()), 0);
}

TEST_F(SqliteWriter, OpensAnotherConnectionAfterAnInputOutputError) {
  publish(batch_builder(alpha).add("a").done());
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = ::signal(SIGXFSZ, SIG_IGN);  // writes past the limit fail with EFBIG instead
  const rlimit small{256u << 10, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const auto batch = large_batch(alpha, 0, 1'000, 500);
  for (int i = 0; i < 3; ++i) {
    const auto refused = writer().write({{batch}, {}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, error_code::store_unavailable) << refused.error().message;
  }
  EXPECT_FALSE(batch->events[0].seq);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  ::signal(SIGXFSZ, handler);
  EXPECT_EQ(publish(batch)->events[0].seq.value, 2);
  EXPECT_FALSE(publish(batch_builder(alpha).add("a").done())->events[0].seq)
      << "dedup knows what came before";
}

TEST_F(SqliteWriter, RecoversWhenItsFilesWereOutOfReach) {
  publish(batch_builder(alpha).add("a").done());
  close();
  std::filesystem::create_directory(folder_ / "engine.sqlite-wal");  // SQLite cannot open its log
  const auto opened = database()->open_writer();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, error_code::store_unavailable) << opened.error().message;
  std::filesystem::remove(folder_ / "engine.sqlite-wal");
  EXPECT_EQ(publish(batch_builder(alpha).add("b").done())->events[0].seq.value, 2);
}

TEST_F(SqliteWriter, RefusesAFileThatIsNoDatabase) {
  std::ofstream(options_.path) << std::string(10'000, 'x');
  const auto opened = database()->open_writer();
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, testing::HasSubstr("not a database"));
}

TEST_F(SqliteWriter, WritesInMemoryDurabilityToo) {
  options_.durability = durability::memory;
  EXPECT_TRUE(publish(batch_builder(alpha).add("a").done())->events[0].seq);
  EXPECT_FALSE(publish(batch_builder(alpha).add("a").done())->events[0].seq);
}

}  // namespace
}  // namespace sluice::test
