#pragma once

#include "store/key_value_call.hpp"
#include "store/sqlite_connection.hpp"
#include "tests/store/store_fixture.hpp"

#include <fmt/format.h>

namespace sluice::test {

/// What the script's side sees of a call: the answer's JSON ("" = undefined), or the error's code.
inline std::string shown(const sdk_result& result) {
  return result ? result->json : std::string(to_string(result.error().code));
}

/// Calls of iota.kv on a store of its own.
class KeyValueTest : public StoreTest {
 protected:
  key_value_call read_call(std::string name, std::string args, tenant_id tenant = tenant_id{1}) {
    sdk_call call;
    call.tenant = tenant;
    call.name = "kv." + std::move(name);
    call.args = std::move(args);
    auto read = read_key_value_call(call, options_.kv);
    if (!read) throw std::runtime_error(read.error().message);
    return *std::move(read);
  }
  static key_value_write_ptr write_of(key_value_call call) {
    return std::make_shared<key_value_write>(key_value_write{std::move(call), {}});
  }
  sdk_result call(std::string name, std::string args, tenant_id tenant = tenant_id{1}) {
    auto read = read_call(std::move(name), std::move(args), tenant);
    if (!read.writes()) return must(reader().read_keys(read));
    const auto write = write_of(std::move(read));
    must(writer().write({{}, {}, {write}}));
    return write->result;
  }
  std::string answer(std::string name, std::string args, tenant_id tenant = tenant_id{1}) {
    return shown(call(std::move(name), std::move(args), tenant));
  }

  /// Keys and bytes: as kept, and as they are.
  struct usage {
    std::int64_t keys = 0;
    std::int64_t bytes = 0;
    bool operator==(const usage&) const = default;
  };
  usage ask_usage(const std::string& sql, tenant_id tenant) {
    sqlite::connection db(options_, sqlite::access::read_only);
    auto row = db.prepared(sql).query(tenant);
    return row.next() ? usage{row.integer(0), row.integer(1)} : usage{};
  }
  usage kept_usage(tenant_id tenant = tenant_id{1}) {
    return ask_usage("SELECT keys, bytes FROM kv_usage WHERE tenant_id = ?", tenant);
  }
  usage true_usage(tenant_id tenant = tenant_id{1}) {
    return ask_usage(
        "SELECT count(*), ifnull(sum(length(CAST(key AS BLOB)) + length(CAST(value AS BLOB))), 0) FROM kv"
        " WHERE tenant_id = ?",
        tenant);
  }
};

}  // namespace sluice::test
