#pragma once

#include "runtime/host.hpp"

#include <duktape.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace sluice {

/// Defines setTimeout, setInterval, clearTimeout and clearInterval.
void install_timers(duk_context* ctx);

/// [ … record ] → [ … ]: calls what a timer was set for. Throws what that throws.
void call_timer(duk_context* ctx);

/// The timers of a heap's execution, in the order in which they are due. However many there are, the host
/// is asked for one wait at a time, for the earliest: a "sleep" call, which does not count as a call of the
/// SDK. Time is the host's, made to never run backwards.
class timer_list {
 public:
  /// What may be pending at once.
  static constexpr std::size_t most = 10'000;
  /// The longest delay, as in browsers: 2^31 - 1 ms. Far beyond every limit of wall time.
  static constexpr double longest_ms = 2147483647;

  /// A new execution begins at that time of the host's. Precondition: empty.
  void begin(double now_ms);
  /// Forgets all timers.
  void clear(duk_context* ctx);
  bool empty() const { return timers_.empty(); }

  /// [ … record ] → [ … ]: an array of the callback and its arguments. Returns the timer's id.
  std::uint32_t add(duk_context* ctx, double delay_ms, bool repeats);
  /// Ends a timer; unknown ids are ignored.
  void remove(duk_context* ctx, double id);

  /// Has the host wake the heap when the first timer is due, unless it will anyway.
  void arm(duk_context* ctx);
  /// Whether this call is the wait that was asked for.
  bool is_wait(call_number number) const { return waiting_for_ == number && number != 0; }
  /// The wait is over: next() gives the timers that are due now.
  void wake(duk_context* ctx);
  /// [ … ] → [ … record ] and true, or false if no more timers are due. A repeating timer is kept.
  bool next(duk_context* ctx);
  /// The callback of the timer that next() gave has returned: a repeating timer's next turn is set.
  void ran(duk_context* ctx);

  /// When the first timer is due, counted from the execution's begin. Precondition: not empty.
  double first_due_ms() const { return timers_.front().due_ms - began_ms_; }

 private:
  struct timer {
    double due_ms;
    std::uint32_t id;
    double interval_ms;  ///< 0 = runs once
  };
  double now(duk_context* ctx);
  void insert(duk_context* ctx, const timer& added);

  std::vector<timer> timers_;     ///< by due time; those due together as they were set
  std::optional<timer> running_;  ///< the repeating one whose callback runs
  std::uint32_t last_id_ = 0;  ///< not begun anew: an id kept from an earlier execution names no other timer
  double began_ms_ = 0;
  double now_ms_ = 0;
  double due_until_ms_ = 0;  ///< what is due in this turn
  call_number waiting_for_ = 0;
  double waiting_until_ms_ = 0;
};

}  // namespace sluice
