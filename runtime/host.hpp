#pragma once

#include "schemas/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Names one call of a heap to its host; counts from 1 within an execution.
using call_number = std::uint32_t;

/// A call that leaves the heap. The heap holds a promise for it until `script_heap::settle_call`.
struct host_call {
  std::string_view name;  ///< e.g. "sleep"
  std::string_view args;  ///< JSON array of the arguments
};

/// Everything that differs from run to run reaches a script through here, so that an execution can be
/// recorded and replayed. Called on the thread that runs the heap, during script_heap's own calls only.
class script_host {
 public:
  virtual ~script_host() = default;

  /// Wall-clock time in milliseconds since the epoch: Date.now(), new Date().
  virtual double now_ms() = 0;
  /// 64 random bits: Math.random(), iota.crypto.uuid().
  virtual std::uint64_t random() = 0;
  /// Starts a call. Never blocks; the answer comes later through script_heap::settle_call. "sleep", with
  /// milliseconds, is asked for by iota.sleep and on behalf of the script's timers; a heap takes no notice of
  /// an answer that it no longer waits for.
  virtual void start_call(call_number number, const host_call& call) = 0;
};

}  // namespace sluice
