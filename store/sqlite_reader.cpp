#include "store/sqlite_reader.hpp"

#include "store/migrations.hpp"
#include "store/sqlite_key_value.hpp"
#include "store/sqlite_rows.hpp"

#include <fmt/format.h>

#include <limits>
#include <utility>

namespace sluice::sqlite {
namespace {

constexpr std::int64_t newest = std::numeric_limits<std::int64_t>::max();

std::string with(const char* select, const char* rest) { return fmt::format("{} {}", select, rest); }

/// All rows, each read by `read`.
template <class T>
std::vector<T> all(rows row, T (*read)(const rows&)) {
  std::vector<T> result;
  while (row.next()) result.push_back(read(row));
  return result;
}

std::size_t text_bytes(const execution& run) {
  return run.result_json.size() + run.error_name.size() + run.error_code.size() + run.error_message.size() +
         run.error_stack.size() + run.log.size();
}

std::size_t text_bytes(const dead_letter& letter) {
  return letter.event_json.size() + letter.error_name.size() + letter.error_code.size() +
         letter.error_message.size() + letter.error_stack.size();
}

/// A page of at most `limit` rows and listing_bytes. The query gives one row more than that, if there is one.
template <class T>
listing<T> page_of(rows row, int limit, T (*read)(const rows&)) {
  listing<T> page;
  std::size_t bytes = 0;
  while (!page.more && row.next()) {
    T next = read(row);
    bytes += text_bytes(next);
    page.more = !page.rows.empty() && (std::cmp_equal(page.rows.size(), limit) || bytes > listing_bytes);
    if (!page.more) page.rows.push_back(std::move(next));
  }
  return page;
}

/// The conditions that a filter asks for, as SQL. All values are parameters: ?1 tenant, ?2 before, ?3 limit +
/// 1, ?4 script, ?5 event, ?6 status. Naming each index keeps SQLite from guessing.
std::string executions_query(const execution_filter& filter) {
  const bool failed_ones = filter.status && *filter.status != execution_status::succeeded;
  const char* index = filter.event    ? "executions_by_delivery"
                      : filter.script ? "executions_by_script"
                      : failed_ones   ? "executions_not_succeeded"
                                      : "executions_by_tenant";
  return fmt::format(
      "{} INDEXED BY {} WHERE tenant_id = ?1 AND id < ?2 AND {} AND {} AND {}{} ORDER BY id DESC LIMIT ?3",
      select_execution, index, filter.script ? "script_id = ?4" : "?4 IS NULL",
      filter.event ? "event_seq = ?5" : "?5 IS NULL", filter.status ? "status = ?6" : "?6 IS NULL",
      failed_ones ? " AND status <> 0" : "");
}

}  // namespace

reader::reader(const sqlite_options& options, std::unique_ptr<connection> db)
    : path_(options.path), clock_(options.clock), db_(std::move(db)), events_(*db_) {}

expected<std::unique_ptr<store_reader>> reader::open(const sqlite_options& options) {
  return guarded(options.path, [&]() -> expected<std::unique_ptr<store_reader>> {
    auto db = std::make_unique<connection>(options, access::read_only);
    if (auto current = require_current(*db, migrations()); !current) return tl::unexpected(current.error());
    return std::unique_ptr<store_reader>(new reader(options, std::move(db)));
  });
}

expected<std::vector<tenant_row>> reader::tenants() {
  return guarded(path_, [&]() -> expected<std::vector<tenant_row>> {
    return all(db_->prepared(with(select_tenant, "ORDER BY id")).query(), read_tenant);
  });
}

expected<tenant_row> reader::tenant(tenant_id tenant) {
  return guarded(path_, [&]() -> expected<tenant_row> {
    auto row = db_->prepared(with(select_tenant, "WHERE id = ?")).query(tenant);
    if (!row.next()) return fail(error_code::not_found, fmt::format("no tenant {}", tenant.value));
    return read_tenant(row);
  });
}

expected<std::optional<token_row>> reader::token_by_hash(std::string_view sha256) {
  return guarded(path_, [&]() -> expected<std::optional<token_row>> {
    auto row = db_->prepared(with(select_token, "WHERE sha256 = ?")).query(sha256);
    return row.next() ? std::optional(read_token(row)) : std::nullopt;
  });
}

expected<std::int64_t> reader::count_tokens() {
  return guarded(path_, [&]() -> expected<std::int64_t> {
    auto row = db_->prepared("SELECT count(*) FROM api_tokens").query();
    return row.next() ? row.integer(0) : 0;
  });
}

expected<std::vector<script_row>> reader::scripts(tenant_id tenant) {
  return guarded(path_, [&]() -> expected<std::vector<script_row>> {
    std::vector<script_row> result;
    auto row = db_->prepared(with(select_script, "WHERE s.tenant_id = ? ORDER BY s.name")).query(tenant);
    while (row.next()) {
      auto script = read_script(row);
      if (!script) return tl::unexpected(script.error());
      result.push_back(std::move(*script));
    }
    return result;
  });
}

expected<script_row> reader::script(script_id script) {
  return guarded(path_, [&] { return find_script(*db_, script); });
}

expected<script_version> reader::version(version_id version) {
  return guarded(path_, [&]() -> expected<script_version> {
    auto row = db_->prepared(with(select_version, "WHERE id = ?")).query(version);
    if (!row.next()) return fail(error_code::not_found, fmt::format("no script version {}", version.value));
    return read_version(row);
  });
}

expected<event_seq> reader::settled_through(tenant_id tenant) {
  return guarded(path_, [&]() -> expected<event_seq> {
    auto row = db_->prepared("SELECT settled_through FROM tenant_cursors WHERE tenant_id = ?").query(tenant);
    return row.next() ? row.id<event_seq>(0) : event_seq{};
  });
}

expected<std::int64_t> reader::count_backlog(tenant_id tenant) {
  return guarded(path_, [&]() -> expected<std::int64_t> { return events_.count_backlog(tenant); });
}

expected<event_batch_ptr> reader::backlog(tenant_id tenant, event_seq after, std::size_t limit,
                                          std::size_t bytes) {
  return guarded(path_,
                 [&]() -> expected<event_batch_ptr> { return events_.backlog(tenant, after, limit, bytes); });
}

expected<std::vector<due_delivery>> reader::due_deliveries(tenant_id tenant, const due_delivery& from,
                                                           std::size_t limit) {
  return guarded(path_, [&]() -> expected<std::vector<due_delivery>> {
    std::vector<due_delivery> result;
    auto row = db_->prepared(
                      "SELECT event_seq, script_id, attempt, due_at FROM deliveries WHERE state = 1 AND"
                      " tenant_id = ? AND (due_at, event_seq, script_id) > (?, ?, ?)"
                      " ORDER BY due_at, event_seq, script_id LIMIT ?")
                   .query(tenant, from.due_at, from.event, from.script, limit);
    while (row.next())
      result.push_back({tenant, row.id<event_seq>(0), row.id<script_id>(1), static_cast<int>(row.integer(2)),
                        row.time(3)});
    return result;
  });
}

expected<event_batch_ptr> reader::events(tenant_id tenant, std::span<const event_seq> seqs) {
  return guarded(path_, [&]() -> expected<event_batch_ptr> { return events_.events(tenant, seqs); });
}

expected<listing<execution>> reader::executions(const execution_filter& filter) {
  return guarded(path_, [&]() -> expected<listing<execution>> {
    auto& query = db_->prepared(executions_query(filter));
    const std::int64_t before = filter.before ? filter.before.value : newest;
    return page_of(
        query.query(filter.tenant, before, filter.limit + 1, filter.script, filter.event, filter.status),
        filter.limit, read_execution);
  });
}

expected<listing<dead_letter>> reader::dead_letters(tenant_id tenant, std::int64_t before, int limit) {
  return guarded(path_, [&]() -> expected<listing<dead_letter>> {
    return page_of(
        db_->prepared(with(select_dead_letter, "WHERE tenant_id = ? AND id < ? ORDER BY id DESC LIMIT ?"))
            .query(tenant, before > 0 ? before : newest, limit + 1),
        limit, read_dead_letter);
  });
}

expected<tenant_totals> reader::totals(tenant_id tenant) {
  return guarded(path_, [&]() -> expected<tenant_totals> {
    auto row = db_->prepared(
                      "SELECT events, executions_succeeded, executions_failed,"
                      " (SELECT count(*) FROM deliveries WHERE tenant_id = ?1 AND state = 1),"
                      " (SELECT count(*) FROM script_execution_dlq WHERE tenant_id = ?1)"
                      " FROM tenant_cursors WHERE tenant_id = ?1")
                   .query(tenant);
    if (!row.next()) return tenant_totals{};
    return tenant_totals{row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)};
  });
}

