#pragma once

#include <cstddef>

namespace sluice::regexp {

/// What compiling and matching need of their surroundings.
class engine_host {
 public:
  virtual ~engine_host() = default;
  /// As realloc(). May throw, never returns null.
  virtual void* resize(void* memory, std::size_t bytes) = 0;
  virtual void release(void* memory) noexcept = 0;
  /// Told every now and then what has been done; may throw.
  virtual void work(std::size_t units) = 0;
};

/// Counts what is done, in units of some nanoseconds, and tells the host of it now and then. A loop whose
/// length a pattern or a text decides calls worked() at least every few thousand rounds.
class work_counter {
 public:
  explicit work_counter(engine_host& host) : host_(host) {}

  void worked(std::size_t units) {
    if (units < budget_) {
      budget_ -= units;
      return;
    }
    budget_ = period;
    host_.work(units + period);
  }
  /// Tells of the rest, so that many small patterns and matches count, too.
  void finish() {
    const std::size_t done = period - budget_;
    budget_ = period;
    host_.work(done);
  }

 private:
  static constexpr std::size_t period = 4096;

  engine_host& host_;
  std::size_t budget_ = period;
};

}  // namespace sluice::regexp
