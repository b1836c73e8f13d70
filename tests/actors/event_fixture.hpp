#pragma once

#include "actors/messages.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sluice::test {

inline target_set_ptr targets(target_set scripts) {
  return scripts.empty() ? nullptr : std::make_shared<const target_set>(std::move(scripts));
}

/// A batch as it comes from the store: one event for each seq, all for the same scripts.
inline event_batch_ptr stored_batch(tenant_id tenant, const std::vector<std::int64_t>& seqs,
                                    const target_set_ptr& to = targets({script_id{1}})) {
  auto batch = std::make_shared<event_batch>();
  batch->tenant = tenant;
  for (const auto seq : seqs) {
    event entry;
    entry.seq = event_seq{seq};
    entry.id = batch->extra.emplace_back("event-" + std::to_string(seq));
    entry.source = "/test";
    entry.type = "order.created";
    entry.json = batch->extra.emplace_back(R"({"id":"event-)" + std::to_string(seq) + R"("})");
    entry.targets = to;
    batch->events.push_back(entry);
  }
  return batch;
}

inline std::vector<std::int64_t> range(std::int64_t first, std::int64_t last) {
  std::vector<std::int64_t> seqs;
  for (auto seq = first; seq <= last; ++seq) seqs.push_back(seq);
  return seqs;
}

inline std::vector<std::int64_t> seqs_of(const delivery_list& deliveries) {
  std::vector<std::int64_t> seqs;
  for (const auto& work : deliveries) seqs.push_back(work.event().seq.value);
  return seqs;
}

}  // namespace sluice::test
