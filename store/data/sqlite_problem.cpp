#include "store/data/sqlite_problem.hpp"

#include <fmt/format.h>

#include <sqlite3.h>

namespace sluice::data {
namespace {

int primary(const SQLite::Exception& exception) { return exception.getErrorCode() & 0xff; }

bool is_taken_key(int extended) {
  return extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
         extended == SQLITE_CONSTRAINT_ROWID;
}

}  // namespace

sdk_error to_sdk_error(const SQLite::Exception& exception) {
  switch (primary(exception)) {
    case SQLITE_CONSTRAINT:
      if (is_taken_key(exception.getExtendedErrorCode()))
        return {sdk_code::conflict, fmt::format("a row with this key exists already: {}", exception.what()),
                false};
      return {sdk_code::query_failed, fmt::format("the database refused it: {}", exception.what()), false};
    case SQLITE_INTERRUPT:
      return {sdk_code::timeout,
              "the statement took longer than allowed (setting data.time): an index, or a narrower "
              "where, makes it faster",
              true};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return {sdk_code::unavailable, "the database is locked by another program", true};
    case SQLITE_FULL: return {sdk_code::unavailable, "the database's disk is full", true};
    case SQLITE_NOMEM: return {sdk_code::unavailable, "there is no memory for the statement", true};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {sdk_code::unavailable, "the database's file is damaged, or is none", false};
    case SQLITE_READONLY:
    case SQLITE_PERM: return {sdk_code::unavailable, "the database cannot be written", true};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return {sdk_code::unavailable, "the database's file cannot be opened or read", true};
    case SQLITE_TOOBIG:
      return {sdk_code::limit_exceeded,
              "a value is larger than the database or the setting data.max_result_bytes allows", false};
    default:
      return {sdk_code::query_failed, fmt::format("the database refused it: {}", exception.what()), false};
  }
}

bool is_suspect(const SQLite::Exception& exception) {
  switch (primary(exception)) {
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL: return true;
    default: return false;
  }
}

}  // namespace sluice::data
