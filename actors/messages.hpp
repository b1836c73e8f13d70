#pragma once

#include "actors/data_queue.hpp"
#include "runtime/compiled_script.hpp"
#include "schemas/sdk_call.hpp"
#include "store/store.hpp"

#include <caf/allowed_unsafe_message_type.hpp>
#include <caf/atom.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

// What the actors say to each other. Nothing here leaves the process: payloads travel as shared pointers to
// immutable data, so that a message costs the same whatever it carries.

namespace sluice {

// --- Atoms: at most ten characters each -----------------------------------------------------------------
using publish_atom = caf::atom_constant<caf::atom("publish")>;
using settle_atom = caf::atom_constant<caf::atom("settle")>;
using settled_atom = caf::atom_constant<caf::atom("settled")>;
using flush_atom = caf::atom_constant<caf::atom("flush")>;
using committed_atom = caf::atom_constant<caf::atom("committed")>;
using demand_atom = caf::atom_constant<caf::atom("demand")>;
using grant_atom = caf::atom_constant<caf::atom("grant")>;
using release_atom = caf::atom_constant<caf::atom("release")>;
using credit_atom = caf::atom_constant<caf::atom("credit")>;
using deliver_atom = caf::atom_constant<caf::atom("deliver")>;
using run_atom = caf::atom_constant<caf::atom("run")>;
using resume_atom = caf::atom_constant<caf::atom("resume")>;
using report_atom = caf::atom_constant<caf::atom("report")>;
using ready_atom = caf::atom_constant<caf::atom("ready")>;
using timer_atom = caf::atom_constant<caf::atom("timer")>;
using expire_atom = caf::atom_constant<caf::atom("expire")>;
using tick_atom = caf::atom_constant<caf::atom("tick")>;
using wake_atom = caf::atom_constant<caf::atom("wake")>;
using changed_atom = caf::atom_constant<caf::atom("changed")>;
using compile_atom = caf::atom_constant<caf::atom("compile")>;
using deploy_atom = caf::atom_constant<caf::atom("deploy")>;
using create_atom = caf::atom_constant<caf::atom("create")>;
using list_atom = caf::atom_constant<caf::atom("list")>;
using find_atom = caf::atom_constant<caf::atom("find")>;
using load_atom = caf::atom_constant<caf::atom("load")>;
using backlog_atom = caf::atom_constant<caf::atom("backlog")>;
using due_atom = caf::atom_constant<caf::atom("due")>;
using tenant_atom = caf::atom_constant<caf::atom("tenant")>;
using drain_atom = caf::atom_constant<caf::atom("drain")>;
using status_atom = caf::atom_constant<caf::atom("status")>;
using call_atom = caf::atom_constant<caf::atom("call")>;
using ended_atom = caf::atom_constant<caf::atom("ended")>;
using answer_atom = caf::atom_constant<caf::atom("answer")>;
using sweep_atom = caf::atom_constant<caf::atom("sweep")>;
using secret_atom = caf::atom_constant<caf::atom("secret")>;
using put_atom = caf::atom_constant<caf::atom("put")>;
using remove_atom = caf::atom_constant<caf::atom("remove")>;
using replace_atom = caf::atom_constant<caf::atom("replace")>;
using rotate_atom = caf::atom_constant<caf::atom("rotate")>;
using end_atom = caf::atom_constant<caf::atom("end")>;

// --- Publishing ------------------------------------------------------------------------------------------
/// The answer to a publish: the batch is on disk.
struct publish_receipt {
  std::uint32_t accepted = 0;
  std::uint32_t duplicates = 0;
};
using publish_result = expected<publish_receipt>;

// --- Deliveries ------------------------------------------------------------------------------------------
/// One event for one or all of its targets. The batch keeps the event's text alive.
struct delivery {
  const_event_batch_ptr batch;
  std::uint32_t index = 0;  ///< which event of the batch
  script_id script;         ///< the one target of a retry; none = all targets of the event
  int attempt = 1;

