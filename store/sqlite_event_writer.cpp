#include "store/sqlite_event_writer.hpp"

#include "store/target_codec.hpp"

namespace sluice::sqlite {

event_writer::event_writer(connection& db, const identity_hash::key& secret, const sqlite_options& options)
    : dedup_(db, secret, options.dedup_window, options.dedup_memory_events),
      seqs_(db, "last_event_seq", "events", "seq"),
      insert_(
          db.handle(),
          "INSERT INTO events (seq, tenant_id, received_at, depth, targets, id, source, type, subject, json)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

void event_writer::store(std::span<const event_batch_ptr> publishes, tenant_progress& progress) {
  collect(publishes);
  if (events_.empty()) return;
  dedup_.find_new(candidates_, is_new_);
  for (std::size_t i = 0; i < events_.size(); ++i) {
    if (!is_new_[i]) continue;
    insert(*events_[i].batch, *events_[i].item, candidates_[i].seq);
    ++progress.of(events_[i].batch->tenant).events;
  }
  seqs_.store(candidates_.back().seq.value);
}

void event_writer::confirm() {
  if (events_.empty()) return;
  for (std::size_t i = 0; i < events_.size(); ++i)
    events_[i].item->seq = is_new_[i] ? candidates_[i].seq : event_seq{};
  seqs_.advance(candidates_.back().seq.value);
  dedup_.confirm();
}

/// Every event gets its seq here; those of duplicates stay unused.
void event_writer::collect(std::span<const event_batch_ptr> publishes) {
  events_.clear();
  candidates_.clear();
  encoded_.clear();
  std::int64_t seq = seqs_.last();
  for (const auto& batch : publishes)
    for (event& item : batch->events) {
      events_.push_back({batch.get(), &item});
      candidates_.push_back({{batch->tenant, item.source, item.id}, event_seq{++seq}, batch->received_at});
    }
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
