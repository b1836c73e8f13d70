#include "store/data/statement_runner.hpp"

#include "store/data/refusal.hpp"
#include "store/data/row_writer.hpp"
#include "store/data/sql_builder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::data {

std::string statement_runner::run(const sdk_call& call, hardened_connection::time_point latest) {
  tenant_ = call.tenant;
  deadline_ = std::min(latest, std::chrono::steady_clock::now() + limits_.time);
  const auto find = [this](std::string_view name) { return tables_.find(name, connection_); };
  const json args = parse_arguments(call.args);
  for (bool again = false;; again = true) {
    const auto what = parse_statement(call.name, args, find, tenant_, limits_.max_rows);
    try {
      return std::visit([this](const auto& one) { return (*this)(one); }, what);
    } catch (const SQLite::Exception& problem) {
      // The schema changed after it was looked up: a name is no longer there.
      if (again || problem.getErrorCode() != SQLITE_ERROR) throw;
      tables_.clear();
    }
  }
}

std::string statement_runner::operator()(const select_statement& what) {
  row_writer out(what.columns, limits_.max_result_bytes);
  const auto text = build_select(what, tenant_, limits_.max_rows);
  auto rows = connection_.start(text, deadline_);
  while (rows.next()) {
    if (out.rows() == limits_.max_rows)
      throw_limit(
          fmt::format("the query finds more than {} rows: page with limit and offset", limits_.max_rows));
    out.add(rows.handle());
  }
  return out.done();
}

std::string statement_runner::operator()(const count_statement& what) {
  const auto text = build_count(what, tenant_);
  auto rows = connection_.start(text, deadline_);
  return std::to_string(rows.next() ? rows.integer(0) : 0);
}

std::string statement_runner::operator()(const insert_statement& what) {
  std::vector<const column*> columns;
  for (const column& c : what.into->columns) columns.push_back(&c);
  row_writer out(std::move(columns), limits_.max_result_bytes);
  // One statement a row: the rows of a RETURNING of many come in no particular order.
  for (const auto& row : what.rows) {
    const auto text = build_insert(*what.into, row, tenant_);
    auto rows = connection_.start(text, deadline_);
    while (rows.next()) out.add(rows.handle());
  }
  return out.done();
}

std::string statement_runner::operator()(const update_statement& what) {
  return change(build_update(what, tenant_));
}
std::string statement_runner::operator()(const delete_statement& what) {
  return change(build_delete(what, tenant_));
}

std::string statement_runner::change(const sql& what) {
  auto rows = connection_.start(what, deadline_);
  while (rows.next()) {
  }
  return std::to_string(connection_.changes());
}

}  // namespace sluice::data
