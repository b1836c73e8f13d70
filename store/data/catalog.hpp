#pragma once

#include "schemas/sdk_call.hpp"
#include "store/data/allowed_tables.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::data {

/// What a column's declared type makes of values (README, "Types").
enum class column_kind : std::uint8_t { integer, real, numeric, boolean, json, text, any };

struct column {
  std::string name;
  column_kind kind = column_kind::any;
  bool writable = true;  ///< false: the database computes it
};

enum class table_kind : std::uint8_t { table, view, other };

/// A table as its database describes it; in a catalog: with the columns that scripts may use.
struct table {
  std::string name;
  table_kind kind = table_kind::table;
  std::vector<column> columns;

  const column* find(std::string_view column_name) const;
};
using table_ptr = std::shared_ptr<const table>;

/// The column of that name; throws a refusal that names the nearest and all there are. `where`: for the
/// message.
const column& column_of(const table& from, std::string_view name, std::string_view where);

/// Where a catalog learns about tables: the database's own catalogue.
class catalog_source {
 public:
  virtual ~catalog_source() = default;
  /// Another number after every change of the schema.
  virtual std::int64_t schema_version() = 0;
  /// The table of exactly this name, with all its columns.
  virtual std::optional<table> describe(std::string_view name) = 0;
};

/// The tables that scripts may use, looked up by exact name and remembered until the schema changes. All
/// names in statements come from here. Belongs to one connection.
class catalog {
 public:
  explicit catalog(allowed_tables allowed) : allowed_(std::move(allowed)) {}

  /// Throws a refusal if it may not be used, which says what the operator would have to do.
  table_ptr find(std::string_view name, catalog_source& source);
  /// Forgets everything.
  void clear() { tables_.clear(); }

 private:
  table_ptr load(std::string_view name, catalog_source& source) const;

  allowed_tables allowed_;
  std::int64_t version_ = -1;
  std::map<std::string, table_ptr, std::less<>> tables_;
};

}  // namespace sluice::data