expected<sdk_result> reader::read_keys(const key_value_call& call) {
  return guarded(path_, [&]() -> expected<sdk_result> { return sqlite::read_keys(*db_, call, clock_()); });
}

expected<std::vector<secret_row>> reader::secrets(tenant_id tenant) {
  return guarded(path_, [&]() -> expected<std::vector<secret_row>> {
    return all(db_->prepared(with(select_secret, "WHERE tenant_id = ? ORDER BY name")).query(tenant),
               read_secret);
  });
}

expected<std::optional<secret_row>> reader::secret(tenant_id tenant, std::string_view name) {
  return guarded(path_, [&]() -> expected<std::optional<secret_row>> {
    auto row = db_->prepared(with(select_secret, "WHERE tenant_id = ? AND name = ?")).query(tenant, name);
    return row.next() ? std::optional(read_secret(row)) : std::nullopt;
  });
}

expected<std::vector<secret_row>> reader::secrets_after(tenant_id tenant, std::string_view name,
                                                        std::size_t limit) {
  return guarded(path_, [&]() -> expected<std::vector<secret_row>> {
    return all(db_->prepared(with(select_secret,
                                  "WHERE (tenant_id, name) > (?, ?) ORDER BY tenant_id, name LIMIT ?"))
                   .query(tenant, name, limit),
               read_secret);
  });
}

}  // namespace sluice::sqlite
