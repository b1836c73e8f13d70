#include "transport/resources/resources.hpp"

namespace sluice::transport {

namespace http = boost::beast::http;

awaitable<http_response> report_live(exchange&) {
  co_return json_response(http::status::ok, R"({"status":"live"})");
}

awaitable<http_response> report_ready(exchange& request) {
  const auto status = co_await request.ask<engine_status>(status_atom::value);
  if (!status) co_return problem(http::status::service_unavailable, status.error());
  if (!status->ready) co_return problem({error_code::store_unavailable, status->reason, {}, 1'000});
  co_return json_response(http::status::ok, R"({"status":"ready"})");
}

awaitable<http_response> report_metrics(exchange& request) {
  auto answer = json_response(http::status::ok, request.context->metrics_text());
  answer.set(http::field::content_type, "text/plain; version=0.0.4; charset=utf-8");
  co_return answer;
}

}  // namespace sluice::transport
