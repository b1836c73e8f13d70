#include "store/data/catalog.hpp"

#include "config/nearest.hpp"
#include "store/data/json_text.hpp"
#include "store/data/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::data {
namespace {

[[noreturn]] void throw_not_allowed(std::string message) {
  throw refusal{{sdk_code::table_not_allowed, std::move(message), false}};
}

}  // namespace

const column* table::find(std::string_view column_name) const {
  const auto found = std::ranges::find(columns, column_name, &column::name);
  return found == columns.end() ? nullptr : &*found;
}

const column& column_of(const table& from, std::string_view name, std::string_view where) {
  if (const column* found = from.find(name)) return *found;
  std::vector<std::string_view> names;
  for (const column& c : from.columns) names.push_back(c.name);
  const auto meant = name.size() <= 64 ? config::nearest(name, names) : std::string_view{};
  throw_invalid(fmt::format("{}: the table {} has no column {}{}; it has {}", where, shown(from.name),
                            shown(name), meant.empty() ? "" : fmt::format("; did you mean {}?", shown(meant)),
                            fmt::join(names, ", ")));
}

table_ptr catalog::find(std::string_view name, catalog_source& source) {
  if (const auto version = source.schema_version(); version != version_) {
    tables_.clear();
    version_ = version;
  }
  const auto found = tables_.find(name);
  if (found != tables_.end()) return found->second;
  return tables_.emplace(std::string(name), load(name, source)).first->second;
}

table_ptr catalog::load(std::string_view name, catalog_source& source) const {
  if (allowed_tables::is_internal(name))
    throw_not_allowed(fmt::format("the table {} is never for scripts", shown(name)));
  if (!allowed_.has(name)) {
    const auto meant = name.size() <= 64 ? config::nearest(name, allowed_.names()) : std::string_view{};
    if (!meant.empty())
      throw_not_allowed(
          fmt::format("there is no table {} for scripts; did you mean {}?", shown(name), shown(meant)));
    throw_not_allowed(
        fmt::format("the table {} is not for scripts: the operator has to add it to the setting data.tables",
                    shown(name)));
  }
  auto described = source.describe(name);
  if (!described)
    throw_not_allowed(
        fmt::format("the database has no table {} (names are told apart by case)", shown(name)));
  if (described->kind == table_kind::other)
    throw_not_allowed(fmt::format("{} is a virtual table, which is never for scripts", shown(name)));
  if (!described->find(tenant_column))
    throw_not_allowed(fmt::format(
        "the table {} has no column {}, which says whose a row is: without one no table is for scripts",
        shown(name), tenant_column));
  std::erase_if(described->columns, [&](const column& c) { return !allowed_.has_column(name, c.name); });
  if (described->columns.empty())
    throw_not_allowed(
        fmt::format("the table {} has none of the columns that data.tables lists for it", shown(name)));
  return std::make_shared<const table>(*std::move(described));
}

}  // namespace sluice::data
