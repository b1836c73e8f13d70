#include "cli/latencies.hpp"

#include <algorithm>
#include <cmath>

namespace sluice {

std::chrono::microseconds latencies::percentile(double share) const {
  if (times_.empty()) return {};
  const auto rank = static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(times_.size())));
  const auto last = static_cast<std::ptrdiff_t>(times_.size()) - 1;
  const auto at = times_.begin() + std::clamp<std::ptrdiff_t>(rank - 1, 0, last);
  std::nth_element(times_.begin(), at, times_.end());
  return *at;
}

}  // namespace sluice
