#include "store/sqlite_key_value.hpp"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace sluice::sqlite {
namespace {

/// Number.MAX_SAFE_INTEGER: beyond it a counter would no longer count.
constexpr double max_count = 9'007'199'254'740'991.0;
/// How many expired keys make room at a time for one that is over its tenant's limits.
constexpr std::size_t expired_at_a_time = 256;

sdk_answer answer_of(bool value) { return {value ? "true" : "false", {}}; }

/// As JSON.stringify writes it, but for the form of exponents.
std::string number_text(double value) {
  return value == std::floor(value) && std::fabs(value) <= max_count
             ? fmt::format("{}", static_cast<std::int64_t>(value))
             : fmt::format("{}", value);
}

std::optional<timestamp> expiry(const key_value_call& call, timestamp when) {
  return call.ttl ? std::optional(when + *call.ttl) : std::nullopt;
}

std::string shown(std::string_view key) {
  return key.size() <= 60 ? std::string(key) : std::string(key.substr(0, 60)) + "…";
}

}  // namespace

key_value_writer::key_value_writer(connection& db, const kv_settings& limits)
    : db_(db),
      limits_(limits),
      find_(db.handle(), "SELECT bytes, expires_at FROM kv WHERE tenant_id = ? AND key = ?"),
      find_value_(db.handle(), "SELECT bytes, expires_at, value FROM kv WHERE tenant_id = ? AND key = ?"),
      put_(db.handle(),
           "INSERT INTO kv (tenant_id, key, bytes, expires_at, updated_at, value) VALUES (?, ?, ?, ?, ?, ?)"
           " ON CONFLICT DO UPDATE SET bytes = excluded.bytes, expires_at = excluded.expires_at,"
           " updated_at = excluded.updated_at, value = excluded.value"),
      erase_(db.handle(), "DELETE FROM kv WHERE tenant_id = ? AND key = ?"),
      load_usage_(db.handle(), "SELECT keys, bytes FROM kv_usage WHERE tenant_id = ?"),
      store_usage_(db.handle(),
                   "INSERT INTO kv_usage (tenant_id, keys, bytes) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET"
                   " keys = excluded.keys, bytes = excluded.bytes") {}

void key_value_writer::store(std::span<const key_value_write_ptr> writes, timestamp when) {
  usage_.clear();
  for (const auto& write : writes) write->result = apply(write->call, when);
  store_usage();
}

sdk_result key_value_writer::apply(const key_value_call& call, timestamp when) {
  switch (call.operation) {
    case key_value_operation::set: return set(call, when);
    case key_value_operation::remove: return remove(call, when);
    case key_value_operation::increment: return increment(call, when);
    case key_value_operation::compare_and_set: return compare_and_set(call, when);
    case key_value_operation::get:
    case key_value_operation::list: break;
  }
  return refuse(sdk_code::internal, "this call writes nothing");
}

sdk_result key_value_writer::set(const key_value_call& call, timestamp when) {
  return put(call, find(call, find_, when), call.value, expiry(call, when), when, {});
}

sdk_result key_value_writer::remove(const key_value_call& call, timestamp when) {
  const entry before = find(call, find_, when);
  if (before.present) erase(call.tenant, call.key, before.bytes);
  return answer_of(before.present);
}

sdk_result key_value_writer::increment(const key_value_call& call, timestamp when) {
  const entry before = find(call, find_value_, when);
  double count = 0;
  if (before.present) {
    const auto value = nlohmann::json::parse(before.value, nullptr, /*allow_exceptions=*/false);
    if (!value.is_number())
      return refuse(sdk_code::invalid_argument,
                    fmt::format("iota.kv.increment: the value of \"{}\" is no number but {}", shown(call.key),
                                value.type_name()));
    count = value.get<double>();
  }
  const double sum = count + call.by;
  if (!(std::fabs(sum) <= max_count))
    return refuse(
        sdk_code::limit_exceeded,
        fmt::format("iota.kv.increment: \"{}\" would be {}, beyond ±{:.0f} (Number.MAX_SAFE_INTEGER) "
                    "counting is not exact; set it anew",
                    shown(call.key), sum, max_count));
  const auto text = number_text(sum);
  // A counter keeps the time it was made with: one per minute ends, however often it is counted up.
  return put(call, before, text, before.present ? before.expires_at : expiry(call, when), when, {text, {}});
}

sdk_result key_value_writer::compare_and_set(const key_value_call& call, timestamp when) {
  const entry before = find(call, call.wanted_value ? find_value_ : find_, when);
  const bool as_wanted =
      call.wanted_value ? before.present && same_json(before.value, *call.wanted_value) : !before.present;
  if (!as_wanted) return answer_of(false);
  return put(call, before, call.value, expiry(call, when), when, answer_of(true));
}

