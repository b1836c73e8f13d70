#pragma once

#include "store/data/call_record.hpp"
#include "store/data/hardened_connection.hpp"
#include "store/data/statement_runner.hpp"

#include <functional>
#include <utility>

namespace sluice::data {

/// A connection with what belongs to it; replaced as a whole when it is in doubt.
struct sqlite_link {
  sqlite_link(const options& options, hardened_connection::access mode, const allowed_tables& allowed)
      : connection(options, mode),
        tables(allowed),
        record(connection, options),
        runner(connection, tables, options.limits) {}

  /// Rolls back whatever transaction is open; never throws.
  void roll_back() noexcept;

  bool suspect = false;  ///< a transaction on it failed so that it should not be used again
  hardened_connection connection;
  catalog tables;
  call_record record;
  statement_runner runner;
};

/// What all sessions of a database share.
struct sqlite_shared {
  data::options options;
  allowed_tables allowed;
  occurrence_counter occurrences;
  std::mutex connecting;  ///< two that make the file at once would lock each other out
};

/// Runs a write within the open transaction; one that fails leaves nothing behind. `before_release` may still
/// refuse an answer, and writes what belongs to it. Throws SQLite::Exception if the transaction is lost with
/// it.
sdk_result run_in_savepoint(sqlite_link& link, const sdk_call& call, hardened_connection::time_point latest,
                            const std::function<void(const sdk_result&)>& before_release);

/// What a call is answered whose record would be too large.
sdk_error recorded_too_large(const limits& limits);

}  // namespace sluice::data
