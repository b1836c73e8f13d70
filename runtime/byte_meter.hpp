#pragma once

#include "runtime/duktape_internals.hpp"

#include <cstddef>

namespace sluice {

/// Counts the work of a loop over bytes, so that a long one is stopped at a time limit, too.
class byte_meter {
 public:
  /// A quarter of a millisecond of the slowest of such loops.
  static constexpr std::size_t step = 32u << 10;

  /// For a loop over so many bytes.
  byte_meter(duk_context* ctx, std::size_t bytes) : ctx_(ctx) {
    if (bytes >= step) return;
    sluice_duktape_work(ctx, bytes);
    next_ = step;
  }

  /// The loop has come to this byte. Throws if the execution must stop.
  void reach(std::size_t byte) {
    if (byte < next_) [[likely]]
      return;
    sluice_duktape_work(ctx_, step);
    next_ = byte + step;
  }

 private:
  duk_context* ctx_;
  std::size_t next_ = 0;
};

}  // namespace sluice
