#pragma once

#include "actors/environment.hpp"
#include "actors/interfaces.hpp"
#include "actors/owed_answers.hpp"

#include <unordered_map>

namespace sluice {

/// State of the actor that answers calls of iota.kv: it checks them, and passes them on to those who may
/// block.
struct key_value_state {
  static inline const char* name = "key_value";

  explicit key_value_state(key_value_actor::pointer self_ptr) : self(self_ptr) {}

  caf::result<sdk_result_ptr> call(const sdk_call_ptr& call);
  void sweep();

  key_value_actor::pointer self;
  environment_ptr environment;
  persistence_actor persistence;
  reader_actor reader;

 private:
  /// Calls that are not answered yet, and their text.
  struct load {
    std::size_t calls = 0;
    std::size_t bytes = 0;
  };

  /// Asks whoever is in charge, and answers with what they say.
  template <class Service, class Request>
  caf::result<sdk_result_ptr> ask(const Service& service, Request request, tenant_id tenant,
                                  std::size_t bytes);
  void done(tenant_id tenant, std::size_t bytes);

  owed_answers owed_{"iota.kv: the store is not available at present"};
  load all_;
  std::unordered_map<tenant_id, load> tenants_;  ///< those that have calls under way
};

/// The actor.
key_value_actor::behavior_type key_value(key_value_actor::stateful_pointer<key_value_state> self,
                                         environment_ptr environment, persistence_actor persistence,
                                         reader_actor reader);

}  // namespace sluice
