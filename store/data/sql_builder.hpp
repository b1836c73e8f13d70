#pragma once

#include "schemas/ids.hpp"
#include "store/data/statement.hpp"

#include <string>
#include <vector>

namespace sluice::data {

/// A statement's text and the values of its `?`, in order.
struct sql {
  std::string text;
  std::vector<sql_value> parameters;
};

/// SQLite's text of a statement. Two things hold for every one: it says `tenant_id = ?` (an insert sets it),
/// bound to the tenant; and its text is made of the catalogue's names and of words of ours, so that nothing
/// of what a script passes stands in it. Throws a refusal if it has more parameters than SQLite takes.
sql build_select(const select_statement& from, tenant_id tenant, std::int64_t max_rows);
sql build_count(const count_statement& from, tenant_id tenant);
/// One row; gives it back, all of its table's columns.
sql build_insert(const table& into, const cells& row, tenant_id tenant);
sql build_update(const update_statement& from, tenant_id tenant);
sql build_delete(const delete_statement& from, tenant_id tenant);

}  // namespace sluice::data
