#include "store/data/call_record.hpp"

#include "schemas/sha256.hpp"
#include "store/data/statement_parser.hpp"

#include <fmt/format.h>

#include <array>

namespace sluice::data {
namespace {

/// Markers between two cleanings; each deletes at most twice as many, so that cleaning keeps up.
constexpr std::int64_t added_between_cleanings = 500;

constexpr auto recorded_errors =
    std::to_array<sdk_code>({sdk_code::invalid_argument, sdk_code::query_failed, sdk_code::conflict,
                             sdk_code::table_not_allowed, sdk_code::limit_exceeded});

/// "=json", or "!code message".
std::string encode(const sdk_result& answer) {
  if (answer) return "=" + answer->json;
  return fmt::format("!{} {}", to_string(answer.error().code), answer.error().message);
}

sdk_result decode(std::string_view text) {
  if (text.starts_with('=')) return sdk_answer{.json = std::string(text.substr(1)), .body = {}};
  const auto space = text.find(' ');
  const auto name = text.substr(1, space - 1);
  for (const auto code : recorded_errors)
    if (to_string(code) == name) return refuse(code, std::string(text.substr(space + 1)));
  return refuse(sdk_code::internal, "the record of an earlier attempt cannot be read");
}

}  // namespace

std::string hash_of(const sdk_call& call, std::string_view before) {
  return sha256_hex(fmt::format("{}\n{}\n{}", before, call.name, without_transaction(call.args)));
}

std::int64_t occurrence_counter::count(const std::string& execution, const std::string& hash) const {
  const std::lock_guard lock(mutex_);
  const auto calls = counts_.find(execution);
  if (calls == counts_.end()) return 0;
  const auto found = calls->second.find(hash);
  return found == calls->second.end() ? 0 : found->second;
}

void occurrence_counter::add(const counted_call& call) {
  const std::lock_guard lock(mutex_);
  ++counts_[call.execution][call.hash];
}

void occurrence_counter::undo(const std::vector<counted_call>& calls) {
  const std::lock_guard lock(mutex_);
  for (const auto& call : calls) {
    const auto found = counts_.find(call.execution);
    if (found != counts_.end()) --found->second[call.hash];
  }
}

void occurrence_counter::ended(std::string_view execution) {
  const std::lock_guard lock(mutex_);
  if (const auto found = counts_.find(execution); found != counts_.end()) counts_.erase(found);
}

void call_record::prepare() {
  if (prepared_) return;
  connection_.define(
      "CREATE TABLE IF NOT EXISTS _sluice_calls (id INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, "
      "delivery TEXT NOT NULL, hash TEXT NOT NULL, occurrence INTEGER NOT NULL, result TEXT NOT NULL, "
      "at INTEGER NOT NULL, UNIQUE (delivery, hash, occurrence, tenant))");
  prepared_ = true;
}

std::optional<sdk_result> call_record::find(const sdk_call& call, const std::string& hash,
                                            std::int64_t occurrence) {
  auto rows = connection_
                  .own(
                      "SELECT result FROM _sluice_calls WHERE delivery = ? AND hash = ? AND occurrence = ? "
                      "AND tenant = ?")
                  .query(std::string_view(call.delivery), std::string_view(hash), occurrence, call.tenant);
  if (!rows.next()) return std::nullopt;
  return decode(rows.text(0));
}

void call_record::add(const sdk_call& call, const std::string& hash, std::int64_t occurrence,
                      const sdk_result& answer) {
  const auto result = encode(answer);
  connection_
      .own(
          "INSERT OR IGNORE INTO _sluice_calls (tenant, delivery, hash, occurrence, result, at) "
          "VALUES (?, ?, ?, ?, ?, ?)")
      .run(call.tenant, std::string_view(call.delivery), std::string_view(hash), occurrence,
           std::string_view(result), options_.clock());
  ++added_;
}

void call_record::clean() {
  if (added_ < added_between_cleanings) return;
  const auto before = options_.clock() - options_.limits.keep_recorded;
  connection_
      .own(
          "DELETE FROM _sluice_calls WHERE id IN (SELECT id FROM _sluice_calls ORDER BY id LIMIT ?) AND at < "
          "?")
      .run(2 * added_, timestamp(before));
  added_ = 0;
}

}  // namespace sluice::data
