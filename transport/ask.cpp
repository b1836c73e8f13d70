#include "transport/ask.hpp"

#include <caf/exit_reason.hpp>
#include <caf/sec.hpp>

namespace sluice::transport {

error flatten(const caf::error& why, caf::actor_system& system) {
  if (why == caf::sec::request_timeout || why == caf::sec::request_receiver_down) {
    if (why == caf::sec::request_timeout)
      return {error_code::timed_out, "the engine did not answer in time", {}, 1'000};
    return {error_code::shutting_down, "the engine is stopping", {}, 5'000};
  }
  if (why.category() == caf::atom("exit"))
    return {error_code::shutting_down, "the engine is stopping", {}, 5'000};
  return {error_code::internal, "the engine failed: " + system.render(why), {}};
}

}  // namespace sluice::transport
