#include "actors/subscriptions.hpp"

#include <algorithm>

namespace sluice {

namespace {
constexpr std::size_t max_cached_types = 10'000;
}

bool matches_type(std::string_view pattern, std::string_view type) {
  if (!pattern.ends_with('*')) return pattern == type;
  return type.starts_with(pattern.substr(0, pattern.size() - 1));
}

void subscriptions::set(tenant_id tenant, script_id script, std::vector<std::string> patterns) {
  auto& entry = tenants_[tenant];
  entry.cache.clear();
  if (patterns.empty())
    entry.patterns.erase(script);
  else
    entry.patterns[script] = std::move(patterns);
}

target_set_ptr subscriptions::match(tenant_id tenant, std::string_view type) {
  auto found = tenants_.find(tenant);
  if (found == tenants_.end()) return nullptr;
  auto& entry = found->second;
  if (auto cached = entry.cache.find(type); cached != entry.cache.end()) return cached->second;

  auto matching = std::make_shared<target_set>();
  for (const auto& [script, patterns] : entry.patterns) {
    if (std::ranges::any_of(patterns, [&](const auto& pattern) { return matches_type(pattern, type); }))
      matching->push_back(script);
  }
  target_set_ptr result = matching->empty() ? nullptr : std::move(matching);
  if (entry.cache.size() >= max_cached_types) entry.cache.clear();
  entry.cache.emplace(type, result);
  return result;
}

}  // namespace sluice
