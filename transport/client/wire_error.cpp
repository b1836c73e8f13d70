#include "transport/client/wire_error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sluice::client {
namespace {

using nlohmann::json;

std::string text_member(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

error_code code_of_status(unsigned status) {
  switch (status) {
    case 401: return error_code::unauthorized;
    case 403: return error_code::forbidden;
    case 404: return error_code::not_found;
    case 409: return error_code::conflict;
    case 413: return error_code::too_large;
    case 429: return error_code::backlog_full;
    case 503: return error_code::store_unavailable;
    case 504: return error_code::timed_out;
    default: return status < 500 ? error_code::invalid_request : error_code::internal;
  }
}

error read_error(const json& object, error_code otherwise, const char* message_member) {
  error why;
  why.code = parse_error_code(text_member(object, "code")).value_or(otherwise);
  why.message = text_member(object, message_member);
  why.context = text_member(object, "context");
  const auto retry = object.find("retry_after_ms");
  if (retry != object.end() && retry->is_number()) why.retry_after_ms = retry->get<std::int64_t>();
  return why;
}

}  // namespace

std::optional<error_code> parse_error_code(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(error_code::internal); ++i) {
    const auto code = static_cast<error_code>(i);
    if (to_string(code) == name) return code;
  }
  return std::nullopt;
}

error read_wire_error(const json& object) {
  if (!object.is_object()) return {error_code::internal, "the server refused without saying why", {}};
  return read_error(object, error_code::internal, "message");
}

error read_problem(unsigned status, std::string_view body) {
  const json problem = json::parse(body, nullptr, false);
  if (!problem.is_object())
    return {code_of_status(status), fmt::format("the server answered with status {}", status), {}};
  error why = read_error(problem, code_of_status(status), "detail");
  if (why.message.empty()) why.message = text_member(problem, "title");
  if (why.message.empty()) why.message = fmt::format("the server answered with status {}", status);
  return why;
}

}  // namespace sluice::client
