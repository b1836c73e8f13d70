#pragma once

#include "schemas/ids.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace sluice {

/// How many events each tenant has waiting: written by the persistence actor, read by whoever is about to add
/// to them. Thread-safe.
class backlog_gauges {
 public:
  using gauge = std::shared_ptr<std::atomic<std::int64_t>>;

  gauge of(tenant_id tenant) {
    const std::lock_guard lock{mutex_};
    auto& found = gauges_[tenant];
    if (!found) found = std::make_shared<std::atomic<std::int64_t>>(0);
    return found;
  }

 private:
  std::mutex mutex_;
  std::unordered_map<tenant_id, gauge> gauges_;
};

}  // namespace sluice
