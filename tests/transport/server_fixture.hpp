#pragma once

#include "tests/transport/fake_engine.hpp"
#include "transport/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <caf/all.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace sluice::testing {

using http_answer = boost::beast::http::response<boost::beast::http::string_body>;
inline constexpr std::chrono::seconds patience{20};

std::string event_json(std::string_view id, std::string_view more = "");
std::string publish_text(std::string_view events, int seq = 1);
/// So many events in one batch.
std::string publish_many(int count, int seq = 1);

/// A blocking WebSocket to the server under test; no wait is longer than `patience`.
class test_socket {
 public:
  explicit test_socket(std::uint16_t port);
  ~test_socket();

  /// The status of the handshake's answer: 101 if it went well. `refusal` is the body if not.
  unsigned open(std::string_view token, std::string_view target = "/v1/events");
  std::string refusal;

  void send(std::string_view text);
  void send_binary(std::string_view bytes);
  /// Bytes on the wire, past the WebSocket.
  void send_raw(std::string_view bytes);
  /// The next message; {"closed":code,"reason":…} once the connection ended.
  nlohmann::json receive();
  /// The next message that is no credit.
  nlohmann::json receive_answer();
  void disconnect();
  bool is_open() const { return ws_.is_open(); }

 private:
  bool run(std::function<void(boost::system::error_code&)> start);

  boost::asio::io_context io_{1};
  boost::beast::websocket::stream<boost::beast::tcp_stream> ws_{io_};
  boost::beast::flat_buffer buffer_;
  std::uint16_t port_;
};

/// A server on a free port in front of an engine double, and tokens for it.
class ServerTest : public ::testing::Test {
 protected:
  ServerTest();
  ~ServerTest() override;

  void start(server_options options = {});
  http_answer request(boost::beast::http::verb method, std::string_view target, std::string_view token,
                      std::string_view body = {}, std::string_view content_type = "application/json");
  http_answer exchange(const boost::beast::http::request<boost::beast::http::string_body>& message);
  http_answer get(std::string_view target, std::string_view token);
  http_answer post(std::string_view target, std::string_view token, std::string_view body,
                   std::string_view content_type = "application/json");
  /// Sends these bytes and returns all that comes back until the server closes.
  std::string raw(std::string_view bytes);

  engine_double double_;
  std::string publisher;  ///< of tenant shop
  std::string admin;      ///< the operator's
  std::unique_ptr<server> server_;
  std::uint16_t port = 0;

 private:
  caf::actor_system_config config_;
  caf::actor_system system_{config_};
  engine_actor engine_;
};

}  // namespace sluice::testing
