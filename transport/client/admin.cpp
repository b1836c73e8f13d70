#include "transport/client/admin.hpp"

#include <fmt/format.h>

namespace sluice::client {
namespace {

using nlohmann::json;

std::string for_tenant(std::string_view path, std::string_view tenant) {
  return fmt::format("{}?tenant={}", path, percent_encode(tenant));
}

template <class T>
expected<T> member_of(const expected<json>& answer, const char* name) {
  if (!answer) return tl::unexpected(answer.error());
  return member<T>(*answer, name);
}

}  // namespace

expected<void> create_tenant(const rest& engine, std::string_view name) {
  const auto answer = engine.post("/v1/tenants", {{"name", name}});
  if (!answer) return tl::unexpected(answer.error());
  return {};
}

expected<std::string> create_token(const rest& engine, std::string_view tenant, std::string_view name,
                                   const std::vector<std::string>& scopes) {
  return member_of<std::string>(
      engine.post("/v1/tokens", {{"name", name}, {"tenant", tenant}, {"scopes", scopes}}), "token");
}

json to_json(const new_script& script) {
  json body = {{"name", script.name}, {"kind", "event"}, {"trigger", {{"event_types", script.event_types}}}};
  if (!script.retry.is_null()) body["retry"] = script.retry;
  if (!script.limits.is_null()) body["limits"] = script.limits;
  return body;
}

expected<std::int64_t> create_script(const rest& engine, std::string_view tenant, const json& script) {
  return member_of<std::int64_t>(engine.post(for_tenant("/v1/scripts", tenant), script), "id");
}

expected<std::int64_t> find_script(const rest& engine, std::string_view tenant, std::string_view name) {
  const auto answer = engine.get(for_tenant("/v1/scripts", tenant));
  const auto scripts = member_of<json>(answer, "items");
  if (!scripts) return tl::unexpected(scripts.error());
  for (const json& script : *scripts)
    if (script.value("name", "") == name) return member<std::int64_t>(script, "id");
  return fail(error_code::not_found, fmt::format("{} has no script {}", tenant, name));
}

expected<int> deploy(const rest& engine, std::string_view tenant, std::int64_t script,
                     std::string_view file_name, std::string_view source,
                     std::string_view change_description) {
  const auto target = for_tenant(fmt::format("/v1/scripts/{}/deploy", script), tenant);
  return member_of<int>(
      engine.post(target,
                  {{"source", source}, {"file_name", file_name}, {"change_description", change_description}}),
      "version");
}

}  // namespace sluice::client
