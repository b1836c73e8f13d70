#include "transport/problem.hpp"

namespace sluice::transport {

namespace http = boost::beast::http;
using nlohmann::json;

http::status status_of(error_code code) {
  switch (code) {
    case error_code::invalid_request: return http::status::bad_request;
    case error_code::unauthorized: return http::status::unauthorized;
    case error_code::forbidden: return http::status::forbidden;
    case error_code::not_found: return http::status::not_found;
    case error_code::conflict: return http::status::conflict;
    case error_code::too_large: return http::status::payload_too_large;
    case error_code::compile_failed: return http::status::unprocessable_entity;
    case error_code::backlog_full:
    case error_code::credit_exceeded: return http::status::too_many_requests;
    case error_code::store_unavailable:
    case error_code::shutting_down: return http::status::service_unavailable;
    case error_code::timed_out: return http::status::gateway_timeout;
    case error_code::internal: return http::status::internal_server_error;
  }
  return http::status::internal_server_error;
}

std::string to_text(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

http_response json_response(http::status status, std::string body) {
  http_response answer{status, 11};
  answer.set(http::field::content_type, "application/json");
  answer.body() = std::move(body);
  return answer;
}

http_response problem(const error& why, json extra) {
  return problem(status_of(why.code), why, std::move(extra));
}

http_response problem(http::status status, const error& why, json extra) {
  const auto title = http::obsolete_reason(status);
  json document = std::move(extra);
  document["type"] = "about:blank";
  document["title"] = std::string_view(title.data(), title.size());
  document["status"] = static_cast<unsigned>(status);
  document["code"] = to_string(why.code);
  document["detail"] = why.message;
  if (!why.context.empty()) document["context"] = why.context;
  if (why.retry_after_ms > 0) document["retry_after_ms"] = why.retry_after_ms;

  auto answer = json_response(status, to_text(document));
  answer.set(http::field::content_type, "application/problem+json");
  if (why.retry_after_ms > 0)
    answer.set(http::field::retry_after, std::to_string((why.retry_after_ms + 999) / 1'000));
  if (status == http::status::unauthorized) answer.set(http::field::www_authenticate, "Bearer");
  return answer;
}

json wire_error(const error& why) {
  json object{{"code", to_string(why.code)}, {"message", why.message}};
  if (!why.context.empty()) object["context"] = why.context;
  if (why.retry_after_ms > 0) object["retry_after_ms"] = why.retry_after_ms;
  return object;
}

}  // namespace sluice::transport