key_value_writer::entry key_value_writer::find(const key_value_call& call, statement& query, timestamp when) {
  entry found;
  {
    auto row = query.query(call.tenant, call.key);
    if (!row.next()) return found;
    found.present = true;
    found.bytes = row.integer(0);
    if (!row.is_null(1)) found.expires_at = row.time(1);
    if (&query == &find_value_) found.value = row.string(2);
  }
  if (!found.expires_at || *found.expires_at > when) return found;
  erase(call.tenant, call.key, found.bytes);
  return {};
}

sdk_result key_value_writer::put(const key_value_call& call, const entry& before, std::string_view value,
                                 std::optional<timestamp> expires_at, timestamp when, sdk_answer answer) {
  const auto bytes = static_cast<std::int64_t>(call.key.size() + value.size());
  if (auto why = over_limit(call, before, bytes, when)) return tl::unexpected(*std::move(why));
  put_.run(call.tenant, std::string_view(call.key), bytes, expires_at, when, value);
  auto& used = usage_of(call.tenant);
  used.keys += before.present ? 0 : 1;
  used.bytes += bytes - before.bytes;
  used.changed = true;
  return answer;
}

std::optional<sdk_error> key_value_writer::over_limit(const key_value_call& call, const entry& before,
                                                      std::int64_t bytes, timestamp when) {
  const auto max_keys = static_cast<std::int64_t>(limits_.max_keys);
  const auto max_bytes = static_cast<std::int64_t>(limits_.max_bytes);
  const auto& used = usage_of(call.tenant);
  // What takes no more than before is always let through: also where the limits were lowered.
  const auto too_many = [&] { return !before.present && used.keys + 1 > max_keys; };
  const auto too_much = [&] { return bytes > before.bytes && used.bytes - before.bytes + bytes > max_bytes; };
  while ((too_many() || too_much()) && erase_expired(call.tenant, expired_at_a_time, when) > 0) {
  }
  if (too_many())
    return sdk_error{
        sdk_code::limit_exceeded,
        fmt::format("iota.kv: this tenant has {} keys, {} are allowed (kv.max_keys): delete some, "
                    "or set them with a ttl",
                    used.keys, max_keys),
        false};
  if (too_much())
    return sdk_error{
        sdk_code::limit_exceeded,
        fmt::format(
            "iota.kv: this tenant's keys and values have {} bytes, with this one it would be {}, {} are "
            "allowed (kv.max_bytes): delete some, or set them with a ttl",
            used.bytes, used.bytes - before.bytes + bytes, max_bytes),
        false};
  return std::nullopt;
}

void key_value_writer::erase(tenant_id tenant, std::string_view key, std::int64_t bytes) {
  erase_.run(tenant, key);
  auto& used = usage_of(tenant);
  --used.keys;
  used.bytes -= bytes;
  used.changed = true;
}

std::size_t key_value_writer::erase_expired(tenant_id tenant, std::size_t limit, timestamp when) {
  std::vector<std::pair<std::string, std::int64_t>> expired;
  {
    auto row =
        db_.prepared(
               "SELECT key, bytes FROM kv INDEXED BY kv_expiring WHERE tenant_id = ? AND expires_at <= ?"
               " LIMIT ?")
            .query(tenant, when, limit);
    while (row.next()) expired.emplace_back(row.string(0), row.integer(1));
  }
  for (const auto& [key, bytes] : expired) erase(tenant, key, bytes);
  return expired.size();
}

std::size_t key_value_writer::remove_expired(std::size_t limit, timestamp when) {
  std::vector<tenant_id> tenants;
  {
    auto row = db_.prepared(
                      "SELECT tenant_id FROM kv_usage u WHERE EXISTS (SELECT 1 FROM kv INDEXED BY kv_expiring"
                      " WHERE tenant_id = u.tenant_id AND expires_at <= ?)")
                   .query(when);
    while (row.next()) tenants.push_back(row.id<tenant_id>(0));
  }
  if (tenants.empty()) return 0;
  SQLite::Transaction transaction(db_.database(), SQLite::TransactionBehavior::IMMEDIATE);
  usage_.clear();
  std::size_t removed = 0;
  for (const auto tenant : tenants)
    if (removed < limit) removed += erase_expired(tenant, limit - removed, when);
  store_usage();
  transaction.commit();
  return removed;
}

key_value_writer::usage& key_value_writer::usage_of(tenant_id tenant) {
  const auto [found, is_new] = usage_.try_emplace(tenant);
  if (is_new) {
    auto row = load_usage_.query(tenant);
    if (row.next()) found->second = {row.integer(0), row.integer(1), false};
  }
  return found->second;
}

void key_value_writer::store_usage() {
  for (const auto& [tenant, used] : usage_)
    if (used.changed) store_usage_.run(tenant, used.keys, used.bytes);
}

}  // namespace sluice::sqlite
