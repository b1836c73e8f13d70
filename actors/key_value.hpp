#pragma once

#include "actors/environment.hpp"
#include "actors/interfaces.hpp"

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
  /// Asks whoever is in charge, and answers with what they say.
  template <class Service, class Request>
  caf::result<sdk_result_ptr> ask(const Service& service, Request request, std::size_t bytes);

  std::size_t under_way_ = 0;  ///< calls that are not answered yet, and their text
  std::size_t under_way_bytes_ = 0;
};

/// The actor.
key_value_actor::behavior_type key_value(key_value_actor::stateful_pointer<key_value_state> self,
                                         environment_ptr environment, persistence_actor persistence,
                                         reader_actor reader);

}  // namespace sluice
