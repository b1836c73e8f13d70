#pragma once

#include <array>
#include <cstdint>
#include <sys/random.h>

namespace sluice {

/// Random numbers from the kernel, fetched 64 at a time. Not thread-safe: one for each owner.
class random_source {
 public:
  std::uint64_t next() {
    if (used_ == numbers_.size()) refill();
    return numbers_[used_++];
  }

 private:
  void refill() {
    std::size_t filled = 0;
    while (filled < sizeof(numbers_)) {
      const auto got =
          getrandom(reinterpret_cast<char*>(numbers_.data()) + filled, sizeof(numbers_) - filled, 0);
      if (got > 0) filled += static_cast<std::size_t>(got);
    }
    used_ = 0;
  }

  std::array<std::uint64_t, 64> numbers_{};
  std::size_t used_ = numbers_.size();
};

}  // namespace sluice
