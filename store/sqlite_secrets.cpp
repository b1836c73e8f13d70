#include "store/sqlite_secrets.hpp"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

namespace sluice::sqlite {
namespace {

using SQLite::TransactionBehavior;

/// Whether one more fits; not_found if there is no such tenant.
expected<void> check_room(connection& db, tenant_id tenant) {
  if (!db.prepared("SELECT 1 FROM tenants WHERE id = ?").query(tenant).next())
    return fail(error_code::not_found, fmt::format("no tenant {}", tenant.value));
  auto row = db.prepared("SELECT count(*) FROM tenant_secrets WHERE tenant_id = ?").query(tenant);
  if (row.next() && row.integer(0) >= max_secrets)
    return fail(error_code::too_large,
                fmt::format("a tenant has at most {} secrets: delete what is no longer used", max_secrets));
  return {};
}

}  // namespace

expected<secret_row> set_secret(connection& db, secret_row secret, timestamp when) {
  SQLite::Transaction transaction(db.database(), TransactionBehavior::IMMEDIATE);
  secret.created_at = secret.updated_at = when;
  bool is_new = true;
  {
    auto row = db.prepared("SELECT created_at FROM tenant_secrets WHERE tenant_id = ? AND name = ?")
                   .query(secret.tenant, secret.name);
    is_new = !row.next();
    if (!is_new) secret.created_at = row.time(0);
  }
  if (is_new)
    if (auto room = check_room(db, secret.tenant); !room) return tl::unexpected(room.error());
  db.prepared(
        "INSERT INTO tenant_secrets (tenant_id, name, key_id, created_at, updated_at, ciphertext)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET key_id = excluded.key_id,"
        " updated_at = excluded.updated_at, ciphertext = excluded.ciphertext")
      .run(secret.tenant, secret.name, secret.key_id, secret.created_at, secret.updated_at,
           blob_or_null{secret.ciphertext});
  transaction.commit();
  return secret;
}

expected<void> remove_secret(connection& db, tenant_id tenant, std::string_view name) {
  db.prepared("DELETE FROM tenant_secrets WHERE tenant_id = ? AND name = ?").run(tenant, name);
  if (db.changes() == 0) return fail(error_code::not_found, fmt::format("there is no secret \"{}\"", name));
  return {};
}

std::size_t replace_secrets(connection& db, std::span<const secret_change> changes) {
  SQLite::Transaction transaction(db.database(), TransactionBehavior::IMMEDIATE);
  std::size_t replaced = 0;
  for (const auto& [old_ciphertext, secret] : changes) {
    db.prepared(
          "UPDATE tenant_secrets SET key_id = ?, ciphertext = ? WHERE tenant_id = ? AND name = ?"
          " AND ciphertext = ?")
        .run(secret.key_id, blob_or_null{secret.ciphertext}, secret.tenant, secret.name,
             blob_or_null{old_ciphertext});
    replaced += static_cast<std::size_t>(db.changes());
  }
  transaction.commit();
  return replaced;
}

}  // namespace sluice::sqlite
