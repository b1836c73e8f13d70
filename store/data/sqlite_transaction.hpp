#pragma once

#include "store/data/database.hpp"
#include "store/data/sqlite_link.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice::data {

/// A transaction of a script. While its calls are those of a recorded one, nothing is begun: see
/// call_record.hpp.
class sqlite_transaction final : public data_transaction {
 public:
  sqlite_transaction(std::shared_ptr<sqlite_link> link, sqlite_shared& shared, const sdk_call& begin);
  ~sqlite_transaction() override { rollback(); }

  sdk_result run(const sdk_call& call) override;
  sdk_result commit() override;
  void rollback() override;

 private:
  struct made_call {
    std::string hash;
    std::optional<sdk_result> answer;  ///< none: replayed, so it is recorded already
    std::int64_t occurrence = 0;
  };

  sdk_result execute(const sdk_call& call);
  sdk_result read(const sdk_call& call);
  sdk_error fail(const SQLite::Exception& problem);
  /// Ends it: every further call gives this error.
  sdk_error fail(sdk_error why);
  sdk_error too_late() const;
  void check_recorded(const sdk_result& answer) const;

  std::shared_ptr<sqlite_link> link_;
  sqlite_shared& shared_;
  sdk_call begin_;
  hardened_connection::time_point deadline_;
  bool began_ = false;     ///< at the database
  bool replaying_ = true;  ///< all calls so far were found in the record
  bool ended_ = false;
  std::optional<sdk_error> failure_;
  std::string hash_;  ///< of all calls so far
  std::vector<made_call> calls_;
  std::size_t recorded_bytes_ = 0;
};

}  // namespace sluice::data
