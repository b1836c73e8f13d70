#include "store/tenant_progress.hpp"

namespace sluice::sqlite {

tenant_progress::tenant_progress(connection& db)
    : upsert_(db.handle(),
              "INSERT INTO tenant_cursors (tenant_id, settled_through, events, executions_succeeded, "
              "executions_failed)"
              " VALUES (?, ?, ?, ?, ?) ON CONFLICT (tenant_id) DO UPDATE SET"
              " settled_through = max(settled_through, excluded.settled_through), events = events + "
              "excluded.events,"
              " executions_succeeded = executions_succeeded + excluded.executions_succeeded,"
              " executions_failed = executions_failed + excluded.executions_failed") {}

void tenant_progress::store() {
  for (const auto& [tenant, added] : steps_)
    upsert_.run(tenant, added.settled_through, added.events, added.executions_succeeded,
                added.executions_failed);
}

}  // namespace sluice::sqlite
