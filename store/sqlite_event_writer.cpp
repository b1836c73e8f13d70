#include "store/sqlite_event_writer.hpp"

#include "store/target_codec.hpp"

#include <algorithm>
#include <numeric>

namespace sluice::sqlite {

event_writer::event_writer(connection& db, const identity_hash::key& secret,
                           std::chrono::milliseconds dedup_window)
    : hash_(secret),
      dedup_(db, dedup_window),
      seqs_(db, "last_event_seq", "events", "seq"),
      insert_(
          db.handle(),
          "INSERT INTO events (seq, tenant_id, received_at, depth, targets, id, source, type, subject, json)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

void event_writer::store(std::span<const event_batch_ptr> publishes, tenant_progress& progress,
                         timestamp when) {
  collect(publishes);
  if (entries_.empty()) return;
  drop_duplicates(when);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const entry& next = entries_[i];
    if (!next.is_new) continue;
    insert(*next.batch, *next.stored, candidates_[i].seq);
    ++progress.of(next.batch->tenant).events;
  }
  seqs_.store(candidates_.back().seq.value);
}

void event_writer::confirm() {
  for (std::size_t i = 0; i < entries_.size(); ++i)
    entries_[i].stored->seq = entries_[i].is_new ? candidates_[i].seq : event_seq{};
  if (!candidates_.empty()) seqs_.advance(candidates_.back().seq.value);
  entries_.clear();
}

/// Every event gets its seq here; those of duplicates stay unused.
void event_writer::collect(std::span<const event_batch_ptr> publishes) {
  entries_.clear();
  candidates_.clear();
  encoded_.clear();
  std::int64_t seq = seqs_.last();
  for (const auto& batch : publishes)
    for (event& event : batch->events) {
      const event_identity identity{batch->tenant, event.source, event.id};
      entries_.push_back({batch.get(), &event, true});
      candidates_.push_back({identity, event_dedup::first_slot(hash_(identity)), event_seq{++seq}});
    }
}

/// In order of slot, so that neighbouring rows are touched together; of equal ones the first published wins.
void event_writer::drop_duplicates(timestamp when) {
  by_slot_.resize(candidates_.size());
  std::iota(by_slot_.begin(), by_slot_.end(), 0u);
  std::ranges::sort(by_slot_, {},
                    [this](std::uint32_t i) { return std::pair(candidates_[i].first_slot, i); });
  for (const std::uint32_t i : by_slot_) entries_[i].is_new = dedup_.claim(candidates_[i], candidates_, when);
}

void event_writer::insert(const event_batch& batch, const event& event, event_seq seq) {
  insert_.run(seq, batch.tenant, batch.received_at, event.depth, blob_or_null{encoded(event.targets)},
              event.id, event.source, event.type, text_or_null{event.subject}, event.json);
}

/// Events share their target sets: each is encoded once per write.
std::string_view event_writer::encoded(const target_set_ptr& targets) {
  if (!targets) return {};
  const auto [found, is_new] = encoded_.try_emplace(targets.get());
  if (is_new) encode_targets(*targets, found->second);
  return found->second;
}

}  // namespace sluice::sqlite
