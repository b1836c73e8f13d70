#include "store/sqlite_statement.hpp"

namespace sluice::sqlite {

bool rows::next() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  throw SQLite::Exception(sqlite3_db_handle(statement_), code);
}

std::string_view rows::text(int column) const {
  // Bytes after text: sqlite3_column_bytes is the length of what the former call converted to.
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
              : std::string_view();
}

statement::statement(sqlite3* db, std::string_view sql) {
  const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &handle_, nullptr);
  if (code != SQLITE_OK) throw SQLite::Exception(db, code);
}

void statement::bind(int index, std::int64_t value) { check(sqlite3_bind_int64(handle_, index, value)); }

void statement::bind(int index, std::string_view text) {
  const char* data = text.data() ? text.data() : "";  // a null pointer would bind NULL
  check(sqlite3_bind_text64(handle_, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void statement::bind(int index, std::nullopt_t) { check(sqlite3_bind_null(handle_, index)); }

void statement::bind(int index, text_or_null value) {
  value.text.empty() ? bind(index, std::nullopt) : bind(index, value.text);
}

void statement::bind(int index, blob_or_null value) {
  if (value.bytes.empty()) return bind(index, std::nullopt);
  check(sqlite3_bind_blob64(handle_, index, value.bytes.data(), value.bytes.size(), SQLITE_STATIC));
}

void statement::finish() {
  rows result(handle_);
  while (result.next()) {
  }
}

void statement::check(int code) const {
  if (code != SQLITE_OK) throw SQLite::Exception(sqlite3_db_handle(handle_), code);
}

}  // namespace sluice::sqlite
