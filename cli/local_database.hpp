#pragma once

#include "config/settings.hpp"
#include "store/data/database.hpp"

#include <memory>
#include <string>

namespace sluice {

/// iota.db of scripts that run outside the engine: an SQLite file in which every table with a tenant_id may
/// be used, as the tenant of that number. One thread, one execution at a time.
class local_database {
 public:
  /// Opens the file, which has to be there.
  static expected<std::shared_ptr<local_database>> open(const std::string& path, const settings& from);

  /// Performs a call of iota.db, transactions included.
  sdk_result run(sdk_call call);
  /// The execution is over: what it left open is rolled back.
  void ended(const std::string& execution);

 private:
  local_database() = default;
  sdk_result run_in_transaction(const sdk_call& call);

  std::shared_ptr<data_database> database_;
  std::unique_ptr<data_session> session_;
  std::unique_ptr<data_transaction> transaction_;
  std::uint64_t last_transaction_ = 0;
};

}  // namespace sluice
