#pragma once

#include <cstddef>

namespace sluice::test {

/// Counts what the program that it is linked into has allocated, in heaps and outside of them, by standing in
/// malloc's place. Counts nothing under a sanitizer, which stands there itself.
class process_memory {
 public:
  /// Begins to count: peak_bytes() is over what is in use now.
  process_memory();
  std::size_t peak_bytes() const;

 private:
  std::size_t before_;
};

}  // namespace sluice::test
