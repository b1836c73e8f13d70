#pragma once

#include "schemas/error.hpp"
#include "store/sqlite_options.hpp"
#include "store/sqlite_statement.hpp"

#include <SQLiteCpp/Database.h>

#include <string>
#include <type_traits>
#include <unordered_map>

namespace sluice::sqlite {

/// `create` makes the file if there is none; `read_write` does not, so that a database whose disk went away
/// is not silently replaced by an empty one.
enum class access { read_only, read_write, create };

/// One connection, set up for the engine's load. Used by one thread at a time. Throws SQLite::Exception.
class connection {
 public:
  connection(const sqlite_options& options, access mode);

  SQLite::Database& database() { return database_; }
  sqlite3* handle() { return database_.getHandle(); }
  /// The statement of this text, prepared at its first use. Not for text that is made from data.
  statement& prepared(const std::string& sql);
  /// Rows that the last statement inserted, changed or deleted.
  int changes() { return sqlite3_changes(handle()); }

 private:
  SQLite::Database database_;
  std::unordered_map<std::string, statement> statements_;
};

/// What an SQLite error means to the caller: store_unavailable if it may pass by itself (disk full, locked,
/// I/O), conflict for a taken name, else internal. The message names the database and SQLite's reason.
error to_error(const SQLite::Exception& exception, const std::filesystem::path& path);

/// Whether a connection that got this error should be opened anew before it is used again.
bool connection_is_suspect(const SQLite::Exception& exception);

/// Runs f and turns SQLite's exceptions into errors.
template <class F>
std::invoke_result_t<F> guarded(const std::filesystem::path& path, F&& f) {
  try {
    return f();
  } catch (const SQLite::Exception& exception) {
    return tl::unexpected(to_error(exception, path));
  }
}

}  // namespace sluice::sqlite
