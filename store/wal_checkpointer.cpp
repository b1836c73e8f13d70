#include "store/wal_checkpointer.hpp"

namespace sluice::sqlite {

wal_checkpointer::wal_checkpointer(connection& db, const sqlite_options& options) : db_(db.handle()) {
  auto row = db.prepared("PRAGMA page_size").query();
  const std::size_t page_bytes = row.next() ? static_cast<std::size_t>(row.integer(0)) : options.page_bytes;
  step_pages_ = static_cast<int>(options.checkpoint_bytes / page_bytes);
  limit_pages_ = static_cast<int>(options.max_wal_bytes / page_bytes);
  next_pages_ = step_pages_;
  sqlite3_wal_hook(
      db_,
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<wal_checkpointer*>(self)->wal_pages_ = pages;
        return SQLITE_OK;
      },
      this);
}

void wal_checkpointer::after_commit() {
  if (wal_pages_ < step_pages_) next_pages_ = step_pages_;  // the log was started over
  if (wal_pages_ < next_pages_) return;
  const int mode = wal_pages_ < limit_pages_ ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_RESTART;
  sqlite3_wal_checkpoint_v2(db_, nullptr, mode, nullptr, nullptr);
  next_pages_ = wal_pages_ + step_pages_;
}

}  // namespace sluice::sqlite
