#pragma once

#include "schemas/ids.hpp"

#include <SQLiteCpp/Exception.h>

#include <concepts>
#include <cstdint>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sluice::sqlite {

/// Bound as NULL when empty.
struct text_or_null {
  std::string_view text;
};
/// Bound as BLOB, NULL when empty.
struct blob_or_null {
  std::string_view bytes;
};

/// The rows of a running query. Resets the statement when it goes. Text is valid until the next `next()`.
class rows {
 public:
  explicit rows(sqlite3_stmt* statement) : statement_(statement) {}
  ~rows() { sqlite3_reset(statement_); }
  rows(const rows&) = delete;
  rows& operator=(const rows&) = delete;

  /// Goes to the next row; false at the end. Throws SQLite::Exception.
  bool next();

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  std::string_view text(int column) const;
  /// For values of any type.
  sqlite3_stmt* handle() const { return statement_; }
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

  std::string string(int column) const { return std::string(text(column)); }
  template <class Id>
  Id id(int column) const {
    return Id{integer(column)};
  }
  timestamp time(int column) const { return timestamp(std::chrono::microseconds(integer(column))); }

 private:
  sqlite3_stmt* statement_;
};

/// A prepared statement, kept for the life of its connection. Beside SQLiteCpp's Statement, because that one
/// cannot bind a string_view as TEXT without copying it, and shares ownership on every use.
/// Throws SQLite::Exception.
class statement {
 public:
  statement(sqlite3* db, std::string_view sql);
  ~statement() { sqlite3_finalize(handle_); }
  statement(statement&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  statement& operator=(statement&&) = delete;

  /// For values whose types are known at run time only.
  sqlite3_stmt* handle() { return handle_; }

  /// Runs to the end with these parameters, `?1` first. Text is bound by reference.
  template <class... Args>
  void run(const Args&... args) {
    bind_all(args...);
    finish();
  }
  /// Starts a query. Text is bound by reference: it must outlive the rows.
  template <class... Args>
  [[nodiscard]] rows query(const Args&... args) {
    bind_all(args...);
    return rows(handle_);
  }

 private:
  template <class... Args>
  void bind_all(const Args&... args) {
    int index = 0;
    (bind(++index, args), ...);
  }
  void bind(int index, std::int64_t value);
  void bind(int index, std::string_view text);
  void bind(int index, std::nullopt_t);
  void bind(int index, text_or_null value);
  void bind(int index, blob_or_null value);
  void bind(int index, timestamp value) { bind(index, std::int64_t{value.time_since_epoch().count()}); }
  template <std::integral T>
  void bind(int index, T value) {
    bind(index, static_cast<std::int64_t>(value));
  }
  template <class T>
  requires std::is_enum_v<T>
  void bind(int index, T value) { bind(index, static_cast<std::int64_t>(value)); }
  template <class Tag>
  void bind(int index, id<Tag> value) {
    bind(index, value.value);
  }
  template <class T>
  void bind(int index, const std::optional<T>& value) {
    value ? bind(index, *value) : bind(index, std::nullopt);
  }

  void finish();
  void check(int code) const;

  sqlite3_stmt* handle_ = nullptr;
};

}  // namespace sluice::sqlite
