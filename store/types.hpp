#pragma once

#include "schemas/error.hpp"
#include "schemas/ids.hpp"
#include "schemas/limits.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The scripts that one event is delivered to; shared by all events that match the same ones. Ascending.
using target_set = std::vector<script_id>;
using target_set_ptr = std::shared_ptr<const target_set>;

/// One CloudEvent. The views point into the batch that owns it.
struct event {
  event_seq seq;        ///< set by the store when written; none for a duplicate
  std::string_view id;  ///< unique with source within the tenant and the dedup window
  std::string_view source;
  std::string_view type;
  std::string_view subject;  ///< empty if absent: the ordering key
  std::string_view json;     ///< the whole CloudEvent as the script sees it, byte for byte as published
  target_set_ptr targets;    ///< who gets it, decided when it was stored; null = nobody
  std::uint32_t depth = 0;   ///< how many scripts lie between this event and the outside
};

/// Events of one tenant that were published, or read back, together. Owns the text the events point to.
/// Written by its maker and the persistence actor, immutable from the commit on.
struct event_batch {
  tenant_id tenant;
  timestamp received_at;
  std::string text;               ///< usually the frame as received
  std::deque<std::string> extra;  ///< strings that needed unescaping; addresses stay valid
  std::vector<event> events;
};
using event_batch_ptr = std::shared_ptr<event_batch>;
using const_event_batch_ptr = std::shared_ptr<const event_batch>;

/// How an execution ended.
enum class execution_status : std::uint8_t { succeeded, failed, limit_exceeded, crashed };
std::string_view to_string(execution_status status);

/// Where a delivery stands after an execution. `pending` and `running` are never written: an event whose
/// target has no execution yet is pending.
enum class delivery_state : std::uint8_t { succeeded, retrying, dead };
std::string_view to_string(delivery_state state);

/// One attempt of a script at an event, as written to the store.
struct execution {
  execution_id id;  ///< set by the store
  tenant_id tenant;
  event_seq event;
  script_id script;
  version_id version;
  int attempt = 1;
  execution_status status = execution_status::succeeded;
  timestamp started_at;
  std::int64_t wall_us = 0;
  std::int64_t cpu_us = 0;
  std::string result_json;  ///< what the script returned; empty = undefined
  std::string error_name;   ///< e.g. "TypeError"; empty if succeeded
  std::string error_code;   ///< e.g. "cpu_time_limit", or the error's own `code`
  std::string error_message;
  std::string error_stack;  ///< in the author's own lines
  std::string log;          ///< one JSON object {"t":ms,"level":"info","msg":"…"} a line
  delivery_state outcome = delivery_state::succeeded;
  timestamp due_at;           ///< of the next attempt, if retrying
  event_batch_ptr published;  ///< what the script published: stored with its success; null = nothing
};

/// What a tenant has finished since it last wrote: one part of one transaction.
struct settlement {
  tenant_id tenant;
  std::uint64_t number = 0;   ///< the tenant's own count, echoed when committed
  event_seq settled_through;  ///< every delivery of this tenant up to here is succeeded, retrying or dead
  std::uint64_t settled_events = 0;  ///< how many events left the backlog
  std::vector<execution> executions;
};
using settlement_ptr = std::shared_ptr<const settlement>;

/// A delivery that waits for its next attempt.
struct due_delivery {
  tenant_id tenant;
  event_seq event;
  script_id script;
  int attempt = 2;  ///< the attempt that is due
  timestamp due_at;
};

struct tenant_row {
  tenant_id id;
  std::string name;  ///< [a-z0-9-]{1,63}; in URLs
  timestamp created_at;
};

enum class script_status : std::uint8_t { draft, active, paused, disabled, archived };
std::string_view to_string(script_status status);
std::optional<script_status> parse_script_status(std::string_view text);

/// What starts a script. Event scripts name type patterns: "order.created", "order.*", "*".
struct script_trigger {
  std::vector<std::string> event_types;
};

/// The settings a version was deployed with.
struct script_settings {
  script_trigger trigger;
  execution_limits limits;
  retry_policy retry;
  int concurrency = 10;  ///< executions of this script at once
};

struct script_row {
  script_id id;
  tenant_id tenant;
  std::string name;
  std::string kind = "event";
  script_status status = script_status::draft;
  version_id active_version;  ///< none until deployed
  int active_version_number = 0;
  script_settings settings;
  timestamp created_at;
  timestamp updated_at;
};

/// An immutable version, compiled.
struct script_version {
  version_id id;
  script_id script;
  int number = 0;
  std::string source;
  std::string file_name;  ///< shown in errors, e.g. "orders.ts"; ".ts" means TypeScript
  std::string code;       ///< ES5, as runtime/compiler.hpp describes
  std::string source_map;
  std::string content_hash;
  std::string change_description;
  script_settings settings;
  timestamp created_at;
};

/// A bearer token as stored: never the token itself.
struct token_row {
  token_id id;
  tenant_id tenant;  ///< none = the operator
  std::string name;
  std::string sha256;  ///< lower-case hex
  std::vector<std::string> scopes;
  timestamp created_at;
  std::optional<timestamp> expires_at;
};

/// A secret of a tenant as stored: never the value itself.
struct secret_row {
  tenant_id tenant;
  std::string name;        ///< see is_secret_name
  std::string ciphertext;  ///< store/secret_cipher.hpp
  std::string key_id;      ///< which key it is encrypted with
  timestamp created_at;
  timestamp updated_at;
};

/// [A-Za-z_][A-Za-z0-9_.-]{0,127}: what a secret may be called.
bool is_secret_name(std::string_view name);
/// From 4 bytes on: a shorter one could not be masked in what scripts return and log without hiding half of
/// it.
inline constexpr std::size_t min_secret_bytes = 4;
inline constexpr std::size_t max_secret_bytes = 64u << 10;

/// How many secrets a tenant may have.
inline constexpr std::int64_t max_secrets = 1'000;

/// A page of a listing: newest first, below `before` (none = from the newest).
struct execution_filter {
  tenant_id tenant;
  std::optional<script_id> script;
  std::optional<event_seq> event;
  std::optional<execution_status> status;
  execution_id before;
  int limit = 50;
};

/// A delivery that failed for good.
struct dead_letter {
  std::int64_t id = 0;
  tenant_id tenant;
  event_seq event;
  script_id script;
  version_id version;
  int attempts = 0;
  std::string event_json;
  std::string error_name;
  std::string error_code;
  std::string error_message;
  std::string error_stack;
  timestamp created_at;
};

/// A page of a listing.
template <class Row>
struct listing {
  std::vector<Row> rows;
  bool more = false;  ///< there are further rows after these
};

/// Totals of one tenant, for the summary and the health of a queue.
struct tenant_totals {
  std::int64_t events = 0;
  std::int64_t executions_succeeded = 0;
  std::int64_t executions_failed = 0;  ///< attempts that did not succeed
  std::int64_t deliveries_retrying = 0;
  std::int64_t dead_letters = 0;
};

}  // namespace sluice
