#include "store/data/statement_parser.hpp"

#include "store/data/condition_parser.hpp"
#include "store/data/json_text.hpp"
#include "store/data/options.hpp"
#include "store/data/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sluice::data {
namespace {

const json& argument(const json& args, std::size_t index) {
  static const json none;
  return index < args.size() ? args[index] : none;
}

table_ptr table_of(const json& args, const table_finder& find) {
  const json& name = argument(args, 1);
  if (!name.is_string() || name.get_ref<const std::string&>().empty())
    throw_invalid(
        fmt::format("the table: has to be its name, not {}", name.is_string() ? "empty" : kind_of(name)));
  return find(name.get_ref<const std::string&>());
}

std::int64_t whole_number(const json& from, std::string_view what) {
  if (from.is_number_integer() && from >= 0) return from.get<std::int64_t>();
  throw_invalid(fmt::format("{}: has to be a whole number, 0 or more{}", what,
                            from.is_number() ? "" : fmt::format(", not {}", kind_of(from))));
}

/// All columns if `names` is null.
std::vector<const column*> read_select(const table& from, const json* names) {
  std::vector<const column*> out;
  if (!names) {
    for (const column& c : from.columns) out.push_back(&c);
    return out;
  }
  if (!names->is_array() || names->empty())
    throw_invalid(fmt::format("select: has to be an array of columns such as [\"id\"], not {}",
                              names->is_array() ? "an empty one" : kind_of(*names)));
  for (const json& name : *names) {
    if (!name.is_string()) throw_invalid(fmt::format("select: a column is a string, not {}", kind_of(name)));
    const column& found = column_of(from, name.get_ref<const std::string&>(), "select");
    if (std::ranges::find(out, &found) != out.end())
      throw_invalid(fmt::format("select: has {} twice", shown(found.name)));
    out.push_back(&found);
  }
  return out;
}

void read_order(const table& from, const json& wanted, std::vector<order>& out, bool may_be_list) {
  if (wanted.is_string()) {
    out.push_back({&column_of(from, wanted.get_ref<const std::string&>(), "orderBy"), false});
  } else if (wanted.is_object() && !wanted.empty()) {
    for (const auto& [name, direction] : wanted.items()) {
      const column& by = column_of(from, name, "orderBy");
      if (direction != "asc" && direction != "desc")
        throw_invalid(fmt::format("orderBy.{}: has to be \"asc\" or \"desc\"", by.name));
      out.push_back({&by, direction == "desc"});
    }
  } else if (wanted.is_array() && may_be_list) {
    for (const json& one : wanted) read_order(from, one, out, false);
  } else {
    throw_invalid(
        fmt::format("orderBy: has to be a column, {{\"column\": \"desc\"}} or an array of these, not {}",
                    wanted.is_object() ? "an empty object" : kind_of(wanted)));
  }
  if (out.size() > from.columns.size()) throw_invalid("orderBy: has a column twice");
}

condition read_where(const table& of, const json& where, bool needs_choice) {
  if (where.is_null() && !needs_choice) return {};
  return condition_parser(of, needs_choice).parse(where);
}

statement read_query(const json& args, const table_finder& find, std::int64_t max_rows) {
  select_statement out;
  out.from = table_of(args, find);
  const json& options = argument(args, 2);
  if (!options.is_object() && !options.is_null())
    throw_invalid(fmt::format("the options of a query: have to be an object, not {}", kind_of(options)));
  const auto option = [&](const char* name) -> const json* {
    return options.is_object() && options.contains(name) ? &options[name] : nullptr;
  };
  out.columns = read_select(*out.from, option("select"));
  if (const json* where = option("where")) out.where = read_where(*out.from, *where, false);
  if (const json* by = option("orderBy")) read_order(*out.from, *by, out.order_by, true);
  if (const json* limit = option("limit")) out.limit = whole_number(*limit, "limit");
  if (const json* offset = option("offset")) out.offset = whole_number(*offset, "offset");
  if (out.limit.value_or(0) > max_rows)
    throw_limit(
        fmt::format("limit: {} is more than the {} rows that a query may give; page with limit and offset",
                    *out.limit, max_rows));
  return out;
}

bool is_own_tenant(const json& value, tenant_id tenant) {
  return value == tenant.value || value == std::to_string(tenant.value);
}

cells read_row(const table& of, const json& row, const std::string& path, tenant_id tenant) {
  if (!row.is_object())
    throw_invalid(fmt::format("{}: has to be an object of columns such as {{\"name\": \"Ada\"}}, not {}",
                              path, kind_of(row)));
  cells out;
  for (const auto& [name, value] : row.items()) {
    const column& to = column_of(of, name, path);
    const auto where = fmt::format("{}.{}", path, to.name);
    if (to.name == tenant_column) {
      if (!is_own_tenant(value, tenant))
        throw_invalid(
            fmt::format("{}: is set by the engine, to the script's own tenant; leave it out", where));
      continue;
    }
    if (!to.writable) throw_invalid(fmt::format("{}: is computed by the database and cannot be set", where));
    out.emplace_back(&to, read_cell(value, to, where));
  }
  return out;
}

table_ptr writable_table(const json& args, const table_finder& find) {
  auto out = table_of(args, find);
  if (out->kind == table_kind::view)
    throw_invalid(fmt::format("{} is a view, which can only be read", shown(out->name)));
  return out;
}

statement read_insert(const json& args, const table_finder& find, tenant_id tenant, bool many) {
  insert_statement out;
  out.into = writable_table(args, find);
  const json& rows = argument(args, 2);
  if (!many) {
    out.rows.push_back(read_row(*out.into, rows, "row", tenant));
    return out;
  }
  if (!rows.is_array())
    throw_invalid(fmt::format("rows: have to be an array of objects, not {}", kind_of(rows)));
  if (rows.size() > max_insert_rows)
    throw_limit(
        fmt::format("rows: {} are more than the {} that one call may insert", rows.size(), max_insert_rows));
  for (std::size_t i = 0; i < rows.size(); ++i)
    out.rows.push_back(read_row(*out.into, rows[i], fmt::format("rows[{}]", i), tenant));
  return out;
}

statement read_update(const json& args, const table_finder& find, tenant_id tenant) {
  update_statement out;
  out.of = writable_table(args, find);
  out.where = read_where(*out.of, argument(args, 2), true);
  out.changes = read_row(*out.of, argument(args, 3), "changes", tenant);
  if (out.changes.empty()) throw_invalid("changes: name no column to change");
  return out;
}

}  // namespace

