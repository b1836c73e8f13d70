#pragma once

#include "store/sqlite_connection.hpp"

#include <map>

namespace sluice::sqlite {

/// What one write adds to each tenant's row in tenant_cursors, written once per tenant and write.
class tenant_progress {
 public:
  explicit tenant_progress(connection& db);

  struct step {
    event_seq settled_through;
    std::int64_t events = 0;
    std::int64_t executions_succeeded = 0;
    std::int64_t executions_failed = 0;
  };

  void clear() { steps_.clear(); }
  step& of(tenant_id tenant) { return steps_[tenant]; }
  /// Adds the steps up in the database; settled_through never goes back. Within a transaction.
  void store();

 private:
  std::map<tenant_id, step> steps_;
  statement upsert_;
};

}  // namespace sluice::sqlite
