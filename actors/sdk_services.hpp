#pragma once

#include "actors/interfaces.hpp"

#include <string_view>

namespace sluice {

/// Who answers scripts' calls, by the group that a call's name begins with. Started with the engine's
/// services and stopped with them; a null one is not set up.
struct sdk_services {
  sdk_service_actor db;
  sdk_service_actor http;
  sdk_service_actor kv;
  sdk_service_actor secrets;

  /// The service of "db.insert", ...; null if there is none.
  const sdk_service_actor& of(std::string_view call_name) const;
};

}  // namespace sluice
