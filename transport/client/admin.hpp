#pragma once

#include "transport/client/rest.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::client {

/// A script to be created: what POST /v1/scripts takes.
struct new_script {
  std::string name;
  std::vector<std::string> event_types;
  nlohmann::json retry;  ///< e.g. {{"base_ms", 500}}; null = the engine's default
  nlohmann::json limits;
};

/// What an operator does to set a tenant up, each one request. `engine` carries the operator's token.
/// conflict if there is one already.
expected<void> create_tenant(const rest& engine, std::string_view name);
/// Returns the bearer token, which the engine tells only once.
expected<std::string> create_token(const rest& engine, std::string_view tenant, std::string_view name,
                                   const std::vector<std::string>& scopes);
/// Returns the script's id; conflict if the tenant has one of that name.
expected<std::int64_t> create_script(const rest& engine, std::string_view tenant,
                                     const nlohmann::json& script);
nlohmann::json to_json(const new_script& script);
/// not_found if the tenant has no script of that name.
expected<std::int64_t> find_script(const rest& engine, std::string_view tenant, std::string_view name);
/// Compiles the source and makes it the active version; returns its number. compile_failed says where.
expected<int> deploy(const rest& engine, std::string_view tenant, std::int64_t script,
                     std::string_view file_name, std::string_view source,
                     std::string_view change_description = {});

/// A member of an answer; `internal` says that the server left it out or made it something else.
template <class T>
expected<T> member(const nlohmann::json& object, const char* name) {
  try {
    return object.at(name).get<T>();
  } catch (const nlohmann::json::exception& problem) {
    return fail(error_code::internal, std::string("unexpected answer of the server: ") + problem.what());
  }
}

}  // namespace sluice::client
