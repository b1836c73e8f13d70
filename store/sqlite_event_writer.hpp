#pragma once

#include "store/event_dedup.hpp"
#include "store/sequence.hpp"
#include "store/tenant_progress.hpp"
#include "store/types.hpp"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace sluice::sqlite {

/// Stores published events: gives seqs, drops duplicates, writes rows. The order of calls of one write is
/// store() within the transaction, confirm() after its commit.
class event_writer {
 public:
  event_writer(connection& db, const identity_hash::key& secret, const sqlite_options& options);

  /// Throws SQLite::Exception; the caller rolls back and nothing here or in the batches has changed.
  void store(std::span<const event_batch_ptr> publishes, tenant_progress& progress);
  /// Sets the events' seqs.
  void confirm();

 private:
  void collect(std::span<const event_batch_ptr> publishes);
  void insert(const event_batch& batch, const event& event, event_seq seq);
  std::string_view encoded(const target_set_ptr& targets);

  event_dedup dedup_;
  sequence seqs_;
  statement insert_;

  // Of the write that is under way; kept to reuse their memory.
  struct published {
    const event_batch* batch;
    event* item;
  };
  std::vector<published> events_;
  std::vector<candidate> candidates_;  ///< beside events_, by index
  std::vector<bool> is_new_;           ///< the same
  std::unordered_map<const target_set*, std::string> encoded_;
};

}  // namespace sluice::sqlite
