#include "actors/script_lane.hpp"

#include <algorithm>

namespace sluice {

namespace {
/// Below this, another script actor (and its heap) costs more than it brings.
constexpr std::size_t worth_an_actor = 8;
}  // namespace

void script_lane::put_back_alone(const delivery_list& work) {
  put_back(work);
  alone_ += work.size();
}

int script_lane::startable(int parallel) const {
  if (ready_.empty() || !runnable()) return 0;
  const auto wanted = static_cast<int>((ready_.size() + worth_an_actor - 1) / worth_an_actor);
  const int room = std::min(parallel - running_, script_.row.settings.concurrency - busy());
  return std::clamp(wanted, 0, std::max(0, room));
}

delivery_list_ptr script_lane::take(std::size_t limit, int parallel) {
  const auto sharers = static_cast<std::size_t>(std::max(1, startable(parallel)));
  auto count = std::min(limit, (ready_.size() + sharers - 1) / sharers);
  if (alone_ > 0) {
    count = 1;
    --alone_;
  }
  const auto end = ready_.begin() + static_cast<std::ptrdiff_t>(count);
  auto work = std::make_shared<const delivery_list>(std::make_move_iterator(ready_.begin()),
                                                    std::make_move_iterator(end));
  ready_.erase(ready_.begin(), end);
  return work;
}

}  // namespace sluice
