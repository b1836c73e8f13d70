#include "tests/e2e/engine_process.hpp"
#include "tests/e2e/temp_folder.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;

constexpr int batch_events = 50;

/// A small file system of its own under a folder; unmounted at the end.
class small_disk {
 public:
  explicit small_disk(std::filesystem::path at) : at_(std::move(at)) {
    std::filesystem::create_directories(at_);
    mounted_ = ::mount("tmpfs", at_.c_str(), "tmpfs", 0, "size=12m") == 0;
  }
  ~small_disk() {
    if (mounted_) ::umount2(at_.c_str(), MNT_DETACH);
  }
  small_disk(const small_disk&) = delete;
  small_disk& operator=(const small_disk&) = delete;

  bool mounted() const { return mounted_; }
  const std::filesystem::path& path() const { return at_; }
  /// Takes all that is free, and gives `left_bytes` back.
  void fill(std::int64_t left_bytes) const {
    const int file = ::open(ballast().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ASSERT_GE(file, 0);
    const std::string block(64u << 10, 'x');
    while (::write(file, block.data(), block.size()) > 0) continue;
    EXPECT_EQ(errno, ENOSPC);
    const auto size = ::lseek(file, 0, SEEK_END);
    EXPECT_EQ(::ftruncate(file, std::max<std::int64_t>(0, size - left_bytes)), 0);
    ::close(file);
  }
  void clear() const { std::filesystem::remove(ballast()); }

 private:
  std::filesystem::path ballast() const { return at_ / "ballast"; }
  std::filesystem::path at_;
  bool mounted_ = false;
};

client::outgoing_batch make_batch(int number) {
  client::outgoing_batch batch;
  for (int i = 0; i < batch_events; ++i)
    batch.add(fmt::format(
        R"({{"specversion":"1.0","id":"{}-{}","source":"/disk","type":"order.created","data":"{}"}})", number,
        i, std::string(1'000, 'x')));
  return batch;
}

std::int64_t count_events(const std::filesystem::path& database) {
  SQLite::Database db(database.string(), SQLite::OPEN_READONLY);
  return db.execAndGet("SELECT count(DISTINCT id) FROM events").getInt64();
}

/// An engine with one script, and a publisher that is to lose nothing.
class StoreOutage : public ::testing::Test {
 protected:
  void begin(engine_process& engine) {
    const auto started = engine.start();
    ASSERT_TRUE(started) << started.error().message;
    const auto token = engine.add_tenant("shop");
    ASSERT_TRUE(token) << token.error().message;
    ASSERT_TRUE(engine.add_script("shop", "fine", {"order.*"}, "export default (event) => event.id;"));
    publisher = std::make_unique<client::publisher>(io, engine.publisher_options(*token),
                                                    client::publisher::outcome_handler{});
    ASSERT_TRUE(publisher->connect());
  }
  void publish(int batches) {
    for (int i = 0; i < batches; ++i) ASSERT_TRUE(publisher->publish(make_batch(published++)));
  }
  /// Each event that was published is stored, and its script has run.
  void expect_all_done(engine_process& engine) {
    const auto flushed = publisher->flush(30s);
    EXPECT_TRUE(flushed) << flushed.error().message << engine.log_tail();
    EXPECT_EQ(publisher->counts().acked, publisher->counts().published);
    const std::int64_t events = std::int64_t{published} * batch_events;
    EXPECT_TRUE(
        engine.wait_until([&] { return engine.total("shop", "executions_succeeded") == events; }, 30s))
        << engine.total("shop", "executions_succeeded") << " of " << events << engine.log_tail();
    const auto end = engine.stop();
    ASSERT_TRUE(end) << end.error().message;
    EXPECT_EQ(end->exit_code, 0);
    EXPECT_EQ(count_events(engine.database()), events);
  }

  temp_folder folder;
  client::io_thread io;
  std::unique_ptr<client::publisher> publisher;
  int published = 0;
};

TEST_F(StoreOutage, AFullDiskDelaysPublishesAndLosesNothing) {
  const small_disk disk(folder.path() / "disk");
  if (!disk.mounted()) GTEST_SKIP() << "needs the right to mount a tmpfs";
  engine_process engine(SLUICE_BINARY, disk.path());
  begin(engine);
  publish(10);
  ASSERT_TRUE(publisher->flush(30s));
  disk.fill(64u << 10);
  publish(20);  // a megabyte
  ASSERT_TRUE(engine.wait_until([&] { return publisher->counts().nacks > 0; }, 30s)) << engine.log_tail();
  EXPECT_EQ(publisher->last_nack()->code, error_code::store_unavailable);
  EXPECT_GT(publisher->last_nack()->retry_after_ms, 0);
  EXPECT_TRUE(engine.rest().get_text("/health/live")) << "the engine itself goes on";

  disk.clear();
  expect_all_done(engine);
}

TEST_F(StoreOutage, ALockedDatabaseDelaysPublishesAndLosesNothing) {
  engine_process engine(SLUICE_BINARY, folder.path(), {"store.busy_timeout=100ms"});
  begin(engine);
  publish(10);
  ASSERT_TRUE(publisher->flush(30s));
  {
    SQLite::Database db(engine.database().string(), SQLite::OPEN_READWRITE, 5'000);
    db.exec("BEGIN EXCLUSIVE");
    publish(20);
    ASSERT_TRUE(engine.wait_until([&] { return publisher->counts().nacks > 0; }, 30s)) << engine.log_tail();
    EXPECT_EQ(publisher->last_nack()->code, error_code::store_unavailable);
    db.exec("ROLLBACK");
  }
  expect_all_done(engine);
}

}  // namespace
}  // namespace sluice::testing
