#include "store/sqlite_connection.hpp"

#include <fmt/format.h>

namespace sluice::sqlite {
namespace {

/// No mutex: a connection belongs to one thread at a time.
int open_flags(access mode) {
  const int flags = mode == access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  return flags | SQLITE_OPEN_NOMUTEX | (mode == access::create ? SQLITE_OPEN_CREATE : 0);
}

void set_up_writer(SQLite::Database& database, const sqlite_options& options) {
  database.exec(
      fmt::format("PRAGMA page_size = {}", options.page_bytes));  // before the first table, or no effect
  database.exec("PRAGMA journal_mode = WAL");
  database.exec(options.durability == durability::commit ? "PRAGMA synchronous = FULL"
                                                         : "PRAGMA synchronous = OFF");
  database.exec("PRAGMA wal_autocheckpoint = 0");  // the writer does it between transactions
  // A WAL kept at its working size is overwritten in place, which costs a sync less than growing it.
  database.exec(fmt::format("PRAGMA journal_size_limit = {}", 2 * options.checkpoint_bytes));
  database.exec("PRAGMA foreign_keys = ON");
  database.exec("PRAGMA secure_delete = OFF");  // Debian's default is ON
  database.exec("PRAGMA cache_spill = OFF");    // a transaction goes to the WAL once, when it commits
}

bool is_passing(int code) {
  switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL:
    case SQLITE_PERM: return true;
    default: return false;
  }
}

}  // namespace

connection::connection(const sqlite_options& options, access mode)
    : database_(options.path.string(), open_flags(mode), static_cast<int>(options.busy_timeout.count())) {
  const auto cache_bytes = mode == access::read_only ? options.cache_bytes / 8 : options.cache_bytes;
  database_.exec(fmt::format("PRAGMA cache_size = -{}", cache_bytes / 1024));
  database_.exec("PRAGMA temp_store = MEMORY");
  if (mode != access::read_only) set_up_writer(database_, options);
}

statement& connection::prepared(const std::string& sql) {
  const auto found = statements_.find(sql);
  return found != statements_.end() ? found->second
                                    : statements_.emplace(sql, statement(handle(), sql)).first->second;
}

error to_error(const SQLite::Exception& exception, const std::filesystem::path& path) {
  const int code = exception.getErrorCode() & 0xff;  // the primary of an extended code
  const int extended = exception.getExtendedErrorCode();
  if (extended == SQLITE_CONSTRAINT_UNIQUE) return {error_code::conflict, exception.what(), {}};
  const bool passing = is_passing(code);
  return {passing || code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? error_code::store_unavailable
                                                                     : error_code::internal,
          fmt::format("{}: {} (SQLite error {})", path.string(), exception.what(),
                      extended > 0 ? extended : code),
          {},
          passing ? 500 : 0};
}

bool connection_is_suspect(const SQLite::Exception& exception) {
  const int code = exception.getErrorCode() & 0xff;
  return code != SQLITE_BUSY && code != SQLITE_LOCKED && code != SQLITE_FULL && code != SQLITE_CONSTRAINT;
}

}  // namespace sluice::sqlite
