#pragma once

#include "store/types.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace sluice::transport {

/// The tenants' names, so that not every request that names one asks the store for all. Nothing in it grows
/// old: a name is never changed, and a tenant never deleted. Thread-safe.
class tenant_directory {
 public:
  void add(const tenant_row& row) {
    const std::lock_guard lock(mutex_);
    ids_.insert_or_assign(row.name, row.id);
    names_.insert_or_assign(row.id.value, row.name);
  }
  std::optional<tenant_id> find(const std::string& name) const {
    const std::lock_guard lock(mutex_);
    const auto found = ids_.find(name);
    return found == ids_.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<std::string> name_of(tenant_id tenant) const {
    const std::lock_guard lock(mutex_);
    const auto found = names_.find(tenant.value);
    return found == names_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, tenant_id> ids_;
  std::unordered_map<std::int64_t, std::string> names_;
};

}  // namespace sluice::transport
