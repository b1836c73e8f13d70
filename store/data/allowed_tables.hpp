#pragma once

#include "schemas/error.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::data {

/// The column that says whose a row is: the tenant's number. No table without it is for scripts.
inline constexpr std::string_view tenant_column = "tenant_id";

/// What the operator lets scripts use (setting data.tables): entries "orders" (all columns), "customers(id,
/// name)" (these alone), "*" (every table with a tenant_id). A table's own entry goes before "*".
class allowed_tables {
 public:
  static expected<allowed_tables> parse(std::span<const std::string> entries);

  bool has(std::string_view table) const;
  bool has_column(std::string_view table, std::string_view column) const;
  /// The tables named one by one.
  std::vector<std::string_view> names() const;

  /// Whether a table can never be for scripts: SQLite's own and ours.
  static bool is_internal(std::string_view table);

 private:
  bool all_ = false;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> tables_;  ///< empty = all columns
};

}  // namespace sluice::data
