#include "store/wal_checkpointer.hpp"

#include "tests/store/store_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace sluice::test {
namespace {

class WalCheckpointer : public StoreTest {
 protected:
  WalCheckpointer() {
    options_.checkpoint_bytes = 256u << 10;
    options_.max_wal_bytes = 2u << 20;
  }
  void publish_some() {
    batch_builder batch(alpha);
    for (int i = 0; i < 100; ++i) batch.add(std::to_string(next_++) + std::string(500, 'x'));
    publish(batch.done());
  }
  std::size_t wal_bytes() { return std::filesystem::file_size(options_.path.string() + "-wal"); }
  int next_ = 0;
};

TEST_F(WalCheckpointer, KeepsTheLogSmall) {
  for (int i = 0; i < 100; ++i) {
    publish_some();
    ASSERT_LT(wal_bytes(), 1u << 20);
  }
}

TEST_F(WalCheckpointer, NeverBlocksOnAReaderAndGetsSmallAgainAfterIt) {
  publish_some();
  {
    SQLite::Database old(options_.path.string());
    SQLite::Statement snapshot(old, "SELECT * FROM events");
    ASSERT_TRUE(snapshot.executeStep());
    for (int i = 0; i < 60; ++i) publish_some();
    EXPECT_GT(wal_bytes(), options_.max_wal_bytes) << "a reader that never ends holds the log";
  }
  for (int i = 0; i < 20; ++i) publish_some();
  EXPECT_LT(wal_bytes(), 1u << 20);
}

}  // namespace
}  // namespace sluice::test
