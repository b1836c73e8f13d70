#include "store/sqlite_key_value.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sluice::sqlite {
namespace {

std::string json_text(std::string_view text) { return nlohmann::json(text).dump(); }

sdk_result get(connection& db, const key_value_call& call, timestamp when) {
  auto row = db.prepared(
                   "SELECT value FROM kv WHERE tenant_id = ? AND key = ?"
                   " AND (expires_at IS NULL OR expires_at > ?)")
                 .query(call.tenant, std::string_view(call.key), when);
  return row.next() ? sdk_answer{row.string(0), {}} : sdk_answer{};
}

/// Behind all keys that begin with the prefix, by bytes: no UTF-8 has the byte 0xff. Of an empty prefix,
/// behind all.
std::string end_of(std::string_view prefix) { return std::string(prefix) + '\xff'; }

sdk_result list(connection& db, const key_value_call& call, timestamp when) {
  const std::string end = end_of(call.key);
  const std::string_view begin = std::max(call.key, call.after);
  auto row = db.prepared(
                   "SELECT key, value FROM kv WHERE tenant_id = ?1 AND key >= ?2 AND +key <> ?3 AND key < ?4"
                   " AND (expires_at IS NULL OR expires_at > ?5) ORDER BY key LIMIT ?6")
                 .query(call.tenant, begin, std::string_view(call.after), std::string_view(end), when,
                        call.limit + 1);
  std::string entries;
  std::string last;
  bool more = false;
  for (int count = 0; row.next(); ++count) {
    const auto size = entries.size() + row.text(0).size() + row.text(1).size();
    more = count == call.limit || (count > 0 && size > max_listed_bytes);
    if (more) break;
    last = row.string(0);
    entries += entries.empty() ? "" : ",";
    entries.append(R"({"key":)").append(json_text(last)).append(R"(,"value":)").append(row.text(1)) += '}';
  }
  std::string answer = R"({"entries":[)" + entries + ']';
  if (more) answer += R"(,"after":)" + json_text(last);
  return sdk_answer{answer + '}', {}};
}

}  // namespace

sdk_result read_keys(connection& db, const key_value_call& call, timestamp when) {
  switch (call.operation) {
    case key_value_operation::get: return get(db, call, when);
    case key_value_operation::list: return list(db, call, when);
    default: return refuse(sdk_code::internal, "this call does not only read");
  }
}

}  // namespace sluice::sqlite
