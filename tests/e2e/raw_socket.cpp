#include "tests/e2e/raw_socket.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <fmt/format.h>

namespace sluice::testing {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;

struct raw_socket::impl {
  asio::io_context context{1};
  websocket::stream<beast::tcp_stream> ws{context};
  beast::flat_buffer buffer;
};

raw_socket::raw_socket() : impl_(std::make_unique<impl>()) {}
raw_socket::~raw_socket() = default;

unsigned raw_socket::open(const client::engine_address& engine, std::string_view token,
                          std::string_view query) {
  beast::error_code failed;
  auto& tcp = beast::get_lowest_layer(impl_->ws);
  const asio::ip::tcp::endpoint at(asio::ip::make_address(engine.host),
                                   static_cast<std::uint16_t>(std::stoi(engine.port)));
  tcp.socket().connect(at, failed);
  if (failed) return 0;
  impl_->ws.set_option(
      websocket::stream_base::decorator([bearer = std::string(token)](websocket::request_type& request) {
        if (!bearer.empty()) request.set(beast::http::field::authorization, "Bearer " + bearer);
      }));
  websocket::response_type response;
  impl_->ws.handshake(response, engine.authority(), fmt::format("/v1/events{}", query), failed);
  return response.result_int();
}

// A server that refuses a message may close while it is still being sent: receive() then tells.
void raw_socket::send_text(std::string_view text) {
  beast::error_code closed;
  impl_->ws.text(true);
  impl_->ws.write(asio::buffer(text.data(), text.size()), closed);
}

void raw_socket::send_binary(std::string_view bytes) {
  beast::error_code closed;
  impl_->ws.binary(true);
  impl_->ws.write(asio::buffer(bytes.data(), bytes.size()), closed);
}

nlohmann::json raw_socket::receive(std::chrono::milliseconds limit) {
  for (;;) {
    beast::error_code failed;
    impl_->buffer.clear();
    impl_->ws.async_read(impl_->buffer,
                         [&failed](beast::error_code result, std::size_t) { failed = result; });
    impl_->context.restart();
    if (impl_->context.run_for(limit) == 0 || !impl_->context.stopped())
      return nlohmann::json(nlohmann::json::value_t::discarded);
    if (failed) return {{"op", "closed"}, {"code", impl_->ws.reason().code}, {"error", failed.message()}};
    auto message = nlohmann::json::parse(beast::buffers_to_string(impl_->buffer.data()));
    if (message.value("op", "") != "credit") return message;
  }
}

}  // namespace sluice::testing
