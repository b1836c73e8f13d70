#pragma once

#include "store/data/catalog.hpp"
#include "store/data/options.hpp"
#include "store/data/sql_builder.hpp"
#include "store/sqlite_statement.hpp"

#include <SQLiteCpp/Database.h>

#include <chrono>
#include <string>
#include <unordered_map>

namespace sluice::data {

/// A connection to the operator's SQLite file, set up for statements that scripts cause: no extensions, no
/// ATTACH, no change of the schema but our own, names in double quotes never taken for strings, and a time
/// for each statement. Used by one thread at a time. Throws SQLite::Exception.
class hardened_connection final : public catalog_source {
 public:
  enum class access { read_only, read_write };
  using time_point = std::chrono::steady_clock::time_point;

  hardened_connection(const options& options, access mode);
  ~hardened_connection() override;

  sqlite3* handle() { return database_.getHandle(); }
  bool in_transaction() { return sqlite3_get_autocommit(handle()) == 0; }
  /// Rows that the last statement changed.
  std::int64_t changes() { return sqlite3_changes(handle()); }

  /// A statement of ours, prepared once.
  sqlite::statement& own(const std::string& text) { return prepared(text, own_); }
  /// May change the schema: for our own table alone.
  void define(const char* text);
  /// A statement that a script causes, with its parameters bound by reference; read its rows before the next.
  /// One that runs beyond the deadline is broken off with SQLITE_INTERRUPT.
  sqlite::rows start(const sql& what, time_point deadline);

  std::int64_t schema_version() override;
  std::optional<table> describe(std::string_view name) override;

 private:
  using statements = std::unordered_map<std::string, sqlite::statement>;

  void harden();
  sqlite::statement& prepared(const std::string& text, statements& among);
  static int authorize(void* self, int action, const char*, const char*, const char*, const char*);
  static int past_deadline(void* self);

  SQLite::Database database_;
  statements own_;
  statements scripts_;
  time_point deadline_ = time_point::max();
  bool may_define_ = false;
};

}  // namespace sluice::data
