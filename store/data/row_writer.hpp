#pragma once

#include "store/data/catalog.hpp"
#include "store/sqlite_statement.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice::data {

/// Makes the answer {"rows":[...],"bytes":[...]} of SQLite's rows. Every value comes back as it is: README,
/// "Types".
class row_writer {
 public:
  /// Of these columns, in the order of the statement's. Throws a refusal when the answer gets larger than
  /// `max_bytes`.
  row_writer(std::vector<const column*> columns, std::size_t max_bytes);

  void add(sqlite3_stmt* row);
  std::int64_t rows() const { return rows_; }
  std::string done();

 private:
  void add_cell(sqlite3_stmt* row, int index);
  void make_all_bytes();

  std::vector<const column*> columns_;
  std::vector<std::string> keys_;  ///< `"name":`
  std::vector<bool> has_bytes_;
  std::vector<bool> has_others_;
  /// Cells that are bytes, as row · columns + column: who is not, in a column that has bytes, becomes bytes,
  /// too.
  std::vector<std::int64_t> byte_cells_;
  std::size_t max_bytes_;
  std::int64_t rows_ = 0;
  std::string out_ = "[";
};

}  // namespace sluice::data
