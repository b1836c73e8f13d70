#pragma once

#include <cstddef>

namespace sluice::transport {

/// One publisher's credit: how many events it may have under way, and when to tell it about credit that is
/// free again. Plain arithmetic; the WebSocket session sends what it says.
class credit_ledger {
 public:
  explicit credit_ledger(std::size_t grant) : grant_(grant), available_(grant) {}

  /// What the publisher may send when it connects.
  std::size_t initial_grant() const { return grant_; }
  std::size_t available() const { return available_; }
  std::size_t in_flight() const { return in_flight_; }

  /// A batch arrived: false if it exceeds the credit, and then nothing is taken.
  bool take(std::size_t events) {
    if (events > available_) return false;
    available_ -= events;
    in_flight_ += events;
    return true;
  }

  /// The batch has its ack or nack. Returns how much credit to announce now: all that has gathered once it is
  /// a tenth of the grant or nothing is under way any more, else 0.
  std::size_t give_back(std::size_t events) {
    in_flight_ -= events;
    gathered_ += events;
    if (in_flight_ > 0 && gathered_ * 10 < grant_) return 0;
    const auto announced = gathered_;
    gathered_ = 0;
    available_ += announced;
    return announced;
  }

 private:
  std::size_t grant_;
  std::size_t available_;  ///< announced and not used
  std::size_t in_flight_ = 0;
  std::size_t gathered_ = 0;  ///< free again, not announced yet
};

}  // namespace sluice::transport
