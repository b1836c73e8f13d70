#include "store/event_dedup.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace sluice::sqlite {
namespace {

constexpr std::int64_t slots = 4;  // that share a hash
constexpr std::size_t shelf_count = 4096;
constexpr int shelf_shift = 64 - 12;
/// Rows looked at around one that is written. With n of them, the table settles where 1 in n has expired.
constexpr int neighbour_count = 4;

std::int64_t to_ms(timestamp when) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(when.time_since_epoch()).count();
}

}  // namespace

event_dedup::event_dedup(connection& db, const identity_hash::key& secret, std::chrono::milliseconds window,
                         std::size_t capacity)
    : hash_(secret),
      window_ms_(window.count()),
      capacity_(capacity),
      stored_(db.handle(), "SELECT seq, received_ms FROM event_ids WHERE slot BETWEEN ? AND ?"),
      identity_(db.handle(), "SELECT tenant_id, source, id FROM events WHERE seq = ?"),
      neighbours_(db.handle(),
                  "SELECT slot, seq, received_ms FROM event_ids WHERE slot >= ? ORDER BY slot LIMIT ?"),
      note_(db.handle(), "INSERT INTO event_ids (slot, seq, received_ms) VALUES (?, ?, ?)"),
      forget_(db.handle(), "DELETE FROM event_ids WHERE slot = ?"),
      complete_(db.handle(),
                "INSERT INTO meta (key, value) VALUES ('dedup_complete_through', ?)"
                " ON CONFLICT DO UPDATE SET value = excluded.value"),
      shelves_(shelf_count) {
  load(db);
}

void event_dedup::load(connection& db) {
  auto complete = db.prepared("SELECT value FROM meta WHERE key = 'dedup_complete_through'").query();
  if (complete.next()) round_.stored_before = complete.id<event_seq>(0);
  auto row = db.prepared("SELECT tenant_id, source, id, seq, received_at FROM events WHERE seq > ?")
                 .query(round_.stored_before);
  for (; row.next(); ++size_) {
    const auto slot = slot_of({row.id<tenant_id>(0), row.text(1), row.text(2)});
    shelf_of(slot).push_back({slot, row.id<event_seq>(3), to_ms(row.time(4))});
  }
}

void event_dedup::find_new(std::vector<candidate>& write, std::vector<bool>& is_new) {
  fresh_.clear();
  moved_shelves_ = 0;
  round_after_ = round_;
  for (candidate& event : write) event.slot = slot_of(event.identity);
  // In order of slot, so that equal ones and rows of one page follow each other; the first published wins.
  by_slot_.resize(write.size());
  std::iota(by_slot_.begin(), by_slot_.end(), 0u);
  std::ranges::sort(by_slot_, {}, [&](std::uint32_t i) { return std::pair(write[i].slot, i); });
  is_new.assign(write.size(), false);
  for (const std::uint32_t i : by_slot_) {
    if (is_duplicate(write[i], write)) continue;
    is_new[i] = true;
    fresh_.push_back({write[i].slot, write[i].seq, to_ms(write[i].received_at)});
  }
  if (!write.empty()) move_shelves(event_seq{write.front().seq.value - 1});
}

void event_dedup::confirm() {
  for (; moved_shelves_ > 0; --moved_shelves_) {
    shelf& moved = shelves_[round_.next_shelf];
    round_.next_shelf = (round_.next_shelf + 1) % shelf_count;
    size_ -= moved.size();
    moved.clear();
  }
  round_ = round_after_;
  for (const known& event : fresh_) shelf_of(event.slot).push_back(event);
  size_ += fresh_.size();
  fresh_.clear();
}

/// The first of its slots: neighbours that differ in the lowest bits only.
std::int64_t event_dedup::slot_of(const event_identity& identity) const {
  return static_cast<std::int64_t>(hash_(identity) & ~std::uint64_t{slots - 1});
}

/// Shelves are in the table's order, that of signed numbers.
event_dedup::shelf& event_dedup::shelf_of(std::int64_t slot) {
  return shelves_[(static_cast<std::uint64_t>(slot) ^ (std::uint64_t{1} << 63)) >> shelf_shift];
}

bool event_dedup::is_duplicate(const candidate& event, const std::vector<candidate>& write) {
  const std::int64_t expired_ms = to_ms(event.received_at) - window_ms_;
  for (auto it = fresh_.rbegin(); it != fresh_.rend() && it->slot == event.slot; ++it) {
    const auto index = static_cast<std::size_t>(it->seq.value - write.front().seq.value);
    if (it->received_ms > expired_ms && write[index].identity == event.identity) return true;
  }
  for (const known& other : shelf_of(event.slot))
    if (other.slot == event.slot && other.received_ms > expired_ms && is_same(event, other.seq)) return true;
  auto row = stored_.query(event.slot, event.slot + slots - 1);
  while (row.next())
    if (row.integer(1) > expired_ms && is_same(event, row.id<event_seq>(0))) return true;
  return false;
}

bool event_dedup::is_same(const candidate& event, event_seq stored) {
  auto row = identity_.query(stored);
  if (!row.next()) return true;  // removed by retention within the window: the hash must do
  return event_identity{row.id<tenant_id>(0), row.text(1), row.text(2)} == event.identity;
}

/// As many shelves as bring the memory back to its capacity, though at most about twice what the write adds:
/// a memory that was filled after a crash is brought down bit by bit.
void event_dedup::move_shelves(event_seq stored_before) {
  std::size_t moved = 0;
  while (size_ - moved + fresh_.size() > capacity_ && moved <= 2 * fresh_.size() &&
         moved_shelves_ < shelf_count) {
    if (round_after_.next_shelf == 0) {
      complete_.run(round_after_.stored_before);
      round_after_.stored_before = stored_before;
    }
    shelf& next = shelves_[round_after_.next_shelf];
    std::ranges::sort(next, {}, [](const known& event) { return std::pair(event.slot, event.seq); });
    for (const known& event : next) move(event);
    moved += next.size();
    ++moved_shelves_;
    round_after_.next_shelf = (round_after_.next_shelf + 1) % shelf_count;
  }
}

/// Into the first free slot of its hash. Removes the expired rows it meets; measured by the moved event's own
/// time, so that what may still be asked for stays.
void event_dedup::move(const known& event) {
  const std::int64_t expired_ms = event.received_ms - window_ms_;
  std::array<bool, slots> taken{};
  std::array<std::int64_t, neighbour_count> expired{};
  std::size_t expired_count = 0;
  {
    auto row = neighbours_.query(event.slot, neighbour_count);
    while (row.next()) {
      const std::int64_t slot = row.integer(0);
      if (row.id<event_seq>(1) == event.seq) return;  // moved before a crash
      if (row.integer(2) <= expired_ms)
        expired[expired_count++] = slot;
      else if (slot < event.slot + slots)
        taken[static_cast<std::size_t>(slot - event.slot)] = true;
    }
  }
  for (std::size_t i = 0; i < expired_count; ++i) forget_.run(expired[i]);
  const auto free = std::ranges::find(taken, false);  // none if four others share the hash: never seen
  if (free != taken.end()) note_.run(event.slot + (free - taken.begin()), event.seq, event.received_ms);
}

}  // namespace sluice::sqlite
