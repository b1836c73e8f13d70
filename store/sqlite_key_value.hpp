#pragma once

#include "store/key_value_call.hpp"
#include "store/sqlite_connection.hpp"

#include <map>
#include <span>

namespace sluice::sqlite {

/// Executes the calls of iota.kv that write, within the transaction of a write. A call is refused before it
/// changes anything, so that no call can spoil the transaction it shares with others.
class key_value_writer {
 public:
  key_value_writer(connection& db, const kv_settings& limits);

  /// Fills in the results. Throws SQLite::Exception; the caller rolls back.
  void store(std::span<const key_value_write_ptr> writes, timestamp when);
  /// Deletes at most so many expired keys, whoever's; how many. In a transaction of its own, if there are
  /// any.
  std::size_t remove_expired(std::size_t limit, timestamp when);

 private:
  /// What a tenant has, as changed by the write under way.
  struct usage {
    std::int64_t keys = 0;
    std::int64_t bytes = 0;
    bool changed = false;
  };
  /// An entry that is there and has not expired.
  struct entry {
    bool present = false;
    std::int64_t bytes = 0;
    std::optional<timestamp> expires_at;
    std::string value;  ///< if asked for
  };

  sdk_result apply(const key_value_call& call, timestamp when);
  sdk_result set(const key_value_call& call, timestamp when);
  sdk_result remove(const key_value_call& call, timestamp when);
  sdk_result increment(const key_value_call& call, timestamp when);
  sdk_result compare_and_set(const key_value_call& call, timestamp when);

  /// Looks a key up; one that has expired is deleted.
  entry find(const key_value_call& call, statement& query, timestamp when);
  /// Puts the value there, or says which limit is in the way.
  sdk_result put(const key_value_call& call, const entry& before, std::string_view value,
                 std::optional<timestamp> expires_at, timestamp when, sdk_answer answer);
  std::optional<sdk_error> over_limit(const key_value_call& call, const entry& before, std::int64_t bytes,
                                      timestamp when);
  void erase(tenant_id tenant, std::string_view key, std::int64_t bytes);
  std::size_t erase_expired(tenant_id tenant, std::size_t limit, timestamp when);
  usage& usage_of(tenant_id tenant);
  void store_usage();

  connection& db_;
  kv_settings limits_;
  std::map<tenant_id, usage> usage_;
  statement find_;  ///< without the value
  statement find_value_;
  statement put_;
  statement erase_;
  statement load_usage_;
  statement store_usage_;
};

/// Answers kv.get and kv.list. Throws SQLite::Exception.
sdk_result read_keys(connection& db, const key_value_call& call, timestamp when);

}  // namespace sluice::sqlite
