#pragma once

#include "actors/environment.hpp"
#include "actors/interfaces.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace sluice {

/// State of the egress actor: which of its client's requests belong to which execution. What is not answered
/// when the actor ends is cancelled.
class egress_state {
 public:
  static inline const char* name = "egress";

  explicit egress_state(egress_actor::pointer self_ptr) : self(self_ptr) {}
  ~egress_state();

  caf::result<sdk_result_ptr> call(const sdk_call& asked);
  void answered(std::uint64_t number, const sdk_result_ptr& result);
  void execution_ended(const std::string& execution);

  egress_actor::pointer self;
  environment_ptr environment;

 private:
  struct request {
    http_client::request_id id;
    tenant_id tenant;
    std::string execution;
    caf::typed_response_promise<sdk_result_ptr> promise;
  };
  void count(tenant_id tenant, const sdk_result& result) const;

  std::uint64_t last_ = 0;
  std::unordered_map<std::uint64_t, request> requests_;
  std::unordered_multimap<std::string, std::uint64_t> of_execution_;
};

/// The actor. `environment->http` must be set; it answers on a thread of its own.
egress_actor::behavior_type egress(egress_actor::stateful_pointer<egress_state> self,
                                   environment_ptr environment);

}  // namespace sluice
