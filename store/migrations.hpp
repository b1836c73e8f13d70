#pragma once

#include "store/sqlite_connection.hpp"

#include <span>
#include <string_view>

namespace sluice::sqlite {

/// One step of the schema: a file of schemas/sql/sqlite, part of the program.
struct migration {
  int version;            ///< from 1 on, without gaps; the number in front of the file's name
  std::string_view name;  ///< the file's name
  std::string_view sql;
};

/// All steps, in order. Made from schemas/sql/sqlite at build time.
std::span<const migration> migrations();

/// Brings the schema up to date in one transaction. conflict if the database was written by a newer program,
/// or if a step was changed after it had been applied; then nothing is touched. Throws SQLite::Exception.
expected<void> migrate(connection& db, std::span<const migration> steps, timestamp when);

/// conflict unless the schema is exactly at these steps. Throws SQLite::Exception.
expected<void> require_current(connection& db, std::span<const migration> steps);

}  // namespace sluice::sqlite
