#include "store/sqlite_writer.hpp"

#include "store/migrations.hpp"
#include "store/sqlite_catalog.hpp"
#include "store/sqlite_event_writer.hpp"
#include "store/sqlite_key_value.hpp"
#include "store/sqlite_secrets.hpp"
#include "store/sqlite_settlement_writer.hpp"
#include "store/wal_checkpointer.hpp"

#include <SQLiteCpp/Transaction.h>
#include <openssl/rand.h>

#include <algorithm>

namespace sluice::sqlite {
namespace {

/// The secret of the dedup hash: random, made once for each database.
identity_hash::key dedup_key(connection& db) {
  identity_hash::key key;
  if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1)
    throw std::runtime_error("OpenSSL has no random bytes");
  const std::string_view fresh(reinterpret_cast<const char*>(key.data()), key.size());
  db.prepared("INSERT INTO meta (key, value) VALUES ('dedup_key', ?) ON CONFLICT DO NOTHING")
      .run(blob_or_null{fresh});
  auto row = db.prepared("SELECT value FROM meta WHERE key = 'dedup_key'").query();
  if (!row.next() || row.text(0).size() != key.size())
    throw std::runtime_error("the database's dedup_key is damaged");
  std::ranges::copy(row.text(0), key.begin());
  return key;
}

}  // namespace

struct writer::session {
  explicit session(std::unique_ptr<connection> opened, const sqlite_options& options)
      : db(std::move(opened)),
        progress(*db),
        events(*db, dedup_key(*db), options),
        settlements(*db),
        keys(*db, options.kv),
        stored(*db, options),
        wal(*db, options) {}

  std::size_t write(const write_batch& batch, timestamp when) {
    SQLite::Transaction transaction(db->database(), SQLite::TransactionBehavior::IMMEDIATE);
    progress.clear();
    events.store(batch.publishes, progress);
    const std::size_t repeated = settlements.store(batch.settlements, progress, when);
    progress.store();
    if (!batch.key_values.empty()) keys.store(batch.key_values, when);
    transaction.commit();
    events.confirm();
    settlements.confirm();
    return repeated;
  }

  std::unique_ptr<connection> db;  // first: statements end before their connection
  tenant_progress progress;
  event_writer events;
  settlement_writer settlements;
  key_value_writer keys;
  catalog stored;
  wal_checkpointer wal;
};

writer::writer(sqlite_options options, writer_lock lock)
    : options_(std::move(options)), lock_(std::move(lock)) {}

writer::~writer() = default;

expected<std::unique_ptr<store_writer>> writer::open(const sqlite_options& options) {
  auto lock = writer_lock::acquire(options.path);
  if (!lock) return tl::unexpected(lock.error());
  const auto migrated = guarded(options.path, [&]() -> expected<void> {
    connection db(options, access::create);
    return migrate(db, migrations(), options.clock());
  });
  if (!migrated) return tl::unexpected(migrated.error());
  std::unique_ptr<writer> opened(new writer(options, std::move(*lock)));
  const auto ready = opened->in_session([](session&) -> expected<void> { return {}; });
  if (!ready) return tl::unexpected(ready.error());
  return opened;
}

/// Calls f with the session, opened anew if need be, and turns exceptions into errors.
template <class F>
auto writer::in_session(F&& f) -> decltype(f(std::declval<session&>())) {
  try {
    if (!session_)
      session_ =
          std::make_unique<session>(std::make_unique<connection>(options_, access::read_write), options_);
    auto result = f(*session_);
    session_->wal.after_commit();
    return result;
  } catch (const SQLite::Exception& exception) {
    if (connection_is_suspect(exception)) session_.reset();
    return tl::unexpected(to_error(exception, options_.path));
  } catch (const std::runtime_error& exception) {
    return fail(error_code::internal, exception.what());
  }
}

expected<std::size_t> writer::write(const write_batch& batch) {
  if (batch.publishes.empty() && batch.settlements.empty() && batch.key_values.empty()) return 0;
  return in_session([&](session& s) -> expected<std::size_t> { return s.write(batch, options_.clock()); });
}

expected<tenant_row> writer::create_tenant(std::string_view name) {
  return in_session([&](session& s) { return s.stored.create_tenant(name); });
}

expected<token_row> writer::create_token(token_row token) {
  return in_session([&](session& s) { return s.stored.create_token(std::move(token)); });
}

expected<void> writer::end_operator_tokens(std::string_view name, std::string_view but_sha256) {
  return in_session([&](session& s) { return s.stored.end_operator_tokens(name, but_sha256); });
}

expected<script_row> writer::create_script(script_row script) {
  return in_session([&](session& s) { return s.stored.create_script(std::move(script)); });
}

expected<script_version> writer::deploy(script_version version) {
  return in_session([&](session& s) { return s.stored.deploy(std::move(version)); });
}

expected<script_row> writer::set_status(script_id script, script_status status) {
  return in_session([&](session& s) { return s.stored.set_status(script, status); });
}

expected<std::size_t> writer::remove_expired_keys(std::size_t limit) {
  return in_session(
      [&](session& s) -> expected<std::size_t> { return s.keys.remove_expired(limit, options_.clock()); });
}

expected<secret_row> writer::set_secret(secret_row secret) {
  return in_session(
      [&](session& s) { return sqlite::set_secret(*s.db, std::move(secret), options_.clock()); });
}

expected<void> writer::remove_secret(tenant_id tenant, std::string_view name) {
  return in_session([&](session& s) { return sqlite::remove_secret(*s.db, tenant, name); });
}

expected<std::size_t> writer::replace_secrets(std::span<const secret_change> changes) {
  return in_session(
      [&](session& s) -> expected<std::size_t> { return sqlite::replace_secrets(*s.db, changes); });
}

}  // namespace sluice::sqlite
