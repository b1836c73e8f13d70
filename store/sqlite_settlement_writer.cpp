#include "store/sqlite_settlement_writer.hpp"

#include <algorithm>

namespace sluice::sqlite {

settlement_writer::settlement_writer(connection& db)
    : db_(db),
      ids_(db, "last_execution_id", "script_executions", "id"),
      insert_(db.handle(),
              "INSERT INTO script_executions (id, tenant_id, event_seq, script_id, version_id, attempt, "
              "status, outcome,"
              " started_at, wall_us, cpu_us, due_at, result_json, error_name, error_code, error_message, "
              "error_stack, log)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              " ON CONFLICT (event_seq, script_id, attempt) DO NOTHING"),
      keep_delivery_(
          db.handle(),
          "INSERT INTO deliveries (event_seq, script_id, tenant_id, state, attempt, due_at, error_name,"
          " error_code, error_message, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          " ON CONFLICT (event_seq, script_id) DO UPDATE SET state = excluded.state,"
          " attempt = excluded.attempt, due_at = excluded.due_at, error_name = excluded.error_name,"
          " error_code = excluded.error_code, error_message = excluded.error_message,"
          " updated_at = excluded.updated_at"),
      end_delivery_(db.handle(), "DELETE FROM deliveries WHERE event_seq = ? AND script_id = ?"),
      bury_(db.handle(),
            "INSERT INTO script_execution_dlq (tenant_id, event_seq, script_id, version_id, attempts, "
            "event_json,"
            " error_name, error_code, error_message, error_stack, created_at)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ifnull((SELECT json FROM events WHERE seq = ?2), ''), ?6, ?7, ?8, "
            "?9, ?10)") {}

std::size_t settlement_writer::store(std::span<const settlement_ptr> settlements, tenant_progress& progress,
                                     timestamp when) {
  next_id_ = ids_.last();
  std::size_t repeated = 0;
  for (const auto& settlement : settlements) {
    auto& step = progress.of(settlement->tenant);
    step.settled_through = std::max(step.settled_through, settlement->settled_through);
    for (const execution& execution : settlement->executions) {
      if (!insert(execution)) {
        ++repeated;
        continue;
      }
      ++(execution.status == execution_status::succeeded ? step.executions_succeeded
                                                         : step.executions_failed);
      store_outcome(execution, when);
    }
  }
  ids_.store(next_id_);
  return repeated;
}

/// False if it is there already.
bool settlement_writer::insert(const execution& execution) {
  const auto due_at =
      execution.outcome == delivery_state::retrying ? std::optional(execution.due_at) : std::nullopt;
  insert_.run(next_id_ + 1, execution.tenant, execution.event, execution.script, execution.version,
              execution.attempt, execution.status, execution.outcome, execution.started_at, execution.wall_us,
              execution.cpu_us, due_at, text_or_null{execution.result_json},
              text_or_null{execution.error_name}, text_or_null{execution.error_code},
              text_or_null{execution.error_message}, text_or_null{execution.error_stack},
              text_or_null{execution.log});
  if (db_.changes() == 0) return false;
  ++next_id_;
  return true;
}

void settlement_writer::store_outcome(const execution& execution, timestamp when) {
  if (execution.outcome == delivery_state::succeeded) {
    if (execution.attempt > 1) end_delivery_.run(execution.event, execution.script);
    return;
  }
  const bool retrying = execution.outcome == delivery_state::retrying;
  keep_delivery_.run(execution.event, execution.script, execution.tenant, execution.outcome,
                     retrying ? execution.attempt + 1 : execution.attempt,
                     retrying ? std::optional(execution.due_at) : std::nullopt,
                     text_or_null{execution.error_name}, text_or_null{execution.error_code},
                     text_or_null{execution.error_message}, when);
  if (retrying) return;
  bury_.run(execution.tenant, execution.event, execution.script, execution.version, execution.attempt,
            text_or_null{execution.error_name}, text_or_null{execution.error_code},
            text_or_null{execution.error_message}, text_or_null{execution.error_stack}, when);
}

}  // namespace sluice::sqlite
