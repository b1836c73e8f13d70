#pragma once

#include "schemas/sdk_call.hpp"
#include "store/data/hardened_connection.hpp"
#include "store/data/statement_parser.hpp"

namespace sluice::data {

/// Runs calls' statements on a connection: from JSON to JSON. In whatever transaction the caller has begun; a
/// call that fails may leave a part of its rows (insertMany), so a savepoint belongs around it. Throws a
/// refusal or SQLite::Exception.
class statement_runner {
 public:
  statement_runner(hardened_connection& connection, catalog& tables, const limits& limits)
      : connection_(connection), tables_(tables), limits_(limits) {}

  /// The JSON of the answer. Within limits.time, and by `latest`.
  std::string run(const sdk_call& call, hardened_connection::time_point latest);

 private:
  std::string operator()(const select_statement& what);
  std::string operator()(const count_statement& what);
  std::string operator()(const insert_statement& what);
  std::string operator()(const update_statement& what);
  std::string operator()(const delete_statement& what);
  std::string change(const sql& what);

  hardened_connection& connection_;
  catalog& tables_;
  const limits& limits_;
  tenant_id tenant_;
  hardened_connection::time_point deadline_;
};

}  // namespace sluice::data
