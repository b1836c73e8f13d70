#pragma once

#include "store/sqlite_connection.hpp"

namespace sluice::sqlite {

/// Keeps the write-ahead log bounded. Between two transactions, when the log has grown by a step, its pages
/// are copied into the database as far as readers allow (a passive checkpoint waits for nobody); once all are
/// copied the next transaction starts the log over. If readers that overlap each other keep it from that, the
/// log grows to a limit, from which on the writer waits (as long as its busy timeout) for them to leave it.
class wal_checkpointer {
 public:
  wal_checkpointer(connection& db, const sqlite_options& options);
  wal_checkpointer(const wal_checkpointer&) = delete;
  wal_checkpointer& operator=(const wal_checkpointer&) = delete;

  /// After each commit. A checkpoint that fails (disk full) takes nothing back: what is committed is safe in
  /// the log, and the next step tries again.
  void after_commit();

 private:
  sqlite3* db_;
  int step_pages_;
  int limit_pages_;
  int wal_pages_ = 0;  ///< set by SQLite at each commit
  int next_pages_;     ///< log size of the next checkpoint
};

}  // namespace sluice::sqlite
