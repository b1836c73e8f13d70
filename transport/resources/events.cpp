#include "transport/binary_mode.hpp"
#include "transport/resources/resources.hpp"

namespace sluice::transport {

namespace http = boost::beast::http;

namespace {

/// The request's events, in whichever of CloudEvents' three modes they come; a problem else.
tl::expected<event_batch_ptr, http_response> read_events(const http_request& message,
                                                         const publish_limits& limits) {
  const auto refuse = [](const error& why) { return tl::unexpected(problem(why)); };
  expected<event_batch_ptr> batch;
  const auto header = message[http::field::content_type];
  const auto type = media_type({header.data(), header.size()});
  if (type == "application/cloudevents+json") {
    batch = read_event(message.body(), limits);
  } else if (type == "application/cloudevents-batch+json") {
    batch = read_event_array(message.body(), limits);
  } else if (is_binary_mode(message)) {
    const auto text = event_of_binary_mode(message, message.body());
    if (!text) return refuse(text.error());
    batch = read_event(*text, limits);
  } else {
    return tl::unexpected(problem(http::status::unsupported_media_type,
                                  {error_code::invalid_request,
                                   "send application/cloudevents+json (one event), "
                                   "application/cloudevents-batch+json (an array), or the "
                                   "data with the event's attributes as ce- headers",
                                   "Content-Type"}));
  }
  if (!batch) return refuse(batch.error());
  return *std::move(batch);
}

}  // namespace

awaitable<http_response> publish_events(exchange& request) {
  auto batch = read_events(request.request, request.context->limits());
  if (!batch) co_return std::move(batch.error());
  (*batch)->tenant = request.tenant;
  (*batch)->received_at = now();
  const auto receipt = co_await request.ask<publish_result>(publish_atom::value, *batch);
  if (!receipt) co_return problem(receipt.error());
  co_return json_response(http::status::ok,
                          to_text({{"accepted", receipt->accepted}, {"duplicates", receipt->duplicates}}));
}

awaitable<http_response> refuse_plain_events(exchange&) {
  auto refusal = problem(http::status::upgrade_required,
                         {error_code::invalid_request, "connect with a WebSocket here, or POST events", {}});
  refusal.set(http::field::upgrade, "websocket");
  co_return refusal;
}

}  // namespace sluice::transport
