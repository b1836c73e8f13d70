#include "transport/token_cache.hpp"

namespace sluice::transport {

std::optional<token_row> token_cache::find(const std::string& sha256, clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(sha256);
  if (found == entries_.end() || found->second.until <= now) return std::nullopt;
  return found->second.row;
}

void token_cache::add(token_row row, clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (entries_.size() >= capacity_)
    std::erase_if(entries_, [now](auto& item) { return item.second.until <= now; });
  if (entries_.size() >= capacity_) entries_.clear();  // all in use at once: rare, and only costs look-ups
  auto hash = row.sha256;
  entries_.insert_or_assign(std::move(hash), entry{std::move(row), now + keep_});
}

}  // namespace sluice::transport
