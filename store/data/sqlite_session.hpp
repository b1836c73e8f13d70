#pragma once

#include "store/data/database.hpp"
#include "store/data/sqlite_transaction.hpp"

#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace sluice::data {

/// A session on an SQLite file: groups of writes are one transaction, with a savepoint each.
class sqlite_session final : public data_session {
 public:
  sqlite_session(std::shared_ptr<sqlite_shared> shared, data_database::access mode)
      : shared_(std::move(shared)), mode_(mode) {}

  sdk_result run(const sdk_call& call) override;
  std::vector<sdk_result> run_group(std::span<const sdk_call* const> calls) override;
  data_transaction_result begin(const sdk_call& call) override;

 private:
  /// Throws SQLite::Exception if there is none to be had.
  sqlite_link& link();
  sdk_result read(const sdk_call& call);
  std::vector<sdk_result> write_group(std::span<const sdk_call* const> calls);
  std::vector<sdk_result> write_singly(std::span<const sdk_call* const> calls);
  sdk_result write_one(const sdk_call& call);
  /// Gives up the open transaction, and the connection if it is in doubt.
  void give_up(const SQLite::Exception& problem);

  std::shared_ptr<sqlite_shared> shared_;
  data_database::access mode_;
  std::shared_ptr<sqlite_link> link_;  ///< shared with the open transaction
  /// What succeeded in the open transaction and is counted already.
  std::vector<counted_call> counted_;
};

}  // namespace sluice::data
