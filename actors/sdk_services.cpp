#include "actors/sdk_services.hpp"

namespace sluice {

const sdk_service_actor& sdk_services::of(std::string_view call_name) const {
  static const sdk_service_actor none;
  const auto group = call_name.substr(0, call_name.find('.'));
  if (group == "db") return db;
  if (group == "http") return http;
  if (group == "kv") return kv;
  if (group == "secrets") return secrets;
  return none;
}

}  // namespace sluice
