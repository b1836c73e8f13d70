#pragma once

#include <chrono>

namespace sluice {

/// While it lives, the first Ctrl-C (SIGINT) or SIGTERM asks the command to end in good order; the second one
/// ends the process. One at a time.
class interruption {
 public:
  interruption();
  ~interruption();
  interruption(const interruption&) = delete;
  interruption& operator=(const interruption&) = delete;

  bool requested() const;
  /// Waits; true if the command shall end.
  bool wait_for(std::chrono::milliseconds time) const;
  /// Readable once the command shall end: for poll().
  int fd() const;
};

}  // namespace sluice
