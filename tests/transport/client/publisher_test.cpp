#include "transport/client/publisher.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace sluice::client {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using namespace std::chrono_literals;
using nlohmann::json;
using socket = websocket::stream<asio::ip::tcp::socket>;

/// A server's end that does, connection after connection, what the test says.
class scripted_server {
 public:
  using behaviour = std::function<void(socket&)>;

  explicit scripted_server(std::vector<behaviour> connections)
      : acceptor_(context_, {asio::ip::make_address("127.0.0.1"), 0}),
        thread_([this, all = std::move(connections)] {
          for (const auto& connection : all) serve(connection);
        }) {}
  ~scripted_server() { thread_.join(); }

  publisher_options options() const {
    publisher_options options;
    options.engine = {"127.0.0.1", std::to_string(acceptor_.local_endpoint().port())};
    options.token = "secret";
    return options;
  }

 private:
  void serve(const behaviour& connection) {
    socket ws(acceptor_.accept());
    beast::error_code ended;  // the client may go first
    ws.accept(ended);
    if (!ended) connection(ws);
  }

  asio::io_context context_;
  asio::ip::tcp::acceptor acceptor_;
  std::thread thread_;
};

void send(socket& ws, const json& message) { ws.write(asio::buffer(message.dump())); }

/// The next publish; null when the client closed.
json receive(socket& ws) {
  beast::flat_buffer buffer;
  beast::error_code ended;
  ws.read(buffer, ended);
  return ended ? json() : json::parse(beast::buffers_to_string(buffer.data()));
}

void ack(socket& ws, const json& publish) {
  send(ws,
       {{"op", "ack"}, {"seq", publish["seq"]}, {"accepted", publish["events"].size()}, {"duplicates", 0}});
}

