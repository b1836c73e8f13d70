#include "tests/e2e/engine_process.hpp"
#include "tests/e2e/temp_folder.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <random>
#include <set>
#include <thread>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;

constexpr int total_events = 20'000;
constexpr int batch_events = 50;
constexpr int kills_while_publishing = 8;
constexpr int kills_while_draining = 2;

constexpr std::string_view quick_script = R"js(
export default function (event) { return { id: event.id, sum: event.data.items.reduce((a, b) => a + b, 0) }; }
)js";
constexpr std::string_view waiting_script = R"js(
export default async function (event) {
  await iota.sleep(1);
  return { id: event.id };
}
)js";

std::string event_id(int number) { return fmt::format("e-{:05}", number); }

client::outgoing_batch make_batch(int first) {
  client::outgoing_batch batch;
  for (int i = first; i < first + batch_events; ++i)
    batch.add(fmt::format(
        R"({{"specversion":"1.0","id":"{}","source":"/crash","type":"order.created","data":{{"items":[{},2,3]}}}})",
        event_id(i), i));
  return batch;
}

/// Which batches the engine has acked, as told by the publisher's thread.
class ack_log {
 public:
  void add(const client::batch_outcome& outcome) {
    {
      const std::lock_guard lock(mutex_);
      if (outcome.refused) {
        refusal_ = outcome.refused->message;
      } else {
        acked_batches_.insert(outcome.number);
      }
    }
    changed_.notify_all();
  }
  /// False if it takes too long.
  bool wait_for(std::size_t batches) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, 60s,
                             [&] { return acked_batches_.size() >= batches || !refusal_.empty(); });
  }
  std::set<std::uint64_t> acked_batches() const {
    const std::lock_guard lock(mutex_);
    return acked_batches_;
  }
  std::string refusal() const {
    const std::lock_guard lock(mutex_);
    return refusal_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::set<std::uint64_t> acked_batches_;
  std::string refusal_;
};

/// Notes every attempt to write an execution of a delivery that has succeeded already.
void watch_for_reruns(const std::filesystem::path& database) {
  SQLite::Database db(database.string(), SQLite::OPEN_READWRITE);
  db.exec(R"sql(
    CREATE TABLE IF NOT EXISTS test_reruns (event_seq INTEGER, script_id INTEGER, attempt INTEGER);
    CREATE TRIGGER IF NOT EXISTS test_notice_reruns BEFORE INSERT ON script_executions
    WHEN EXISTS (SELECT 1 FROM script_executions
                 WHERE event_seq = NEW.event_seq AND script_id = NEW.script_id AND status = 0)
    BEGIN
      INSERT INTO test_reruns VALUES (NEW.event_seq, NEW.script_id, NEW.attempt);
    END;)sql");
}

std::int64_t ask(SQLite::Database& db, const std::string& sql) {
  SQLite::Statement query(db, sql);
  return query.executeStep() ? query.getColumn(0).getInt64() : -1;
}

class EngineCrash : public ::testing::Test {
 protected:
  temp_folder folder;
  engine_process engine{SLUICE_BINARY, folder.path(), {"engine.tenant_concurrency=50"}};
  std::mt19937 random{std::random_device{}()};

  std::chrono::milliseconds random_time(int most_ms) {
    return std::chrono::milliseconds(std::uniform_int_distribution<int>(0, most_ms)(random));
  }

  void kill_and_restart() {
    ASSERT_TRUE(engine.let_run(random_time(40))) << engine.log_tail();
    engine.kill();
    watch_for_reruns(engine.database());
    const auto started = engine.start();
    ASSERT_TRUE(started) << started.error().message;
  }
};

