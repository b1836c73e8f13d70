#include "tests/transport/server_fixture.hpp"

#include <fmt/format.h>

namespace sluice::testing {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using nlohmann::json;

namespace {

asio::ip::tcp::endpoint endpoint(std::uint16_t port) { return {asio::ip::address_v4::loopback(), port}; }

beast::string_view to_beast(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

std::string event_json(std::string_view id, std::string_view more) {
  return fmt::format(R"({{"specversion":"1.0","id":"{}","source":"/s","type":"order.created"{}}})", id, more);
}

std::string publish_text(std::string_view events, int seq) {
  return fmt::format(R"({{"op":"publish","seq":{},"events":[{}]}})", seq, events);
}

std::string publish_many(int count, int seq) {
  std::string events;
  for (int i = 0; i < count; ++i) events += (i > 0 ? "," : "") + event_json(fmt::format("{}-{}", seq, i));
  return publish_text(events, seq);
}

test_socket::test_socket(std::uint16_t port) : port_(port) {}
test_socket::~test_socket() = default;

bool test_socket::run(std::function<void(boost::system::error_code&)> start) {
  boost::system::error_code failed;
  start(failed);
  io_.restart();
  io_.run_for(patience);
  EXPECT_TRUE(io_.stopped()) << "no answer in time";
  return !failed;
}

unsigned test_socket::open(std::string_view token, std::string_view target) {
  beast::get_lowest_layer(ws_).socket().connect(endpoint(port_));
  if (!token.empty())
    ws_.set_option(
        websocket::stream_base::decorator([bearer = "Bearer " + std::string(token)](auto& request) {
          request.set(http::field::authorization, bearer);
        }));
  ws_.read_message_max(0);
  websocket::response_type answer;
  run([&](auto& failed) {
    ws_.async_handshake(answer, "localhost", to_beast(target), [&](auto result) { failed = result; });
  });
  refusal = answer.body();
  return answer.result_int();
}

void test_socket::send(std::string_view text) {
  ws_.binary(false);
  run([&](auto& failed) {
    ws_.async_write(asio::buffer(text.data(), text.size()),
                    [&](auto result, std::size_t) { failed = result; });
  });
}

void test_socket::send_binary(std::string_view bytes) {
  ws_.binary(true);
  run([&](auto& failed) {
    ws_.async_write(asio::buffer(bytes.data(), bytes.size()),
                    [&](auto result, std::size_t) { failed = result; });
  });
}

void test_socket::send_raw(std::string_view bytes) {
  asio::write(beast::get_lowest_layer(ws_).socket(), asio::buffer(bytes.data(), bytes.size()));
}

json test_socket::receive() {
  buffer_.clear();
  const bool read =
      run([&](auto& failed) { ws_.async_read(buffer_, [&](auto result, std::size_t) { failed = result; }); });
  if (!read)
    return {{"closed", static_cast<int>(ws_.reason().code)}, {"reason", ws_.reason().reason.c_str()}};
  return json::parse(beast::buffers_to_string(buffer_.data()));
}

json test_socket::receive_answer() {
  for (;;) {
    auto message = receive();
    if (!message.contains("op") || message["op"] != "credit") return message;
  }
}

void test_socket::disconnect() { beast::get_lowest_layer(ws_).close(); }

ServerTest::ServerTest() {
  auto* shared = &double_;
  engine_ = system_.spawn([shared](engine_actor::pointer self) { return shared->behavior(self); });
  publisher = double_.add_token("publisher", double_.shop.id, {"events:publish"});
  admin = double_.add_token("operator", {}, {"admin"});
}

ServerTest::~ServerTest() {
  server_.reset();
  double_.release();
  caf::anon_send_exit(engine_, caf::exit_reason::user_shutdown);
}

void ServerTest::start(server_options options) {
  options.port = 0;
  auto started =
      server::start(std::move(options), system_, engine_, [] { return std::string("sluice_up 1\n"); });
  ASSERT_TRUE(started) << started.error().message;
  server_ = *std::move(started);
  port = server_->port();
}

http_answer ServerTest::exchange(const http::request<http::string_body>& message) {
  asio::io_context io{1};
  beast::tcp_stream stream(io);
  stream.connect(endpoint(port));
  http_answer answer;
  beast::flat_buffer buffer;
  stream.expires_after(patience);
  // What refuses a body answers before it has read all of it.
  http::async_write(stream, message, [](auto, std::size_t) {});
  boost::system::error_code failed;
  http::async_read(stream, buffer, answer, [&](auto result, std::size_t) {
    failed = result;
    stream.cancel();
  });
  io.run();
  EXPECT_FALSE(failed) << message.target() << ": " << failed.message();
  return answer;
}

http_answer ServerTest::request(http::verb method, std::string_view target, std::string_view token,
                                std::string_view body, std::string_view content_type) {
  http::request<http::string_body> message{method, to_beast(target), 11};
  message.set(http::field::host, "localhost");
  if (!token.empty()) message.set(http::field::authorization, "Bearer " + std::string(token));
  if (!content_type.empty()) message.set(http::field::content_type, to_beast(content_type));
  message.body() = body;
  message.prepare_payload();
  return exchange(message);
}

http_answer ServerTest::get(std::string_view target, std::string_view token) {
  return request(http::verb::get, target, token);
}

http_answer ServerTest::post(std::string_view target, std::string_view token, std::string_view body,
                             std::string_view content_type) {
  return request(http::verb::post, target, token, body, content_type);
}

std::string ServerTest::raw(std::string_view bytes) {
  asio::io_context io{1};
  beast::tcp_stream stream(io);
  stream.connect(endpoint(port));
  stream.expires_after(patience);
  std::string received;
  asio::async_write(stream, asio::buffer(bytes.data(), bytes.size()), [](auto, std::size_t) {});
  asio::async_read(stream, asio::dynamic_buffer(received), [](auto, std::size_t) {});
  io.run();
  return received;
}

}  // namespace sluice::testing
