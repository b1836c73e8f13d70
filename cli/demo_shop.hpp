#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace sluice {

/// The orders of a web shop, as CloudEvents: made up, but always the same ones.
class demo_shop {
 public:
  /// `run` tells the events of one demo from those of the next on the same data: it is part of their source.
  explicit demo_shop(std::string run);

  /// The next order.created event as JSON.
  std::string next_order();
  int orders() const { return orders_; }

 private:
  /// From 0 to below `bound`.
  std::uint32_t pick(std::uint32_t bound);

  std::string run_;
  int orders_ = 0;
  std::mt19937 random_{7400};  // any fixed seed does
};

}  // namespace sluice