  const sluice::event& event() const { return batch->events[index]; }
};
using delivery_list = std::vector<delivery>;
using delivery_list_ptr = std::shared_ptr<const delivery_list>;
using batch_list_ptr = std::shared_ptr<const std::vector<const_event_batch_ptr>>;
using due_list_ptr = std::shared_ptr<const std::vector<due_delivery>>;

/// What a script actor did with the work it was given.
struct script_report {
  std::vector<execution> finished;
  delivery_list returned;    ///< not begun: to be run elsewhere or later
  bool waiting = false;      ///< one execution awaits a host call: no new work until a later report
  bool returns_slot = true;  ///< ends a run or a resume; false if a waiting execution ended without one
};
using script_report_ptr = std::shared_ptr<const script_report>;

// --- Calls of scripts ------------------------------------------------------------------------------------
using sdk_call_ptr = std::shared_ptr<const sdk_call>;
using sdk_result_ptr = std::shared_ptr<const sdk_result>;
using data_job_ptr = std::shared_ptr<const data_job>;
using data_results_ptr = std::shared_ptr<const std::vector<sdk_result>>;

// --- Secrets ---------------------------------------------------------------------------------------------
/// A secret that is to be set. The value is in no message but this one and the answer to its script.
struct new_secret {
  tenant_id tenant;
  std::string name;
  std::string value;
};
using new_secret_ptr = std::shared_ptr<const new_secret>;
using secret_result = expected<secret_row>;
using secret_lookup_result = expected<std::optional<secret_row>>;
using secret_list = std::shared_ptr<const std::vector<secret_row>>;
using secret_list_result = expected<secret_list>;
using secret_changes = std::shared_ptr<const std::vector<secret_change>>;
/// How many secrets a write concerned.
using count_result = expected<std::uint64_t>;
/// What a change of the key has done.
struct rotation_report {
  std::string key_id;           ///< in use now
  std::uint64_t encrypted = 0;  ///< secrets that were encrypted anew
  std::uint64_t unreadable =
      0;  ///< secrets whose key is not there: they stay as they are, and so do the old keys
};
using rotation_result = expected<rotation_report>;

// --- Scripts ---------------------------------------------------------------------------------------------
/// A script as a tenant runs it.
struct runnable_script {
  script_row row;
  std::shared_ptr<const compiled_script> program;  ///< of the active version; null if there is none
};
using tenant_catalog = std::vector<runnable_script>;
using catalog_ptr = std::shared_ptr<const tenant_catalog>;
using catalog_result = expected<catalog_ptr>;

using compile_result = tl::expected<std::shared_ptr<const compiled_script>, compile_diagnostic>;

/// A source to become the next version of a script.
struct deploy_request {
  tenant_id tenant;
  script_id script;
  std::string file_name;  ///< "orders.ts": shown in errors; ".ts" means TypeScript
  std::string source;
  std::string change_description;
  script_settings settings;
};
using deploy_request_ptr = std::shared_ptr<const deploy_request>;

/// Why a deploy failed; `diagnostic` is set when the source does not compile.
struct deploy_failure {
  error why;
  std::optional<compile_diagnostic> diagnostic;
};
using deploy_result = tl::expected<script_version, deploy_failure>;

// --- Administration --------------------------------------------------------------------------------------
struct create_tenant_request {
  std::string name;
};
using tenant_result = expected<tenant_row>;
using tenant_list_result = expected<std::vector<tenant_row>>;
using token_result = expected<token_row>;
using token_lookup_result = expected<std::optional<token_row>>;
using script_result = expected<script_row>;
using script_list_result = expected<std::vector<script_row>>;
using version_result = expected<script_version>;
using execution_list_result = expected<std::shared_ptr<const listing<execution>>>;
using dead_letter_list_result = expected<std::shared_ptr<const listing<dead_letter>>>;
using totals_result = expected<tenant_totals>;

/// A page of dead letters, newest first.
struct dead_letter_filter {
  tenant_id tenant;
  std::int64_t before = 0;  ///< 0 = from the newest
  int limit = 50;
};

// --- Reading for delivery --------------------------------------------------------------------------------
using backlog_result = expected<const_event_batch_ptr>;
using due_result = expected<due_list_ptr>;
/// Where every tenant stands at start-up.
struct tenant_position {
  tenant_row tenant;
  event_seq settled_through;
  std::int64_t waiting_events = 0;
};
using position_list = std::shared_ptr<const std::vector<tenant_position>>;
using position_result = expected<position_list>;

/// Whether the engine can take work.
struct engine_status {
  bool ready = false;
  std::string reason;  ///< why not
};

}  // namespace sluice

CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::tenant_id)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::script_id)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::version_id)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::event_seq)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::event_batch_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::publish_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::settlement_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::delivery_list_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::batch_list_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::due_list_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::due_delivery)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::script_report_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::catalog_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::script_source)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::compile_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::deploy_request_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::deploy_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::create_tenant_request)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::tenant_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::tenant_list_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::token_row)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::token_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::token_lookup_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::script_row)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::script_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::script_list_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::script_version)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::version_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::execution_filter)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::execution_list_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::dead_letter_filter)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::dead_letter_list_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::totals_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::backlog_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::due_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::position_list)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::position_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::engine_status)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::sdk_call_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::sdk_result_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::key_value_call_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::key_value_write_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::new_secret_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::secret_row)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::secret_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::secret_lookup_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::secret_list_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::secret_changes)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::count_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::rotation_result)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::data_job_ptr)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(sluice::data_results_ptr)
