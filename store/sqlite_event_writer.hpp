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
  event_writer(connection& db, const identity_hash::key& secret, std::chrono::milliseconds dedup_window);

  /// Throws SQLite::Exception; the caller rolls back and nothing here or in the batches has changed.
  void store(std::span<const event_batch_ptr> publishes, tenant_progress& progress, timestamp when);
  /// Sets the events' seqs.
  void confirm();

 private:
  void collect(std::span<const event_batch_ptr> publishes);
  void drop_duplicates(timestamp when);
  void insert(const event_batch& batch, const event& event, event_seq seq);
  std::string_view encoded(const target_set_ptr& targets);

  identity_hash hash_;
  event_dedup dedup_;
  sequence seqs_;
  statement insert_;

  // Of the write that is under way; kept to reuse their memory.
  struct entry {
    event_batch* batch;
    event* stored;
    bool is_new;
  };
  std::vector<entry> entries_;
  std::vector<event_dedup::candidate> candidates_;  ///< beside entries_, by index
  std::vector<std::uint32_t> by_slot_;              ///< indexes in order of slot
  std::unordered_map<const target_set*, std::string> encoded_;
};

}  // namespace sluice::sqlite
