#pragma once

#include "actors/messages.hpp"

#include <caf/all.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

// Every actor's typed interface. Data flows one way: edge → persistence → event_bus → tenant → script →
// tenant → persistence. Payload types are described in actors/messages.hpp.

namespace sluice {

/// Answers calls of scripts: one actor for each of the SDK's groups that leave the heap. Answers every call,
/// once, also if the answer comes late; never blocks.
using sdk_service_actor = caf::typed_actor<
    // The answer, or why there is none.
    caf::replies_to<call_atom, sdk_call_ptr>::with<sdk_result_ptr>,
    // The execution of that name is over: what it still holds (a transaction, a request) may go.
    caf::reacts_to<ended_atom, std::string>>;

/// The service for "http": hands calls to the client's thread.
using egress_actor = sdk_service_actor::extend<
    // To itself: the answer to the call of that number.
    caf::reacts_to<answer_atom, std::uint64_t, sdk_result_ptr>>;
/// iota.kv: what writes goes to persistence, what reads to a reader.
using key_value_actor = sdk_service_actor::extend<
    // To itself: have some of the keys deleted that have expired.
    caf::reacts_to<sweep_atom>>;

/// iota.secrets, and what operators do with secrets. The only one that sees values.
using secret_vault_actor = sdk_service_actor::extend<
    // Encrypt and store this; the answer is the row.
    caf::replies_to<put_atom, new_secret_ptr>::with<secret_result>,
    // Encrypt all secrets with a new key.
    caf::replies_to<rotate_atom>::with<rotation_result>>;

/// Writes the key file during one change of the key. Detached, since it blocks on the disk.
using key_keeper_actor = caf::typed_actor<
    // Add a new key.
    caf::replies_to<rotate_atom>::with<count_result>,
    // Forget the old ones.
    caf::replies_to<end_atom>::with<count_result>>;

/// Answers iota.db: decides whose turn it is, and lets workers do it.
using data_actor = sdk_service_actor::extend<
    // To itself: the time of the transaction with this number is over.
    caf::reacts_to<expire_atom, std::uint64_t>>;

/// One connection to the data database. Detached.
using data_worker_actor =
    // The results of the job's calls in order; of a group of writes maybe of the first ones only.
    caf::typed_actor<caf::replies_to<run_atom, data_job_ptr>::with<data_results_ptr>>;

/// Runs one execution at a time of one version of one script, in a heap of its own.
using script_actor = caf::typed_actor<
    // Run these deliveries, one after another, until the time slice is over; the worker slot is yours.
    caf::reacts_to<run_atom, delivery_list_ptr>,
    // The waiting execution has its answer and you have a worker slot: go on.
    caf::reacts_to<resume_atom>,
    // To itself: the sleep with this call number (of that execution, by count) is over.
    caf::reacts_to<timer_atom, std::uint64_t, std::uint32_t>,
    // To itself: see whether the wall time of the waiting execution is over.
    caf::reacts_to<expire_atom>>;

/// One tenant: its scripts, queues and quotas; supervises its script actors.
using tenant_actor = caf::typed_actor<
    // Events in order of seq, or retries; counts against the window the bus keeps.
    caf::reacts_to<deliver_atom, delivery_list_ptr>,
    // So many worker slots are yours until you release them.
    caf::reacts_to<grant_atom, std::int32_t>,
    // The settlement of that number is on disk.
    caf::reacts_to<settled_atom, std::uint64_t>,
    // The tenant's scripts changed: load them again.
    caf::reacts_to<changed_atom>,
    // From a script actor: what it did; its slot is free.
    caf::reacts_to<report_atom, script_report_ptr>,
    // From a script actor: an answer arrived, it wants a slot to go on.
    caf::reacts_to<ready_atom>,
    // To itself: release idle heaps.
    caf::reacts_to<tick_atom>,
    // Begin nothing more; answers when nothing is under way and everything is on disk.
    caf::replies_to<drain_atom>::with<bool>>;

/// Keeps what is due later and wakes it when due. Bounded: what does not fit stays in the store.
using retry_actor = caf::typed_actor<
    // A settlement with retries, or with attempts that were retries, is on disk.
    caf::reacts_to<settled_atom, settlement_ptr>,
    // Read this tenant's retries from the store (again): the engine starts, or the tenant's actor died.
    caf::reacts_to<load_atom, tenant_id>,
    // To itself: something is due (the number tells an outdated timer).
    caf::reacts_to<wake_atom, std::uint64_t>,
    // To itself: reading this tenant's next page failed, try again.
    caf::reacts_to<tick_atom, tenant_id>>;

/// Hands committed events to tenants, fairly: the window of events per tenant, and the worker slots.
using event_bus_actor = caf::typed_actor<
    // These are on disk, in order of seq.
    caf::reacts_to<committed_atom, batch_list_ptr>,
    // From a tenant: it could use so many more worker slots.
    caf::reacts_to<demand_atom, tenant_id, std::int32_t>,
    // From a tenant: so many slots are free again.
    caf::reacts_to<release_atom, tenant_id, std::int32_t>,
    // From a tenant: so many events, of so many bytes, and so many retries are settled on disk.
    caf::reacts_to<credit_atom, tenant_id, std::uint64_t, std::uint64_t, std::uint64_t>,
    // From retry: these are due now; false if they cannot be delivered at present.
    caf::replies_to<due_atom, tenant_id, due_list_ptr>::with<bool>,
    // A tenant's scripts changed.
    caf::reacts_to<changed_atom, tenant_id>,
    // At start-up: what every tenant has waiting in the store.
    caf::reacts_to<load_atom, position_list, retry_actor>,
    // To itself: this tenant, paused after a failure, may go on.
    caf::reacts_to<wake_atom, tenant_id>,
    // To itself: retire idle tenants.
    caf::reacts_to<tick_atom>,
    // Begin nothing more; answers when nothing runs any longer.
    caf::replies_to<drain_atom>::with<bool>>;

/// The only writer to the store; groups what arrives while a commit runs into the next one. Detached.
using persistence_actor = caf::typed_actor<
    // Store these events; answered after the commit, also with the reason why not.
    caf::replies_to<publish_atom, event_batch_ptr>::with<publish_result>,
    // Write this until it is written, then tell the tenant; never refused.
    caf::reacts_to<settle_atom, settlement_ptr, tenant_actor>,
    // Administration: each its own transaction.
    caf::replies_to<create_atom, create_tenant_request>::with<tenant_result>,
    caf::replies_to<create_atom, token_row>::with<token_result>,
    caf::replies_to<create_atom, script_row>::with<script_result>,
    caf::replies_to<deploy_atom, script_version>::with<version_result>,
    caf::replies_to<put_atom, secret_row>::with<secret_result>,
    caf::replies_to<remove_atom, tenant_id, std::string>::with<count_result>,  // a secret of that name
    caf::replies_to<replace_atom, secret_changes>::with<count_result>,
    // A call of iota.kv: joins the next commit, refused at once if the store cannot be written or too many
    // wait.
    caf::replies_to<call_atom, key_value_write_ptr>::with<sdk_result_ptr>,
    // Delete expired keys, portion by portion.
    caf::reacts_to<sweep_atom>,
    // Answers once the store is open and up to date.
    caf::replies_to<status_atom>::with<bool>,
    // To itself: commit what has gathered.
    caf::reacts_to<flush_atom>>;

/// Reads the store: for delivery, for scripts, and for people. Detached; one for each of them, so that a long
/// listing never delays a delivery.
using reader_actor = caf::typed_actor<
    caf::replies_to<load_atom>::with<position_result>,                                         // all tenants
    caf::replies_to<load_atom, tenant_id>::with<catalog_result>,                               // its scripts
    caf::replies_to<backlog_atom, tenant_id, event_seq, std::uint64_t>::with<backlog_result>,  // after, limit
    caf::replies_to<due_atom, due_delivery, std::uint64_t>::with<due_result>,                  // from, limit
    caf::replies_to<due_atom, tenant_id, due_list_ptr>::with<backlog_result>,                  // their events
    caf::replies_to<find_atom, std::string>::with<token_lookup_result>,  // token by SHA-256
    caf::replies_to<find_atom, tenant_id>::with<tenant_result>,
    caf::replies_to<list_atom>::with<tenant_list_result>,
    caf::replies_to<list_atom, tenant_id>::with<script_list_result>,
    caf::replies_to<find_atom, script_id>::with<script_result>,
    caf::replies_to<find_atom, version_id>::with<version_result>,
    caf::replies_to<list_atom, execution_filter>::with<execution_list_result>,
    caf::replies_to<list_atom, dead_letter_filter>::with<dead_letter_list_result>,
    caf::replies_to<status_atom, tenant_id>::with<totals_result>,
    caf::replies_to<call_atom, key_value_call_ptr>::with<sdk_result_ptr>,
    caf::replies_to<secret_atom, tenant_id>::with<secret_list_result>,  // all, by name
    caf::replies_to<secret_atom, tenant_id, std::string>::with<secret_lookup_result>,
    // Of all tenants, those after this one: how many at most.
    caf::replies_to<secret_atom, tenant_id, std::string, std::uint64_t>::with<secret_list_result>>;

/// Compiles scripts in a heap of its own. Detached.
using compiler_actor =
    caf::typed_actor<caf::replies_to<compile_atom, script_source>::with<compile_result>,
                     // To itself: release the heap if idle since the compile of that number.
                     caf::reacts_to<tick_atom, std::uint64_t>>;

/// Root: starts, supervises, drains, stops. What the edges talk to; it passes on to whoever is in charge.
using engine_actor =
    caf::typed_actor<caf::replies_to<publish_atom, event_batch_ptr>::with<publish_result>,
                     // Compile, store, switch over.
                     caf::replies_to<deploy_atom, deploy_request_ptr>::with<deploy_result>,
                     caf::replies_to<create_atom, create_tenant_request>::with<tenant_result>,
                     caf::replies_to<create_atom, token_row>::with<token_result>,
                     caf::replies_to<create_atom, script_row>::with<script_result>,
                     caf::replies_to<find_atom, std::string>::with<token_lookup_result>,
                     caf::replies_to<list_atom>::with<tenant_list_result>,
                     caf::replies_to<list_atom, tenant_id>::with<script_list_result>,
                     caf::replies_to<find_atom, script_id>::with<script_result>,
                     caf::replies_to<find_atom, version_id>::with<version_result>,
                     caf::replies_to<list_atom, execution_filter>::with<execution_list_result>,
                     caf::replies_to<list_atom, dead_letter_filter>::with<dead_letter_list_result>,
                     caf::replies_to<status_atom, tenant_id>::with<totals_result>,
                     // Secrets: set one, list them, remove one, encrypt all with a new key.
                     caf::replies_to<put_atom, new_secret_ptr>::with<secret_result>,
                     caf::replies_to<secret_atom, tenant_id>::with<secret_list_result>,
                     caf::replies_to<remove_atom, tenant_id, std::string>::with<count_result>,
                     caf::replies_to<rotate_atom>::with<rotation_result>,
                     // Whether the engine takes work.
                     caf::replies_to<status_atom>::with<engine_status>,
                     // From the bus: the actor of this tenant, started if need be.
                     caf::replies_to<tenant_atom, tenant_id>::with<tenant_actor>,
                     // From the bus: this tenant is idle, its actor may go.
                     caf::reacts_to<release_atom, tenant_id>,
                     // To itself: start the services (again).
                     caf::reacts_to<wake_atom>,
                     // Finish what runs, refuse what is new; answers when everything is written.
                     caf::replies_to<drain_atom>::with<bool>>;

}  // namespace sluice
