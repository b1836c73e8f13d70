#pragma once

#include "store/sqlite_connection.hpp"
#include "store/types.hpp"

namespace sluice::sqlite {

/// Writes tenants, tokens, scripts and versions: store_writer's calls of the same names, each one
/// transaction. Throws SQLite::Exception.
class catalog {
 public:
  catalog(connection& db, const sqlite_options& options) : db_(db), clock_(options.clock) {}

  expected<tenant_row> create_tenant(std::string_view name);
  expected<token_row> create_token(token_row token);
  expected<void> end_operator_tokens(std::string_view name, std::string_view but_sha256);
  expected<script_row> create_script(script_row script);
  expected<script_version> deploy(script_version version);
  expected<script_row> set_status(script_id script, script_status status);

 private:
  std::int64_t last_id() { return sqlite3_last_insert_rowid(db_.handle()); }
  bool has_tenant(tenant_id tenant);
  void insert_version(script_version& version);

  connection& db_;
  std::function<timestamp()> clock_;
};

}  // namespace sluice::sqlite
