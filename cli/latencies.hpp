#pragma once

#include <chrono>
#include <vector>

namespace sluice {

/// Times of which the middle and the tail are wanted. Keeps each one.
class latencies {
 public:
  void add(std::chrono::microseconds time) { times_.push_back(time); }
  void reserve(std::size_t count) { times_.reserve(count); }
  std::size_t count() const { return times_.size(); }
  /// The smallest time that at least `share` (0 to 1) of all do not exceed: the nearest-rank percentile. Zero
  /// if there are none.
  std::chrono::microseconds percentile(double share) const;
  /// The same in milliseconds, for people.
  double percentile_ms(double share) const { return static_cast<double>(percentile(share).count()) / 1'000; }

 private:
  mutable std::vector<std::chrono::microseconds> times_;  ///< reordered by percentile()
};

}  // namespace sluice
