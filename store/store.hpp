#pragma once

#include "store/key_value_call.hpp"
#include "store/types.hpp"

#include <functional>
#include <memory>
#include <span>

namespace sluice {

/// What one transaction writes. Publishes first, then settlements, then what scripts keep.
struct write_batch {
  std::vector<event_batch_ptr> publishes;  ///< each event gets its seq, or none if it is a duplicate
  std::vector<settlement_ptr> settlements;
  std::vector<key_value_write_ptr> key_values =
      {};  ///< each gets its result; one that is refused changes nothing
};

/// A secret that is encrypted anew: only if it is still what it was.
struct secret_change {
  std::string old_ciphertext;
  secret_row secret;
};

/// The one writer. Owned and called by one thread (the persistence actor's). Every call is one durable
/// transaction: when it returns a value, the data survives a power cut (durability "commit"). Errors:
/// store_unavailable (disk full, locked, I/O: nothing was written, try again), else as documented.
class store_writer {
 public:
  virtual ~store_writer() = default;

  /// Stores events and settlements in one transaction. On error nothing is written and no seq is set.
  /// An event whose (tenant, source, id) was stored within the dedup window (measured between the batches'
  /// received_at), or stands earlier in the same write, is a duplicate: it gets no seq. A settlement may
  /// repeat an execution that is already there (same event, script, attempt): that one is left as it is, and
  /// counted in the return value.
  virtual expected<std::size_t> write(const write_batch& batch) = 0;

  /// conflict if the name is taken.
  virtual expected<tenant_row> create_tenant(std::string_view name) = 0;
  virtual expected<token_row> create_token(token_row token) = 0;
  /// Ends the operator's tokens of this name, but for the one with this hash ("" = all of them).
  virtual expected<void> end_operator_tokens(std::string_view name, std::string_view but_sha256) = 0;
  /// A draft without a version; conflict if the tenant has a script of that name.
  virtual expected<script_row> create_script(script_row script) = 0;
  /// Adds the next version and makes it the active one, status active. Atomic. not_found if no such script.
  virtual expected<script_version> deploy(script_version version) = 0;
  /// Changes the status only.
  virtual expected<script_row> set_status(script_id script, script_status status) = 0;

  /// Deletes at most so many keys of iota.kv that have expired; how many.
  virtual expected<std::size_t> remove_expired_keys(std::size_t limit) = 0;
  /// Makes a secret or replaces it; its dates are set. not_found if there is no such tenant, too_large if the
  /// tenant has max_secrets.
  virtual expected<secret_row> set_secret(secret_row secret) = 0;
  /// not_found if there is none.
  virtual expected<void> remove_secret(tenant_id tenant, std::string_view name) = 0;
  /// Replaces ciphertexts and nothing else, all or none; how many were still what they had been.
  virtual expected<std::size_t> replace_secrets(std::span<const secret_change> changes) = 0;
};

/// How much text a page of executions or dead letters has at most, unless its only row has more: a page is
/// read, sent and shown as a whole, and a row may have 20 MiB.
inline constexpr std::size_t listing_bytes = 4u << 20;

/// Reads committed data; any number of readers beside the writer, each used by one thread at a time.
class store_reader {
 public:
  virtual ~store_reader() = default;

  virtual expected<std::vector<tenant_row>> tenants() = 0;
  virtual expected<tenant_row> tenant(tenant_id tenant) = 0;  ///< not_found if there is none
  virtual expected<std::optional<token_row>> token_by_hash(std::string_view sha256) = 0;
  virtual expected<std::int64_t> count_tokens() = 0;

  virtual expected<std::vector<script_row>> scripts(tenant_id tenant) = 0;  ///< by name
  virtual expected<script_row> script(script_id script) = 0;
  virtual expected<script_version> version(version_id version) = 0;

  /// The tenant's settled_through (none if nothing was ever settled).
  virtual expected<event_seq> settled_through(tenant_id tenant) = 0;
  /// Events stored for the tenant after settled_through that have targets: what waits at start-up.
  virtual expected<std::int64_t> count_backlog(tenant_id tenant) = 0;
  /// The tenant's next events after `after` in order, at most `limit` events and about `bytes` of text, each
  /// with only those targets that have no execution yet; events without any left are kept with null targets
  /// so that the caller sees how far it got. Empty = there are no more.
  virtual expected<event_batch_ptr> backlog(tenant_id tenant, event_seq after, std::size_t limit,
                                            std::size_t bytes) = 0;
  /// Deliveries in state retrying that are due from `from` (exclusive, ordered by due_at, event, script) on.
  virtual expected<std::vector<due_delivery>> due_deliveries(tenant_id tenant, const due_delivery& from,
                                                             std::size_t limit) = 0;
  /// The events with these seqs (of one tenant), in the order given; missing ones are left out.
  virtual expected<event_batch_ptr> events(tenant_id tenant, std::span<const event_seq> seqs) = 0;

  /// Newest first. A page ends before its texts would exceed listing_bytes, but has one row if there is any.
  virtual expected<listing<execution>> executions(const execution_filter& filter) = 0;
  virtual expected<listing<dead_letter>> dead_letters(tenant_id tenant, std::int64_t before, int limit) = 0;
  virtual expected<tenant_totals> totals(tenant_id tenant) = 0;

  /// Answers kv.get and kv.list.
  virtual expected<sdk_result> read_keys(const key_value_call& call) = 0;
  virtual expected<std::vector<secret_row>> secrets(tenant_id tenant) = 0;  ///< by name
  virtual expected<std::optional<secret_row>> secret(tenant_id tenant, std::string_view name) = 0;
  /// Of all tenants, the next `limit` after this one in the order of tenant and name.
  virtual expected<std::vector<secret_row>> secrets_after(tenant_id tenant, std::string_view name,
                                                          std::size_t limit) = 0;
};

/// Opens writers and readers of one database; thread-safe.
class store {
 public:
  virtual ~store() = default;
  /// Brings the schema up to date first. At most one writer may exist, also across processes.
  virtual expected<std::unique_ptr<store_writer>> open_writer() = 0;
  virtual expected<std::unique_ptr<store_reader>> open_reader() = 0;
};

}  // namespace sluice