TEST_F(EngineCrash, LosesNoAckedEventAndRepeatsNoFinishedDelivery) {
  const auto seed = std::random_device{}();
  random.seed(seed);
  std::cout << "seed " << seed << std::endl;
  ASSERT_TRUE(engine.start()) << engine.log_tail();
  const auto token = engine.add_tenant("shop");
  ASSERT_TRUE(token) << token.error().message;
  ASSERT_TRUE(engine.add_script("shop", "quick", {"order.*"}, quick_script));
  ASSERT_TRUE(engine.add_script("shop", "waiting", {"order.created"}, waiting_script));

  ack_log acks;
  client::io_thread io;
  auto options = engine.publisher_options(*token);
  options.reconnect_for = 60s;
  options.window_events = 10 * batch_events;  // small, so that the engine dies while much is to come
  client::publisher publisher(io, options,
                              [&acks](const client::batch_outcome& outcome) { acks.add(outcome); });
  ASSERT_TRUE(publisher.connect());
  std::thread feeder([&publisher] {
    for (int first = 0; first < total_events; first += batch_events)
      if (!publisher.publish(make_batch(first))) return;
  });

  constexpr int total_batches = total_events / batch_events;
  std::vector<int> moments(kills_while_publishing);
  std::ranges::generate(moments,
                        [&] { return std::uniform_int_distribution(0, total_batches - 20)(random); });
  std::ranges::sort(moments);
  for (const int moment : moments) {
    EXPECT_TRUE(acks.wait_for(static_cast<std::size_t>(moment)));
    kill_and_restart();
    if (HasFatalFailure()) break;
  }
  feeder.join();
  const auto flushed = publisher.flush(60s);
  ASSERT_TRUE(flushed) << flushed.error().message << engine.log_tail();
  ASSERT_EQ(acks.refusal(), "");
  for (int i = 0; i < kills_while_draining; ++i) kill_and_restart();
  const auto counts = publisher.counts();
  std::cout << "connected again " << counts.reconnects << " times; " << counts.duplicates
            << " events were sent again that the engine had already" << std::endl;

  EXPECT_TRUE(engine.wait_until(
      [&] { return engine.total("shop", "executions_succeeded") >= std::int64_t{2} * total_events; }, 60s))
      << engine.log_tail();
  const auto end = engine.stop();
  ASSERT_TRUE(end) << end.error().message;
  EXPECT_EQ(end->exit_code, 0);

  SQLite::Database db(engine.database().string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(acks.acked_batches().size(), std::size_t{total_batches});
  EXPECT_EQ(ask(db, "SELECT count(DISTINCT id) FROM events"), total_events) << "an acked event is lost";
  EXPECT_EQ(ask(db, "SELECT count(*) FROM events"), total_events) << "an event was stored twice";
  EXPECT_EQ(ask(db,
                "SELECT count(*) FROM events e WHERE 2 <> (SELECT count(DISTINCT script_id) FROM "
                "script_executions x WHERE x.event_seq = e.seq AND x.status = 0)"),
            0)
      << "a delivery did not succeed";
  EXPECT_EQ(ask(db, "SELECT count(*) FROM script_executions WHERE status = 0"), 2 * total_events)
      << "a delivery succeeded twice";
  EXPECT_EQ(ask(db, "SELECT count(*) FROM test_reruns"), 0) << "a finished delivery ran again";
}

TEST_F(EngineCrash, AGracefulStopKeepsEverythingAckedAndExitsWithZero) {
  ASSERT_TRUE(engine.start()) << engine.log_tail();
  const auto token = engine.add_tenant("shop");
  ASSERT_TRUE(token);
  ASSERT_TRUE(engine.add_script("shop", "waiting", {"order.created"}, waiting_script));
  constexpr int events = 2'000;
  {
    client::io_thread io;
    client::publisher publisher(io, engine.publisher_options(*token), {});
    ASSERT_TRUE(publisher.connect());
    for (int first = 0; first < events; first += batch_events)
      ASSERT_TRUE(publisher.publish(make_batch(first)));
    ASSERT_TRUE(publisher.flush(30s));
  }
  const auto end = engine.stop();
  ASSERT_TRUE(end) << end.error().message;
  EXPECT_EQ(end->exit_code, 0) << engine.log_tail();

  ASSERT_TRUE(engine.start());
  EXPECT_TRUE(engine.wait_until([&] { return engine.total("shop", "executions_succeeded") == events; }, 30s))
      << engine.log_tail();
}

}  // namespace
}  // namespace sluice::testing
