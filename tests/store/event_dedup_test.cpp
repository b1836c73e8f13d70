#include "store/event_dedup.hpp"

#include "tests/store/store_fixture.hpp"

#include <SQLiteCpp/Database.h>

#include <set>

namespace sluice::test {
namespace {

using namespace std::chrono_literals;

class EventDedup : public StoreTest {
 protected:
  EventDedup() { options_.durability = durability::memory; }  // thousands of small writes

  /// Publishes one event at a time of the clock; whether it was new.
  bool is_new(std::string_view id) {
    return bool{publish(batch_builder(alpha, clock_).add(id).done())->events[0].seq};
  }
  std::int64_t count_rows() {
    SQLite::Database db(options_.path.string());
    return db.execAndGet("SELECT count(*) FROM event_ids").getInt64();
  }
};

TEST_F(EventDedup, ForgetsAnEventWhenTheWindowIsOver) {
  EXPECT_TRUE(is_new("a"));
  clock_ += 24h - 1ms;
  EXPECT_FALSE(is_new("a"));
  clock_ += 1ms;
  EXPECT_TRUE(is_new("a"));
  EXPECT_FALSE(is_new("a"));
}

TEST_F(EventDedup, KnowsWhatItMovedFromMemoryToTheTable) {
  options_.dedup_memory_events = 10;
  for (int i = 0; i < 500; ++i) EXPECT_TRUE(is_new(std::to_string(i)));
  EXPECT_GT(count_rows(), 450);
  for (int i = 0; i < 500; ++i) EXPECT_FALSE(is_new(std::to_string(i))) << i;
}

TEST_F(EventDedup, KnowsAllAgainAfterARestartAtAnyMoment) {
  options_.dedup_memory_events = 20;
  for (int i = 0; i < 200; ++i) {
    if (i % 7 == 0) close();
    EXPECT_TRUE(is_new(std::to_string(i))) << i;
    EXPECT_FALSE(is_new(std::to_string(i / 2))) << i;
  }
}

TEST_F(EventDedup, KnowsAllAgainWhenItsTableLagsFarBehindAndTheMemoryIsSmaller) {
  for (int i = 0; i < 300; ++i) EXPECT_TRUE(is_new(std::to_string(i)));
  EXPECT_EQ(count_rows(), 0);
  close();
  options_.dedup_memory_events = 5;
  for (int i = 0; i < 300; ++i) EXPECT_FALSE(is_new(std::to_string(i)));
  for (int i = 300; i < 600; ++i) EXPECT_TRUE(is_new(std::to_string(i)));
  EXPECT_GT(count_rows(), 500);
}

TEST_F(EventDedup, RemovesExpiredRowsAsItGoes) {
  options_.dedup_memory_events = 0;
  options_.dedup_window = 100s;
  for (int i = 0; i < 5'000; ++i) {
    is_new(std::to_string(i));
    clock_ += 1s;
  }
  EXPECT_LT(count_rows(), 200);
}

TEST_F(EventDedup, ChangesNothingWhenTheWriteFails) {
  options_.dedup_memory_events = 5;
  for (int i = 0; i < 50; ++i) is_new(std::to_string(i));
  SQLite::Database other(options_.path.string(), SQLite::OPEN_READWRITE);
  other.exec(
      "CREATE TRIGGER refuse BEFORE INSERT ON events WHEN new.id = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); "
      "END");
  batch_builder batch(alpha, clock_);
  for (int i = 50; i < 80; ++i) batch.add(std::to_string(i));
  const auto failing = batch.add("bad").done();
  EXPECT_FALSE(writer().write({{failing}, {}}));
  EXPECT_FALSE(failing->events[0].seq);
  other.exec("DROP TRIGGER refuse");
  for (const event& e : publish(failing)->events) EXPECT_TRUE(e.seq) << e.id;
  for (int i = 0; i < 80; ++i) EXPECT_FALSE(is_new(std::to_string(i))) << i;
}

TEST_F(EventDedup, TellsDifferentEventsOfOneHashApart) {
  options_.dedup_memory_events = 0;
  EXPECT_TRUE(is_new("a"));
  EXPECT_TRUE(is_new("push a out"));
  close();
  {
    SQLite::Database db(options_.path.string(), SQLite::OPEN_READWRITE);
    // "a"'s slot now says that it belongs to another event, as after a collision.
    db.exec("UPDATE event_ids SET seq = 2 WHERE seq = 1");
    db.exec("UPDATE meta SET value = 2 WHERE key = 'dedup_complete_through'");
  }
  EXPECT_TRUE(is_new("a")) << "the other event's row does not make it a duplicate";
  EXPECT_FALSE(is_new("a"));
}

TEST(IdentityHash, DependsOnTheKeyAndOnWhereThePartsEnd) {
  const identity_hash one({1});
  const identity_hash two({2});
  const event_identity event{tenant_id{1}, "ab", "c"};
  EXPECT_EQ(one(event), one(event));
  EXPECT_NE(one(event), two(event));
  EXPECT_NE(one(event), one({tenant_id{1}, "a", "bc"}));
  EXPECT_NE(one(event), one({tenant_id{2}, "ab", "c"}));
}

}  // namespace
}  // namespace sluice::test
