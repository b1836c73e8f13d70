#pragma once

#include "store/sqlite_connection.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace sluice::sqlite {

/// What makes an event unique.
struct event_identity {
  tenant_id tenant;
  std::string_view source;
  std::string_view id;
  bool operator==(const event_identity&) const = default;
};

/// SipHash-2-4 of an event's identity, keyed with a secret of the database so that nobody can make ids that
/// collide.
class identity_hash {
 public:
  using key = std::array<unsigned char, 16>;
  explicit identity_hash(const key& secret);
  ~identity_hash();
  identity_hash(const identity_hash&) = delete;
  identity_hash& operator=(const identity_hash&) = delete;

  std::uint64_t operator()(const event_identity& event) const;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// The identities that were stored within the dedup window: table event_ids.
///
/// A row costs 25 bytes, found by hash alone. Four neighbouring slots share a hash, so that different events
/// of one hash are told apart by what the events' own rows say. Looking a slot up passes over its
/// neighbours; those that have expired are removed then, on a page that is written anyway. So the table
/// needs no index by time and no clean-up run, and holds at most about a third more than the window's events.
class event_dedup {
 public:
  event_dedup(connection& db, std::chrono::milliseconds window);

  /// The first of the four slots of a hash.
  static std::int64_t first_slot(std::uint64_t hash) {
    return static_cast<std::int64_t>(hash & ~std::uint64_t{3});
  }

  /// An event that wants to be stored; its index in the write is its seq minus the write's first seq.
  struct candidate {
    event_identity identity;
    std::int64_t first_slot;
    event_seq seq;
  };

  /// True and noted if `event` is new, false if it is a duplicate of a stored event or of one in `write`,
  /// whose seqs count up from its first. Within a transaction, which the caller rolls back if this throws.
  bool claim(const candidate& event, const std::vector<candidate>& write, timestamp when);

 private:
  bool is_same(const candidate& event, event_seq stored, const std::vector<candidate>& write);

  std::chrono::milliseconds window_;
  statement neighbourhood_;
  statement identity_;
  statement note_;
  statement forget_;
};

}  // namespace sluice::sqlite
