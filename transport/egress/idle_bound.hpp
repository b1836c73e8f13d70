#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace sluice {

/// How many connections to a host can be idle at most. libcurl goes through all connections to a host, the
/// busy ones too, to find one that is idle: with thousands under way that takes longer than making a new one,
/// so it is not asked to where there can be none.
class idle_bound {
 public:
  /// No more than `most` are kept idle in all.
  explicit idle_bound(std::size_t most) : most_(most) {}

  /// Whether a connection to this host may be idle; it is then taken to be in use.
  bool take(const std::string& host) {
    const auto found = hosts_.find(host);
    if (found == hosts_.end()) return false;
    if (--found->second == 0) hosts_.erase(found);
    return true;
  }
  /// A connection to this host becomes idle.
  void give(const std::string& host) {
    if (hosts_.size() >= most_hosts) hosts_.clear();  // their connections are made anew, once
    auto& idle = hosts_[host];
    idle = std::min(idle + 1, most_);
  }

 private:
  static constexpr std::size_t most_hosts = 4'096;

  std::size_t most_;
  std::unordered_map<std::string, std::size_t> hosts_;
};

}  // namespace sluice
