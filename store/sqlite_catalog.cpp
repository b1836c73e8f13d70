#include "store/sqlite_catalog.hpp"

#include "store/settings_codec.hpp"
#include "store/sqlite_rows.hpp"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

namespace sluice::sqlite {

using SQLite::TransactionBehavior;

expected<tenant_row> catalog::create_tenant(std::string_view name) {
  tenant_row tenant{{}, std::string(name), clock_()};
  db_.prepared("INSERT INTO tenants (name, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING")
      .run(name, tenant.created_at);
  if (db_.changes() == 0)
    return fail(error_code::conflict, fmt::format("there is a tenant named {} already", name));
  tenant.id = tenant_id{last_id()};
  return tenant;
}

expected<token_row> catalog::create_token(token_row token) {
  SQLite::Transaction transaction(db_.database(), TransactionBehavior::IMMEDIATE);
  if (token.tenant && !has_tenant(token.tenant))
    return fail(error_code::not_found, fmt::format("no tenant {}", token.tenant.value));
  token.created_at = clock_();
  const auto tenant = token.tenant ? std::optional(token.tenant) : std::nullopt;
  db_.prepared(
         "INSERT INTO api_tokens (tenant_id, name, sha256, scopes, created_at, expires_at)"
         " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .run(tenant, token.name, token.sha256, join_scopes(token.scopes), token.created_at, token.expires_at);
  if (db_.changes() == 0) return fail(error_code::conflict, "this token is stored already");
  token.id = token_id{last_id()};
  transaction.commit();
  return token;
}

expected<void> catalog::end_operator_tokens(std::string_view name, std::string_view but_sha256) {
  db_.prepared("DELETE FROM api_tokens WHERE tenant_id IS NULL AND name = ? AND sha256 <> ?")
      .run(name, but_sha256);
  return {};
}

expected<script_row> catalog::create_script(script_row script) {
  SQLite::Transaction transaction(db_.database(), TransactionBehavior::IMMEDIATE);
  if (!has_tenant(script.tenant))
    return fail(error_code::not_found, fmt::format("no tenant {}", script.tenant.value));
  script.status = script_status::draft;
  script.active_version = {};
  script.active_version_number = 0;
  script.created_at = script.updated_at = clock_();
  db_.prepared(
         "INSERT INTO scripts (tenant_id, name, kind, status, settings, created_at, updated_at)"
         " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .run(script.tenant, script.name, script.kind, to_string(script.status),
           encode_settings(script.settings), script.created_at, script.updated_at);
  if (db_.changes() == 0)
    return fail(error_code::conflict, fmt::format("the tenant has a script named {} already", script.name));
  script.id = script_id{last_id()};
  transaction.commit();
  return script;
}

expected<script_version> catalog::deploy(script_version version) {
  SQLite::Transaction transaction(db_.database(), TransactionBehavior::IMMEDIATE);
  if (auto script = find_script(db_, version.script); !script) return tl::unexpected(script.error());
  version.created_at = clock_();
  insert_version(version);
  db_.prepared("UPDATE scripts SET active_version = ?, status = ?, settings = ?, updated_at = ? WHERE id = ?")
      .run(version.id, to_string(script_status::active), encode_settings(version.settings),
           version.created_at, version.script);
  transaction.commit();
  return version;
}

expected<script_row> catalog::set_status(script_id script, script_status status) {
  SQLite::Transaction transaction(db_.database(), TransactionBehavior::IMMEDIATE);
  db_.prepared("UPDATE scripts SET status = ?, updated_at = ? WHERE id = ?")
      .run(to_string(status), clock_(), script);
  auto row = find_script(db_, script);
  if (row) transaction.commit();
  return row;
}

bool catalog::has_tenant(tenant_id tenant) {
  return db_.prepared("SELECT 1 FROM tenants WHERE id = ?").query(tenant).next();
}

void catalog::insert_version(script_version& version) {
  {
    auto last = db_.prepared("SELECT ifnull(max(version_number), 0) FROM script_versions WHERE script_id = ?")
                    .query(version.script);
    last.next();
    version.number = static_cast<int>(last.integer(0)) + 1;
  }
  db_.prepared(
         "INSERT INTO script_versions (script_id, version_number, source_code, file_name, compiled_code, "
         "source_map,"
         " content_hash, change_description, settings, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(version.script, version.number, version.source, version.file_name, version.code,
           version.source_map, version.content_hash, text_or_null{version.change_description},
           encode_settings(version.settings), version.created_at);
  version.id = version_id{last_id()};
}

}  // namespace sluice::sqlite
