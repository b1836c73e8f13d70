#include "transport/client/rest.hpp"

#include "transport/client/wire_error.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

namespace sluice::client {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using nlohmann::json;

namespace {

/// Of a listing or /metrics of an engine with very many tenants.
constexpr std::uint64_t max_response_bytes = 256u << 20;

using request_type = http::request<http::string_body>;
using response_type = http::response<http::string_body>;

asio::awaitable<response_type> exchange(const engine_address& engine, const request_type& request,
                                        std::chrono::milliseconds timeout) {
  const auto context = co_await asio::this_coro::executor;
  asio::ip::tcp::resolver resolver(context);
  const auto endpoints = co_await resolver.async_resolve(engine.host, engine.port, asio::use_awaitable);
  beast::tcp_stream stream(context);
  stream.expires_after(timeout);
  co_await stream.async_connect(endpoints, asio::use_awaitable);
  co_await http::async_write(stream, request, asio::use_awaitable);
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(max_response_bytes);
  co_await http::async_read(stream, buffer, parser, asio::use_awaitable);
  co_return parser.release();
}

}  // namespace

expected<std::string> to_body(const json& body) {
  try {
    return body.dump();
  } catch (const json::type_error&) {
    return fail(error_code::invalid_request, "a text that is not UTF-8 cannot be sent to an engine");
  }
}

expected<rest::response> rest::send(std::string_view method, std::string_view target, std::string_view body,
                                    std::string_view content_type) const {
  request_type request;
  request.method_string({method.data(), method.size()});
  request.target({target.data(), target.size()});
  request.version(11);
  request.keep_alive(false);
  request.set(http::field::host, engine_.authority());
  request.set(http::field::user_agent, "sluice-client");
  if (!token_.empty()) request.set(http::field::authorization, "Bearer " + token_);
  if (!body.empty()) request.set(http::field::content_type, {content_type.data(), content_type.size()});
  request.body() = body;
  request.prepare_payload();
  try {
    asio::io_context context{1};
    auto answer = asio::co_spawn(context, exchange(engine_, request, timeout_), asio::use_future);
    context.run();
    response_type received = answer.get();
    return response{received.result_int(), std::move(received.body())};
  } catch (const boost::system::system_error& problem) {
    const auto code =
        problem.code() == beast::error::timeout ? error_code::timed_out : error_code::store_unavailable;
    return fail(
        code, fmt::format("{} {} at {}: {}", method, target, engine_.authority(), problem.code().message()));
  }
}

expected<std::string> rest::get_text(std::string_view target) const {
  auto answer = send("GET", target);
  if (!answer) return tl::unexpected(answer.error());
  if (answer->status >= 300) return tl::unexpected(read_problem(answer->status, answer->body));
  return std::move(answer->body);
}

namespace {

expected<json> read_json(expected<rest::response> answer, std::string_view target) {
  if (!answer) return tl::unexpected(answer.error());
  if (answer->status >= 300) return tl::unexpected(read_problem(answer->status, answer->body));
  json body = json::parse(answer->body, nullptr, false);
  if (body.is_discarded())
    return fail(error_code::internal, fmt::format("the answer of {} is not JSON", target));
  return body;
}

}  // namespace

expected<json> rest::get(std::string_view target) const { return read_json(send("GET", target), target); }

expected<json> rest::post(std::string_view target, const json& body) const {
  const auto text = to_body(body);
  if (!text) return tl::unexpected(text.error());
  return read_json(send("POST", target, *text), target);
}

expected<json> rest::put(std::string_view target, const json& body) const {
  const auto text = to_body(body);
  if (!text) return tl::unexpected(text.error());
  return read_json(send("PUT", target, *text), target);
}

expected<json> rest::remove(std::string_view target) const {
  return read_json(send("DELETE", target), target);
}

}  // namespace sluice::client
