#pragma once

#include "actors/backoff.hpp"
#include "actors/environment.hpp"
#include "actors/interfaces.hpp"
#include "actors/sdk_services.hpp"

#include <optional>
#include <set>
#include <unordered_map>

namespace sluice {

/// State of the engine actor. The services stand or fall together: when one of them dies, all are stopped
/// and started again from the store, just as after a crash of the process (Erlang's one_for_all). All that
/// they know is in the store, so this one way of recovery serves every failure.
struct engine_state {
  static inline const char* name = "engine";

  engine_state(engine_actor::pointer self_ptr) : self(self_ptr), restarts(1, std::chrono::milliseconds{1}) {}
  ~engine_state();

  void start_services();
  void actor_down(const caf::down_msg& down);
  caf::result<tenant_actor> tenant_of(tenant_id tenant);
  void release_tenant(tenant_id tenant);
  caf::result<deploy_result> deploy(const deploy_request_ptr& request);
  caf::result<bool> drain();
  engine_status status() const;
  /// Why nothing can be done with secrets, if so.
  std::optional<error> vault_refusal() const;

  /// Why work is refused at present; none if it is not.
  std::optional<error> refusal() const;

  engine_actor::pointer self;
  environment_ptr environment;
  restart_budget restarts;
  reader_actor delivery_reader;
  reader_actor query_reader;
  reader_actor sdk_reader;  ///< for scripts' calls
  event_bus_actor bus;
  retry_actor retry;
  persistence_actor persistence;
  compiler_actor compiler;
  secret_vault_actor vault;  ///< null if there are no keys for secrets
  sdk_services services;     ///< what answers scripts' calls

 private:
  void start_sdk_services();
  void positions_loaded(const position_list& positions);
  void store_version(const deploy_request_ptr& request, const compiled_script& program,
                     caf::typed_response_promise<deploy_result> promise);
  void stop_services();
  void start_tenant(tenant_id tenant);
  /// Ends the start of a tenant's actor: with the actor, or the reason why there is none.
  template <class Answer>
  void answer_who_asked(tenant_id tenant, const Answer& answer);

  std::set<caf::actor_addr> services_;  ///< alive
  std::unordered_map<tenant_id, tenant_actor> tenants_;
  /// Who waits for the actor of a tenant that is being looked up.
  std::unordered_map<tenant_id, std::vector<caf::typed_response_promise<tenant_actor>>> starting_;
  std::uint64_t generation_ = 0;  ///< of the services: what was asked of earlier ones is void
  bool ready_ = false;
  bool restarting_ = false;
  bool stopping_ = false;
};

/// The root actor. Quits with an error when the services fail again and again.
engine_actor::behavior_type engine(engine_actor::stateful_pointer<engine_state> self,
                                   environment_ptr environment);

}  // namespace sluice
