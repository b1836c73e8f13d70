#pragma once

#include "schemas/sdk_call.hpp"

#include <cstdint>
#include <functional>

namespace sluice {

/// Makes HTTP requests on behalf of scripts; transport/egress implements it. Thread-safe.
class http_client {
 public:
  using request_id = std::uint64_t;
  using on_done = std::function<void(sdk_result)>;

  virtual ~http_client() = default;
  /// Starts "http.request" (call.args: runtime/iota's wire form) and returns at once; `done` is called
  /// exactly once, on a thread of the client's, unless the request is cancelled before. Never throws.
  virtual request_id start(const sdk_call& call, on_done done) = 0;
  /// Ends a request: `done` is not called once this has returned. Unknown ids are ignored.
  virtual void cancel(request_id request) = 0;
};

}  // namespace sluice
