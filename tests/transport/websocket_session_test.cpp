#include "tests/transport/server_fixture.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <set>
#include <thread>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using ::testing::HasSubstr;

class WebSocketSession : public ServerTest {};

TEST_F(WebSocketSession, GrantsCreditAndAcksWhatTheEngineStored) {
  start({.credit_events = 100});
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u) << socket.refusal;
  EXPECT_EQ(socket.receive(), (json{{"op", "credit"}, {"events", 100}}));
  socket.send(publish_text(event_json("a") + "," + event_json("b") + "," + event_json("a"), 7));
  EXPECT_EQ(socket.receive(), (json{{"op", "ack"}, {"seq", 7}, {"accepted", 2}, {"duplicates", 1}}));
  EXPECT_EQ(socket.receive(), (json{{"op", "credit"}, {"events", 3}}));
  const auto published = double_.published();
  ASSERT_EQ(published.size(), 1u);
  EXPECT_EQ(published[0]->tenant, double_.shop.id);
  EXPECT_NE(published[0]->received_at, timestamp{});
  EXPECT_EQ(published[0]->events[1].json, event_json("b"));
}

TEST_F(WebSocketSession, KeepsManyBatchesUnderWay) {
  start({.credit_events = 1'000});
  double_.hold();
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  for (int seq = 1; seq <= 50; ++seq) socket.send(publish_many(4, seq));
  ASSERT_TRUE(double_.wait_for_held(50));
  double_.release();
  std::set<int> acked;
  while (acked.size() < 50) {
    const auto ack = socket.receive_answer();
    ASSERT_EQ(ack["op"], "ack") << ack;
    acked.insert(ack["seq"].get<int>());
  }
}

TEST_F(WebSocketSession, NacksWithTheEnginesReason) {
  start();
  double_.refuse_publishes(error{error_code::backlog_full, "1,000,000 events wait", {}, 500});
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  socket.send(publish_many(1, 3));
  EXPECT_EQ(socket.receive_answer(), json::parse(R"({"op":"nack","seq":3,"error":{"code":"backlog_full",
                            "message":"1,000,000 events wait","retry_after_ms":500}})"));
  EXPECT_EQ(socket.receive(), (json{{"op", "credit"}, {"events", 1}}));
}

TEST_F(WebSocketSession, RefusesMoreThanItsCreditAndClosesWhoInsists) {
  start({.credit_events = 5});
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  for (int seq = 1; seq <= 10; ++seq) {
    socket.send(publish_many(6, seq));
    const auto nack = socket.receive_answer();
    EXPECT_EQ(nack["seq"], seq);
    EXPECT_EQ(nack["error"]["code"], "credit_exceeded");
    EXPECT_GT(nack["error"]["retry_after_ms"], 0);
  }
  const auto closed = socket.receive();
  EXPECT_EQ(closed["closed"], 1008);
  EXPECT_THAT(closed["reason"], HasSubstr("exceed the credit of 5"));
  EXPECT_TRUE(double_.published().empty());
}

TEST_F(WebSocketSession, GivesCreditBackWithARefusedBatch) {
  start({.credit_events = 4});
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  EXPECT_EQ(socket.receive()["events"], 4);
  socket.send(publish_text(event_json("a") + ",{}", 1));
  const auto nack = socket.receive();
  EXPECT_EQ(nack["error"]["context"], "events[1].specversion") << nack;
  EXPECT_EQ(socket.receive(), (json{{"op", "credit"}, {"events", 2}}));
  socket.send(publish_many(4, 2));
  EXPECT_EQ(socket.receive()["op"], "ack");
}

TEST_F(WebSocketSession, GoesOnAfterMessagesThatMakeNoSense) {
  start();
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  for (const std::string_view text :
       {"", "{", "[]", R"({"op":"fly","seq":1})", R"({"op":"publish","events":[]})"}) {
    socket.send(text);
    const auto nack = socket.receive_answer();
    EXPECT_EQ(nack["op"], "nack") << text;
    EXPECT_TRUE(nack["seq"].is_null()) << text;
    EXPECT_EQ(nack["error"]["code"], "invalid_request") << text;
  }
  socket.send(publish_many(1));
  EXPECT_EQ(socket.receive_answer()["op"], "ack");
}

TEST_F(WebSocketSession, ClosesWhoSendsNothingButNonsense) {
  start();
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  for (int i = 0; i < 10; ++i) {
    socket.send("nonsense");
    EXPECT_EQ(socket.receive_answer()["op"], "nack");
  }
  EXPECT_EQ(socket.receive()["closed"], 1008);
}

TEST_F(WebSocketSession, RefusesBinaryMessages) {
  start();
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  socket.send_binary(publish_many(1));
  EXPECT_EQ(socket.receive_answer()["error"]["code"], "invalid_request");
  EXPECT_EQ(socket.receive()["closed"], 1003);
}

TEST_F(WebSocketSession, ClosesOnTextThatIsNotUtf8) {
  start();
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  socket.send("{\"op\":\"\xff\"}");
  EXPECT_EQ(socket.receive_answer()["closed"], 1007);
  EXPECT_TRUE(double_.published().empty());
}

TEST_F(WebSocketSession, RefusesATooLargeMessageAndSaysSo) {
  start({.max_message_bytes = 10'000});
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  socket.send(std::string(10'000, ' '));
  EXPECT_EQ(socket.receive_answer()["error"]["code"], "invalid_request") << "just small enough to be read";
  socket.send(std::string(50'000, ' '));
  EXPECT_EQ(socket.receive_answer()["error"]["code"], "too_large");
  const auto closed = socket.receive();
  EXPECT_EQ(closed["closed"], 1009);
  EXPECT_THAT(closed["reason"], HasSubstr("10000 bytes"));
}

TEST_F(WebSocketSession, LetsInOnlyWhoMayPublish) {
  start();
  const auto reader = double_.add_token("reader", double_.shop.id, {"executions:read"});
  const auto expired = double_.add_token("expired", double_.shop.id, {"events:publish"}, now() - 1s);
  const auto status = [this](std::string_view token, std::string_view target = "/v1/events") {
    return test_socket(port).open(token, target);
  };
  EXPECT_EQ(status(""), 401u);
  EXPECT_EQ(status("unknown"), 401u);
  EXPECT_EQ(status(expired), 401u);
  EXPECT_EQ(status(reader), 403u);
  EXPECT_EQ(status(publisher, "/v1/events?tenant=other"), 403u);
  EXPECT_EQ(status(publisher, "/v1/events?tenant=shop"), 101u);
  EXPECT_EQ(status("", "/v1/events?access_token=publisher"), 401u) << "it would end up in logs";
  EXPECT_EQ(status(admin), 400u) << "an operator names the tenant";
  EXPECT_EQ(status(admin, "/v1/events?tenant=nobody"), 404u);
  EXPECT_EQ(status(admin, "/v1/events?tenant=other"), 101u);
  EXPECT_EQ(status(publisher, "/v1/stream"), 404u);
}

TEST_F(WebSocketSession, ClosesWhenItsTokenExpires) {
  start();
  const auto brief = double_.add_token("brief", double_.shop.id, {"events:publish"}, now() + 300ms);
  test_socket socket(port);
  ASSERT_EQ(socket.open(brief), 101u);
  json closed;
  while (!closed.contains("closed")) {
    socket.send(publish_many(1));
    closed = socket.receive_answer();
  }
  EXPECT_EQ(closed["closed"], 1008);
  EXPECT_THAT(closed["reason"], HasSubstr("expired"));
}

TEST_F(WebSocketSession, AsksTheEngineForATokenOnce) {
  start();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(test_socket(port).open(publisher), 101u);
  EXPECT_EQ(double_.token_lookups(), 1u);
}

TEST_F(WebSocketSession, CutsAPeerThatDoesNotReadItsAnswers) {
  start({.max_unread_bytes = 64u << 10, .close_timeout = 200ms});
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  // Each message of two bytes is answered by a nack of over a hundred; none is read, until the kernel's
  // buffers and then the server's queue are full. Bad events are no reason to close, so it is the queue.
  const std::string bad = publish_text(R"({"specversion":"1.0","id":")" + std::string(300, 'x') + "\"}");
  boost::system::error_code failed;
  for (int i = 0; i < 1'000'000 && !failed; ++i) {
    try {
      socket.send(bad);
    } catch (const boost::system::system_error& cut) {
      failed = cut.code();
    }
    if (!socket.is_open()) break;
  }
  EXPECT_FALSE(socket.is_open());
  test_socket bystander(port);
  ASSERT_EQ(bystander.open(publisher), 101u);
  bystander.send(publish_many(1));
  EXPECT_EQ(bystander.receive_answer()["op"], "ack");
}

TEST_F(WebSocketSession, StopsReadingWhileTooMuchIsUnderWay) {
  start({.max_message_bytes = 2'000, .credit_events = 1'000});
  double_.hold();
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  for (int seq = 0; seq < 40; ++seq) socket.send(publish_many(20, seq));
  ASSERT_TRUE(double_.wait_for_held(5));
  EXPECT_FALSE(double_.wait_for_held(10, 500ms))
      << "four of the largest messages are as many bytes as five of these";
  double_.release();
  for (int seq = 0; seq < 40; ++seq) EXPECT_EQ(socket.receive_answer()["op"], "ack");
  EXPECT_EQ(double_.published().size(), 40u);
}

TEST_F(WebSocketSession, SurvivesPeersThatVanishMidFrame) {
  start();
  double_.hold();
  for (int i = 0; i < 20; ++i) {
    test_socket socket(port);
    ASSERT_EQ(socket.open(publisher), 101u);
    socket.send(publish_many(3, i));
    socket.send_raw(std::string("\x81\xfe\x10", 3));  // the head of a frame that never comes
    socket.disconnect();
  }
  ASSERT_TRUE(double_.wait_for_held(20)) << "what arrived whole is published all the same";
  double_.release();
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  socket.send(publish_many(1, 99));
  EXPECT_EQ(socket.receive_answer()["seq"], 99);
}

TEST_F(WebSocketSession, ServesManyAtOnceAndRefusesBeyondItsLimit) {
  start({.max_connections = 100, .io_threads = 2});
  std::vector<std::unique_ptr<test_socket>> sockets;
  for (int i = 0; i < 100; ++i) {
    auto& socket = *sockets.emplace_back(std::make_unique<test_socket>(port));
    ASSERT_EQ(socket.open(publisher), 101u) << i;
  }
  EXPECT_EQ(get("/health/live", "").result_int(), 503u);
  for (int i = 0; i < 100; ++i) sockets[static_cast<std::size_t>(i)]->send(publish_many(2, i));
  for (int i = 0; i < 100; ++i) EXPECT_EQ(sockets[static_cast<std::size_t>(i)]->receive_answer()["seq"], i);
}

TEST_F(WebSocketSession, FinishesWhatIsUnderWayBeforeItStops) {
  start();
  double_.hold();
  test_socket busy(port);
  test_socket idle(port);
  ASSERT_EQ(busy.open(publisher), 101u);
  ASSERT_EQ(idle.open(publisher), 101u);
  busy.send(publish_many(2, 1));
  ASSERT_TRUE(double_.wait_for_held(1));
  std::thread stopping([this] { server_->stop(patience); });
  EXPECT_EQ(idle.receive_answer()["closed"], 1001);
  busy.send(publish_many(1, 2));
  const auto refused = busy.receive_answer();
  EXPECT_EQ(refused["seq"], 2);
  EXPECT_EQ(refused["error"]["code"], "shutting_down");
  double_.release();
  EXPECT_EQ(busy.receive_answer()["op"], "ack");
  EXPECT_EQ(busy.receive_answer()["closed"], 1001);
  stopping.join();
  boost::asio::io_context io;
  boost::asio::ip::tcp::socket late(io);
  boost::system::error_code failed;
  late.connect({boost::asio::ip::address_v4::loopback(), port}, failed);
  EXPECT_TRUE(failed) << "nobody listens any more";
}

TEST_F(WebSocketSession, TimesOutWhenTheEngineIsSilent) {
  start({.request_timeout = 100ms});
  double_.hold();
  test_socket socket(port);
  ASSERT_EQ(socket.open(publisher), 101u);
  socket.send(publish_many(1, 4));
  const auto nack = socket.receive_answer();
  EXPECT_EQ(nack["seq"], 4);
  EXPECT_EQ(nack["error"]["code"], "timed_out");
}

}  // namespace
}  // namespace sluice::testing
