#pragma once

#include "actors/environment.hpp"
#include "actors/interfaces.hpp"

namespace sluice {

/// State of a reader actor: one connection to the store, opened when first needed and again after an error.
struct reader_state {
  static inline const char* name = "reader";

  /// Calls `read` with the connection; the error if it cannot be opened, or what `read` returns.
  template <class Read>
  auto with(Read&& read) -> decltype(read(std::declval<store_reader&>())) {
    if (!connection) {
      auto opened = environment->database->open_reader();
      if (!opened) return tl::unexpected(opened.error());
      connection = std::move(*opened);
    }
    auto result = read(*connection);
    if (!result && result.error().code == error_code::store_unavailable) connection.reset();
    return result;
  }

  expected<position_list> positions();
  expected<catalog_ptr> catalog(tenant_id tenant);
  expected<const_event_batch_ptr> backlog(tenant_id tenant, event_seq after, std::uint64_t limit);
  expected<const_event_batch_ptr> events_of(tenant_id tenant, const due_list_ptr& due);
  sdk_result_ptr read_keys(const key_value_call& call);
  static expected<secret_list> shared_list(expected<std::vector<secret_row>> rows);

  environment_ptr environment;
  std::unique_ptr<store_reader> connection;
};

/// The actor. Spawn detached: it blocks on the disk.
reader_actor::behavior_type reader(reader_actor::stateful_pointer<reader_state> self,
                                   environment_ptr environment);

}  // namespace sluice
