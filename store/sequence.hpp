#pragma once

#include "store/sqlite_connection.hpp"

#include <cstdint>
#include <string>

namespace sluice::sqlite {

/// Numbers that rise and are never given twice, also when the rows that had the highest ones are gone. What
/// a transaction takes counts from advance() on, after its commit.
class sequence {
 public:
  /// `key` names its row in meta; `table.column` is what it numbers.
  sequence(connection& db, std::string key, const std::string& table, const std::string& column);

  std::int64_t last() const { return last_; }
  /// Writes the new last number. Within a transaction.
  void store(std::int64_t last);
  void advance(std::int64_t last) { last_ = last; }

 private:
  std::string key_;
  std::int64_t last_ = 0;
  statement upsert_;
};

}  // namespace sluice::sqlite
