#pragma once

#include "store/data/cell_reader.hpp"
#include "store/data/statement.hpp"

namespace sluice::data {

/// Reads a `where`. Throws a refusal that says where in it the mistake is and what would be right.
class condition_parser {
 public:
  /// `needs_choice`: an empty object, which would mean all rows, is refused wherever it stands; {"and": []}
  /// says that all are meant.
  condition_parser(const table& of, bool needs_choice) : table_(of), needs_choice_(needs_choice) {}

  condition parse(const json& where);

 private:
  condition parse_object(const json& where, const std::string& path, int depth);
  condition parse_parts(condition_kind kind, const json& parts, const std::string& path, int depth);
  condition parse_column(const column& col, const json& wanted, const std::string& path);
  condition parse_operator(const column& col, std::string_view name, const json& wanted,
                           const std::string& path);
  condition parse_list(const column& col, const json& values, const std::string& path);
  condition compare(condition_kind kind, const column& col, const json& wanted, const std::string& path);
  condition like(const column& col, const json& pattern, const std::string& path);
  void count_one(const std::string& path);

  const table& table_;
  bool needs_choice_;
  std::size_t conditions_ = 0;
};

}  // namespace sluice::data
