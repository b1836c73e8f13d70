#pragma once

#include "store/sqlite_connection.hpp"
#include "store/store.hpp"

namespace sluice::sqlite {

// Writes tenants' secrets: store_writer's calls of the same names, each one transaction. Throw
// SQLite::Exception.

expected<secret_row> set_secret(connection& db, secret_row secret, timestamp when);
expected<void> remove_secret(connection& db, tenant_id tenant, std::string_view name);
std::size_t replace_secrets(connection& db, std::span<const secret_change> changes);

}  // namespace sluice::sqlite
