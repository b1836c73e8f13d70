#pragma once

#include "store/types.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice {

/// Whether an event type matches a pattern: "order.created" matches itself, "order.*" whatever begins with
/// "order.", "*" everything. A star stands at the end only.
bool matches_type(std::string_view pattern, std::string_view type);

/// Which scripts of a tenant an event goes to. Owned by the persistence actor, so that a deploy and the
/// events around it have one order: an event stored after the deploy sees it, one stored before does not.
class subscriptions {
 public:
  /// Sets what a script listens to, replacing what it listened to before; empty = nothing.
  void set(tenant_id tenant, script_id script, std::vector<std::string> patterns);

  /// The scripts that get an event of this type, ascending; null if none. Equal answers share one set.
  target_set_ptr match(tenant_id tenant, std::string_view type);

 private:
  struct string_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct tenant_subscriptions {
    std::map<script_id, std::vector<std::string>> patterns;
    /// Answers by event type. Cleared when full, so that a tenant that makes up types cannot fill memory.
    std::unordered_map<std::string, target_set_ptr, string_hash, std::equal_to<>> cache;
  };
  std::unordered_map<tenant_id, tenant_subscriptions> tenants_;
};

}  // namespace sluice
