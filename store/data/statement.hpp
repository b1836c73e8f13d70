#pragma once

#include "store/data/catalog.hpp"
#include "store/data/sql_value.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

// What a call asks for, checked, and apart from any database's SQL: every table and column is one of the
// catalogue's, every value a parameter. A column lives as long as its statement's table.
namespace sluice::data {

enum class condition_kind : std::uint8_t {
  all_of,   ///< every part; none: true
  any_of,   ///< one of the parts; none: false
  none_of,  ///< not its one part
  equal,
  not_equal,
  greater,
  greater_or_equal,
  less,
  less_or_equal,
  like,  ///< % any text, _ any character, \ takes the next one as it is
  in,    ///< one of the values, none of them null
  is_null,
  is_not_null,
};

struct condition {
  condition_kind kind = condition_kind::all_of;
  const data::column* column = nullptr;
  std::vector<sql_value> values;
  std::vector<condition> parts;
};

struct order {
  const data::column* column = nullptr;
  bool descending = false;
};

struct select_statement {
  table_ptr from;
  std::vector<const column*> columns;
  condition where;
  std::vector<order> order_by;
  std::optional<std::int64_t> limit;
  std::int64_t offset = 0;
};

struct count_statement {
  table_ptr from;
  condition where;
};

using cells = std::vector<std::pair<const column*, sql_value>>;

struct insert_statement {
  table_ptr into;
  std::vector<cells> rows;
};

struct update_statement {
  table_ptr of;
  condition where;
  cells changes;
};

struct delete_statement {
  table_ptr from;
  condition where;
};

using statement =
    std::variant<select_statement, count_statement, insert_statement, update_statement, delete_statement>;

}  // namespace sluice::data
