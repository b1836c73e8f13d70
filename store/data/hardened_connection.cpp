#include "store/data/hardened_connection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::data {
namespace {

/// Statements of scripts that stay prepared; their number of shapes has no bound.
constexpr std::size_t max_prepared = 256;
/// Virtual machine steps between two looks at the clock: some tens of microseconds.
constexpr int steps_per_look = 1'000;
/// A write-ahead log larger than this is cut after a checkpoint.
constexpr int journal_limit_bytes = 32 << 20;

int open_flags(const options& options, hardened_connection::access mode) {
  if (mode == hardened_connection::access::read_only) return SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
  return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (options.create ? SQLITE_OPEN_CREATE : 0);
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return out;
}

/// What a declared type means: JSON and BOOLEAN by name, the rest by SQLite's rules of affinity
/// (https://www.sqlite.org/datatype3.html#determination_of_column_affinity).
column_kind kind_of_type(std::string_view declared, bool strict) {
  const auto type = lower_case(declared);
  const auto has = [&](std::string_view part) { return type.find(part) != std::string::npos; };
  if (type == "json" || type == "jsonb") return column_kind::json;
  if (type == "boolean" || type == "bool") return column_kind::boolean;
  if (has("int")) return column_kind::integer;
  if (has("char") || has("clob") || has("text")) return column_kind::text;
  if (type.empty() || has("blob") || (strict && type == "any")) return column_kind::any;
  if (has("real") || has("floa") || has("doub")) return column_kind::real;
  return column_kind::numeric;
}

void bind(sqlite3_stmt* to_run, int index, const sql_value& bound) {
  struct {
    sqlite3_stmt* to;
    int at;
    int operator()(std::monostate) const { return sqlite3_bind_null(to, at); }
    int operator()(bool x) const { return sqlite3_bind_int(to, at, x); }
    int operator()(std::int64_t x) const { return sqlite3_bind_int64(to, at, x); }
    int operator()(double x) const { return sqlite3_bind_double(to, at, x); }
    int operator()(const std::string& x) const {
      return sqlite3_bind_text64(to, at, x.data(), x.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(const bytes& x) const {
      return x.content.empty()
                 ? sqlite3_bind_zeroblob(to, at, 0)
                 : sqlite3_bind_blob64(to, at, x.content.data(), x.content.size(), SQLITE_STATIC);
    }
  } const to{to_run, index};
  const int code = std::visit(to, bound);
  if (code != SQLITE_OK) throw SQLite::Exception(sqlite3_db_handle(to_run), code);
}

}  // namespace

hardened_connection::hardened_connection(const options& options, access mode)
    : database_(options.path.string(), open_flags(options, mode),
                static_cast<int>(options.busy_timeout.count())) {
  const auto longest = std::max<std::size_t>(2 * options.limits.max_result_bytes, 16u << 20);
  sqlite3_limit(handle(), SQLITE_LIMIT_LENGTH, static_cast<int>(longest));
  harden();
  if (mode == access::read_write) {
    database_.exec("PRAGMA journal_mode = WAL");
    database_.exec("PRAGMA synchronous = FULL");
    database_.exec("PRAGMA foreign_keys = ON");
    database_.exec(fmt::format("PRAGMA journal_size_limit = {}", journal_limit_bytes));
  } else {
    database_.exec("PRAGMA query_only = ON");
  }
  database_.exec("PRAGMA temp_store = MEMORY");
  sqlite3_set_authorizer(handle(), authorize, this);
  sqlite3_progress_handler(handle(), steps_per_look, past_deadline, this);
}

hardened_connection::~hardened_connection() {
  own_.clear();
  scripts_.clear();
}

void hardened_connection::harden() {
  constexpr auto switches = std::to_array<std::pair<int, int>>({
      {SQLITE_DBCONFIG_DEFENSIVE, 1},
      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
      {SQLITE_DBCONFIG_DQS_DML, 0},  // else "tenant_id" of a table without one would be a string
      {SQLITE_DBCONFIG_DQS_DDL, 0},
      {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
      {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
      {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
  });
  for (const auto& [which, on] : switches) {
    const int code = sqlite3_db_config(handle(), which, on, nullptr);
    if (code != SQLITE_OK) throw SQLite::Exception(handle(), code);
  }
  sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(handle(), SQLITE_LIMIT_VARIABLE_NUMBER, static_cast<int>(max_parameters));
  sqlite3_limit(handle(), SQLITE_LIMIT_LIKE_PATTERN_LENGTH, static_cast<int>(max_pattern_bytes));
  sqlite3_limit(handle(), SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
  sqlite3_limit(handle(), SQLITE_LIMIT_TRIGGER_DEPTH, 100);
  sqlite3_limit(handle(), SQLITE_LIMIT_WORKER_THREADS, 0);
}

int hardened_connection::authorize(void* self, int action, const char*, const char*, const char*,
                                   const char*) {
  switch (action) {
    case SQLITE_READ:
    case SQLITE_SELECT:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT: return SQLITE_OK;
    case SQLITE_PRAGMA: return SQLITE_OK;  // ours alone: no statement of a script's has one
    default: return static_cast<hardened_connection*>(self)->may_define_ ? SQLITE_OK : SQLITE_DENY;
  }
}

int hardened_connection::past_deadline(void* self) {
  return std::chrono::steady_clock::now() > static_cast<hardened_connection*>(self)->deadline_ ? 1 : 0;
}

void hardened_connection::define(const char* text) {
  may_define_ = true;
  deadline_ = time_point::max();
  try {
    database_.exec(text);
  } catch (...) {
    may_define_ = false;
    throw;
  }
  may_define_ = false;
}

sqlite::statement& hardened_connection::prepared(const std::string& text, statements& among) {
  const auto found = among.find(text);
  if (found != among.end()) return found->second;
  if (among.size() >= max_prepared) among.clear();
  deadline_ = time_point::max();
  return among.emplace(text, sqlite::statement(handle(), text)).first->second;
}

sqlite::rows hardened_connection::start(const sql& what, time_point deadline) {
  sqlite3_stmt* running = prepared(what.text, scripts_).handle();
  int index = 0;
  for (const sql_value& parameter : what.parameters) bind(running, ++index, parameter);
  deadline_ = deadline;
  return sqlite::rows(running);
}

std::int64_t hardened_connection::schema_version() {
  deadline_ = time_point::max();
  auto rows = own("PRAGMA schema_version").query();
  return rows.next() ? rows.integer(0) : 0;
}

std::optional<table> hardened_connection::describe(std::string_view name) {
  table out;
  bool strict = false;
  {
    auto rows =
        own("SELECT type, strict FROM pragma_table_list WHERE schema = 'main' AND name = ? COLLATE BINARY")
            .query(name);
    if (!rows.next()) return std::nullopt;
    const auto type = rows.text(0);
    out.kind = type == "table" ? table_kind::table : type == "view" ? table_kind::view : table_kind::other;
    strict = rows.integer(1) != 0;
  }
  out.name = name;
  auto rows = own("SELECT name, type, hidden FROM pragma_table_xinfo(?, 'main')").query(name);
  while (rows.next()) {
    const auto hidden = rows.integer(2);
    if (hidden == 1) continue;  // of a virtual table
    out.columns.push_back({rows.string(0), kind_of_type(rows.text(1), strict), hidden == 0});
  }
  return out;
}

}  // namespace sluice::data