json parse_arguments(std::string_view args) {
  if (json_depth(args) > max_json_depth)
    throw_invalid(fmt::format("the arguments: are more than {} levels deep", max_json_depth));
  auto out = json::parse(args, nullptr, /*allow_exceptions=*/false);
  if (!out.is_array())
    throw_invalid("the arguments: hold a text that no database stores, such as half of a surrogate pair");
  return out;
}

std::uint64_t transaction_of(std::string_view args) {
  std::uint64_t number = 0;
  const auto first = args.find_first_not_of(" [");
  if (first == std::string_view::npos) return 0;
  std::from_chars(args.data() + first, args.data() + args.size(), number);
  return number;
}

std::string_view without_transaction(std::string_view args) {
  const auto comma = args.find(',');
  return comma == std::string_view::npos ? std::string_view{} : args.substr(comma + 1);
}

statement parse_statement(std::string_view call_name, const json& args, const table_finder& find,
                          tenant_id tenant, std::int64_t max_rows) {
  if (call_name == "db.query") return read_query(args, find, max_rows);
  if (call_name == "db.insert") return read_insert(args, find, tenant, false);
  if (call_name == "db.insertMany") return read_insert(args, find, tenant, true);
  if (call_name == "db.update") return read_update(args, find, tenant);
  if (call_name == "db.count") {
    auto from = table_of(args, find);
    auto where = read_where(*from, argument(args, 2), false);
    return count_statement{std::move(from), std::move(where)};
  }
  if (call_name == "db.delete") {
    auto from = writable_table(args, find);
    auto where = read_where(*from, argument(args, 2), true);
    return delete_statement{std::move(from), std::move(where)};
  }
  throw_invalid(fmt::format("iota.{} is not there", call_name));
}

}  // namespace sluice::data
