#include "store/migrations.hpp"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <openssl/sha.h>

#include <array>
#include <map>

namespace sluice::sqlite {
namespace {

constexpr const char* create_table =
    "CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL,"
    " checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT";

std::string checksum(std::string_view sql) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  SHA256(reinterpret_cast<const unsigned char*>(sql.data()), sql.size(), digest.data());
  std::string hex;
  for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

/// Version → checksum.
std::map<int, std::string> applied(connection& db) {
  std::map<int, std::string> result;
  auto found = db.prepared("SELECT version, checksum FROM schema_migrations").query();
  while (found.next()) result[static_cast<int>(found.integer(0))] = found.string(1);
  return result;
}

expected<void> check(const std::map<int, std::string>& done, std::span<const migration> steps) {
  const int known = steps.empty() ? 0 : steps.back().version;
  if (!done.empty() && done.rbegin()->first > known)
    return fail(error_code::conflict,
                fmt::format("the database has schema version {}, this program knows up to {}: "
                            "use the newer program that made it",
                            done.rbegin()->first, known));
  for (const migration& step : steps)
    if (const auto found = done.find(step.version);
        found != done.end() && found->second != checksum(step.sql))
      return fail(error_code::conflict,
                  fmt::format("migration {} was changed after this database had applied it: "
                              "put its text back and add a new migration",
                              step.name));
  return {};
}

}  // namespace

expected<void> migrate(connection& db, std::span<const migration> steps, timestamp when) {
  SQLite::Transaction transaction(db.database(), SQLite::TransactionBehavior::IMMEDIATE);
  db.database().exec(create_table);
  const auto done = applied(db);
  if (auto checked = check(done, steps); !checked) return checked;
  for (const migration& step : steps) {
    if (done.contains(step.version)) continue;
    db.database().exec(std::string(step.sql));
    db.prepared("INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)")
        .run(step.version, step.name, checksum(step.sql), when);
  }
  transaction.commit();
  return {};
}

expected<void> require_current(connection& db, std::span<const migration> steps) {
  const bool has_table =
      db.prepared("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'").query().next();
  const auto done = has_table ? applied(db) : std::map<int, std::string>{};
  if (auto checked = check(done, steps); !checked) return checked;
  if (done.size() != steps.size())
    return fail(error_code::conflict,
                fmt::format("the database has schema version {}, this program needs {}: "
                            "start the engine once to bring it up to date",
                            done.empty() ? 0 : done.rbegin()->first, steps.size()));
  return {};
}

}  // namespace sluice::sqlite
