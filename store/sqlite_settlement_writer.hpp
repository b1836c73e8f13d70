#pragma once

#include "store/sequence.hpp"
#include "store/tenant_progress.hpp"
#include "store/types.hpp"

#include <span>

namespace sluice::sqlite {

/// Stores what executions left behind: their rows, and for those that did not succeed the delivery's state
/// and the dead letter. The order of calls of one write is store() within the transaction, confirm() after
/// its commit.
class settlement_writer {
 public:
  explicit settlement_writer(connection& db);

  /// How many executions were there already. Throws SQLite::Exception; the caller rolls back.
  std::size_t store(std::span<const settlement_ptr> settlements, tenant_progress& progress, timestamp when);
  void confirm() { ids_.advance(next_id_); }

 private:
  bool insert(const execution& execution);
  void store_outcome(const execution& execution, timestamp when);

  connection& db_;
  sequence ids_;
  std::int64_t next_id_ = 0;  ///< the last id that the write under way has given
  statement insert_;
  statement keep_delivery_;
  statement end_delivery_;
  statement bury_;
};

}  // namespace sluice::sqlite
