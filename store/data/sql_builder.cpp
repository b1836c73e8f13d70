#include "store/data/sql_builder.hpp"

#include "store/data/options.hpp"
#include "store/data/refusal.hpp"

#include <fmt/format.h>

namespace sluice::data {
namespace {

class builder {
 public:
  builder& word(std::string_view text) {
    out_.text += text;
    return *this;
  }
  builder& name(std::string_view from_catalogue) {
    out_.text += '"';
    for (const char c : from_catalogue) {
      if (c == '"') out_.text += '"';
      out_.text += c;
    }
    out_.text += '"';
    return *this;
  }
  builder& parameter(sql_value bound) {
    out_.text += '?';
    out_.parameters.push_back(std::move(bound));
    return *this;
  }

  builder& where(const condition& what, tenant_id tenant) {
    word(" WHERE ").name(tenant_column).word(" = ").parameter(tenant.value);
    if (what.kind == condition_kind::all_of && what.parts.empty()) return *this;
    return word(" AND ").add(what);
  }

  builder& names(const std::vector<const column*>& columns) {
    std::string_view separator;
    for (const column* c : columns) {
      word(separator).name(c->name);
      separator = ", ";
    }
    return *this;
  }

  sql done() {
    if (out_.parameters.size() > max_parameters)
      throw_limit(fmt::format("the call has {} values, a statement takes {}", out_.parameters.size(),
                              max_parameters));
    return std::move(out_);
  }

 private:
  builder& add(const condition& what) {
    switch (what.kind) {
      case condition_kind::all_of: return parts(what, " AND ", "1 = 1");
      case condition_kind::any_of: return parts(what, " OR ", "1 = 0");
      case condition_kind::none_of: return word("NOT (").add(what.parts.front()).word(")");
      case condition_kind::equal: return compare(what, " = ");
      case condition_kind::not_equal: return compare(what, " <> ");
      case condition_kind::greater: return compare(what, " > ");
      case condition_kind::greater_or_equal: return compare(what, " >= ");
      case condition_kind::less: return compare(what, " < ");
      case condition_kind::less_or_equal: return compare(what, " <= ");
      case condition_kind::like: return compare(what, " LIKE ").word(" ESCAPE '\\'");
      case condition_kind::in: return list(what);
      case condition_kind::is_null: return name(what.column->name).word(" IS NULL");
      case condition_kind::is_not_null: return name(what.column->name).word(" IS NOT NULL");
    }
    return *this;
  }
  builder& compare(const condition& what, std::string_view with) {
    return name(what.column->name).word(with).parameter(what.values.front());
  }
  builder& parts(const condition& what, std::string_view between, std::string_view if_none) {
    if (what.parts.empty()) return word(if_none);
    word("(");
    std::string_view separator;
    for (const condition& part : what.parts) {
      word(separator).add(part);
      separator = between;
    }
    return word(")");
  }
  builder& list(const condition& what) {
    if (what.values.empty()) return word("1 = 0");
    name(what.column->name).word(" IN (");
    std::string_view separator;
    for (const sql_value& one : what.values) {
      word(separator).parameter(one);
      separator = ", ";
    }
    return word(")");
  }

  sql out_;
};

}  // namespace

sql build_select(const select_statement& from, tenant_id tenant, std::int64_t max_rows) {
  builder out;
  out.word("SELECT ").names(from.columns).word(" FROM ").name(from.from->name).where(from.where, tenant);
  std::string_view separator = " ORDER BY ";
  for (const order& by : from.order_by) {
    out.word(separator).name(by.column->name).word(by.descending ? " DESC" : " ASC");
    separator = ", ";
  }
  // One more than allowed tells that there are more.
  out.word(" LIMIT ").parameter(from.limit.value_or(max_rows + 1));
  if (from.offset > 0) out.word(" OFFSET ").parameter(from.offset);
  return out.done();
}

sql build_count(const count_statement& from, tenant_id tenant) {
  return builder{}.word("SELECT count(*) FROM ").name(from.from->name).where(from.where, tenant).done();
}

sql build_insert(const table& into, const cells& row, tenant_id tenant) {
  builder out;
  // OR ABORT overrides an ON CONFLICT REPLACE of the table's, which could replace another tenant's row.
  out.word("INSERT OR ABORT INTO ").name(into.name).word(" (").name(tenant_column);
  for (const auto& [column, cell] : row) out.word(", ").name(column->name);
  out.word(") VALUES (").parameter(tenant.value);
  for (const auto& [column, cell] : row) out.word(", ").parameter(cell);
  out.word(") RETURNING ");
  std::vector<const column*> all;
  for (const column& c : into.columns) all.push_back(&c);
  return out.names(all).done();
}

sql build_update(const update_statement& from, tenant_id tenant) {
  builder out;
  out.word("UPDATE OR ABORT ").name(from.of->name).word(" SET ");
  std::string_view separator;
  for (const auto& [column, cell] : from.changes) {
    out.word(separator).name(column->name).word(" = ").parameter(cell);
    separator = ", ";
  }
  return out.where(from.where, tenant).done();
}

sql build_delete(const delete_statement& from, tenant_id tenant) {
  return builder{}.word("DELETE FROM ").name(from.from->name).where(from.where, tenant).done();
}

}  // namespace sluice::data
