#pragma once

#include "store/identity_hash.hpp"
#include "store/sqlite_connection.hpp"

#include <cstdint>
#include <vector>

namespace sluice::sqlite {

/// An event that wants to be stored.
struct candidate {
  event_identity identity;
  event_seq seq;  ///< counts up by one within a write
  timestamp received_at;
  std::int64_t slot = 0;  ///< of its hash; set by event_dedup
};

/// Knows the events that were stored within the dedup window, which runs from the one's received_at to the
/// other's.
///
/// Events are known by a hash; the newest in memory, the older ones in table event_ids, keyed by the hash.
/// Hashes are random, so writing each at once would dirty one page an event. Instead the memory is divided
/// into shelves, each a range of hashes, and whole shelves are moved to the table, one after the other, round
/// and round: many rows a page. After a crash the memory is filled again from `events`, from where the table
/// is known to be complete (`dedup_complete_through` in meta: all that was stored before the last full round
/// began).
///
/// Four neighbouring slots share a hash, so different events of one hash are told apart (by their own rows).
/// Expired rows are removed when a row near them is written; so no index by time is needed, nor a clean-up
/// run, and the table holds at most about a third more than the window's events.
class event_dedup {
 public:
  /// `capacity`: events kept in memory (24 bytes each) before shelves are moved.
  event_dedup(connection& db, const identity_hash::key& secret, std::chrono::milliseconds window,
              std::size_t capacity);

  /// For each event of a write, whether it is new. Within a transaction. Throws SQLite::Exception; the caller
  /// rolls back, and nothing here has changed.
  void find_new(std::vector<candidate>& write, std::vector<bool>& is_new);
  /// After the commit: the write's new events are known.
  void confirm();

 private:
  struct known {
    std::int64_t slot;
    event_seq seq;
    std::int64_t received_ms;
  };
  using shelf = std::vector<known>;

  std::int64_t slot_of(const event_identity& identity) const;
  shelf& shelf_of(std::int64_t slot);
  void load(connection& db);
  bool is_duplicate(const candidate& event, const std::vector<candidate>& write);
  bool is_same(const candidate& event, event_seq stored);
  void move_shelves(event_seq stored_before);
  void move(const known& event);

  identity_hash hash_;
  std::int64_t window_ms_;
  std::size_t capacity_;
  statement stored_;
  statement identity_;
  statement neighbours_;
  statement note_;
  statement forget_;
  statement complete_;

  std::vector<shelf> shelves_;
  std::size_t size_ = 0;
  /// Where the round is, and the last event stored before it began.
  struct round {
    std::size_t next_shelf = 0;
    event_seq stored_before;
  };
  round round_;

  // Of the write under way: takes effect with confirm().
  round round_after_;
  std::size_t moved_shelves_ = 0;
  std::vector<known> fresh_;
  std::vector<std::uint32_t> by_slot_;
};

}  // namespace sluice::sqlite
