#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>

namespace sluice::test {

/// The seed of a randomized test: fixed, so that it runs alike everywhere; SLUICE_TEST_SEED sets another.
/// Use with SCOPED_TRACE so that a failure names it.
inline unsigned random_seed() {
  const char* given = std::getenv("SLUICE_TEST_SEED");
  return given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : 20'240'601U;
}

/// Numbers for a randomized test.
class random_numbers {
 public:
  explicit random_numbers(unsigned seed) : generator_(seed) {}
  /// From 0 to `end` − 1.
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(generator_);
  }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <class List>
  void shuffle(List& list) {
    std::shuffle(list.begin(), list.end(), generator_);
  }

 private:
  std::mt19937 generator_;
};

}  // namespace sluice::test