void ack_everything(socket& ws) {
  send(ws, {{"op", "credit"}, {"events", 1'000}});
  for (json message = receive(ws); !message.is_null(); message = receive(ws)) ack(ws, message);
}

outgoing_batch batch(std::initializer_list<int> ids) {
  outgoing_batch all;
  for (const int id : ids) all.add(json{{"id", std::to_string(id)}}.dump());
  return all;
}

struct Publisher : ::testing::Test {
  void connect(const publisher_options& options) {
    client = std::make_unique<publisher>(io, options, [this](const batch_outcome& outcome) {
      const std::lock_guard lock(mutex);
      outcomes.push_back(outcome);
    });
    connected = client->connect();
  }
  ~Publisher() override { client.reset(); }

  io_thread io;
  std::mutex mutex;
  std::vector<batch_outcome> outcomes;
  std::unique_ptr<publisher> client;
  expected<void> connected;
};

TEST_F(Publisher, SendsBatchesAndReportsEachAck) {
  scripted_server server({ack_everything});
  connect(server.options());
  ASSERT_TRUE(connected);
  EXPECT_EQ(client->publish(batch({1, 2})), 1u);
  EXPECT_EQ(client->publish(batch({3})), 2u);
  ASSERT_TRUE(client->flush(10s));
  ASSERT_EQ(outcomes.size(), 2u);
  EXPECT_EQ(outcomes[0].accepted, 2u);
  client.reset();
}

TEST_F(Publisher, NeverExceedsItsCredit) {
  std::promise<void> looked;
  scripted_server server({[&looked](socket& ws) {
    send(ws, {{"op", "credit"}, {"events", 3}});
    ack(ws, receive(ws));
    looked.get_future().wait();
    EXPECT_EQ(ws.next_layer().available(), 0u) << "the second batch came without credit";
    send(ws, {{"op", "credit"}, {"events", 1}});
    ack(ws, receive(ws));
    receive(ws);
  }});
  connect(server.options());
  client->publish(batch({1, 2}));
  EXPECT_TRUE(client->flush(10s));
  client->publish(batch({3, 4}));
  EXPECT_EQ(client->flush(50ms).error().code, error_code::timed_out);
  looked.set_value();
  EXPECT_TRUE(client->flush(10s));
  client.reset();
}

TEST_F(Publisher, SendsAgainWhatTheServerCannotTakeNow) {
  scripted_server server({[](socket& ws) {
    send(ws, {{"op", "credit"}, {"events", 10}});
    const json first = receive(ws);
    send(ws, {{"op", "nack"},
              {"seq", first["seq"]},
              {"error", {{"code", "backlog_full"}, {"message", "full"}, {"retry_after_ms", 20}}}});
    const json again = receive(ws);
    EXPECT_EQ(again, first);
    ack(ws, again);
    receive(ws);
  }});
  connect(server.options());
  client->publish(batch({1}));
  EXPECT_TRUE(client->flush(10s));
  EXPECT_EQ(client->counts().nacks, 1u);
  EXPECT_EQ(client->counts().acked, 1u);
  client.reset();
}

TEST_F(Publisher, ReportsWhatIsRefusedForGoodAndGoesOn) {
  scripted_server server({[](socket& ws) {
    send(ws, {{"op", "credit"}, {"events", 10}});
    send(ws, {{"op", "nack"},
              {"seq", receive(ws)["seq"]},
              {"error", {{"code", "invalid_request"}, {"message", "no id"}, {"context", "events[0].id"}}}});
    ack(ws, receive(ws));
    receive(ws);
  }});
  connect(server.options());
  client->publish(batch({1}));
  client->publish(batch({2}));
  ASSERT_TRUE(client->flush(10s));
  ASSERT_EQ(outcomes.size(), 2u);
  EXPECT_EQ(outcomes[0].refused->message, "no id");
  EXPECT_FALSE(outcomes[1].refused);
  client.reset();
}

TEST_F(Publisher, SendsTheSameEventsAgainOnANewConnection) {
  json lost;
  scripted_server server({[&lost](socket& ws) {
                            send(ws, {{"op", "credit"}, {"events", 10}});
                            lost = receive(ws);
                          },
                          [&lost](socket& ws) {
                            send(ws, {{"op", "credit"}, {"events", 10}});
                            const json again = receive(ws);
                            EXPECT_EQ(again["events"], lost["events"]);
                            ack(ws, again);
                            receive(ws);
                          }});
  auto options = server.options();
  options.reconnect_for = 10s;
  connect(options);
  client->publish(batch({1, 2}));
  EXPECT_TRUE(client->flush(10s));
  EXPECT_EQ(client->counts().reconnects, 1u);
  client.reset();
}

TEST_F(Publisher, EndsWithTheConnectionIfNotToldToReconnect) {
  scripted_server server({[](socket& ws) {
    send(ws, {{"op", "credit"}, {"events", 10}});
    receive(ws);
  }});
  connect(server.options());
  client->publish(batch({1}));
  EXPECT_FALSE(client->flush(10s));
  ASSERT_EQ(outcomes.size(), 1u);
  EXPECT_TRUE(outcomes[0].refused);
  EXPECT_FALSE(client->publish(batch({2})));
}

TEST_F(Publisher, EndsWithTheServersReasonForAMessageThatItCouldNotRead) {
  scripted_server server({[](socket& ws) {
    send(ws, {{"op", "credit"}, {"events", 10}});
    receive(ws);
    send(ws, {{"op", "nack"},
              {"seq", nullptr},
              {"error", {{"code", "invalid_request"}, {"message", "nested deeper than 128 levels"}}}});
    receive(ws);
  }});
  connect(server.options());
  client->publish(batch({1}));
  EXPECT_FALSE(client->flush(10s));
  ASSERT_EQ(outcomes.size(), 1u);
  EXPECT_EQ(outcomes[0].refused->code, error_code::invalid_request);
  EXPECT_EQ(outcomes[0].refused->message, "nested deeper than 128 levels");
  client.reset();
}

TEST_F(Publisher, SaysWhyThereIsNoConnection) {
  publisher_options nobody;
  {
    const scripted_server gone({});
    nobody = gone.options();
  }
  connect(nobody);
  ASSERT_FALSE(connected);
  EXPECT_NE(connected.error().message.find("cannot connect"), std::string::npos) << connected.error().message;
}

}  // namespace
}  // namespace sluice::client
