// What no proper HTTP client does: all of it ends early, and harms nobody else.
#include "tests/transport/server_fixture.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <thread>
#include <vector>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
namespace asio = boost::asio;
using std::chrono::steady_clock;

constexpr std::string_view live = R"({"status":"live"})";

/// A connection that sends what it is told, when it is told.
class raw_peer {
 public:
  explicit raw_peer(std::uint16_t port) { socket_.connect({asio::ip::address_v4::loopback(), port}); }

  void send(std::string_view bytes) {
    boost::system::error_code ignored;
    asio::write(socket_, asio::buffer(bytes.data(), bytes.size()), ignored);
  }
  /// What comes until the server closes; `closed` tells if it did within `limit`.
  std::string receive_all(std::chrono::milliseconds limit = patience) {
    std::string received;
    asio::async_read(socket_, asio::dynamic_buffer(received),
                     [this](auto ended, std::size_t) { closed = ended != asio::error::operation_aborted; });
    io_.restart();
    io_.run_for(limit);
    socket_.cancel();
    io_.restart();
    io_.run();
    return received;
  }
  bool closed = false;

 private:
  asio::io_context io_{1};
  asio::ip::tcp::socket socket_{io_};
};

class HttpMisuse : public ServerTest {};

TEST_F(HttpMisuse, AHeaderThatDripsEndsAtItsDeadline) {
  start({.header_timeout = 300ms});
  raw_peer silent(port);
  silent.receive_all(5s);
  EXPECT_TRUE(silent.closed);
  raw_peer slow(port);
  slow.send("G");
  for (const auto began = steady_clock::now(); steady_clock::now() < began + 1s; slow.send("E"))
    std::this_thread::sleep_for(50ms);
  slow.receive_all(100ms);
  EXPECT_TRUE(slow.closed);
}

TEST_F(HttpMisuse, AConnectionMayIdleLongerBetweenItsRequests) {
  start({.header_timeout = 100ms});
  raw_peer peer(port);
  peer.send("GET /health/live HTTP/1.1\r\n\r\n");
  std::this_thread::sleep_for(400ms);
  peer.send("GET /health/ready HTTP/1.1\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(peer.receive_all(), HasSubstr("ready"));
}

TEST_F(HttpMisuse, WhoShowsNoTokenKeepsNobodyOut) {
  start({.max_connections = 4});
  test_socket known(port);
  ASSERT_EQ(known.open(publisher), 101u);
  std::vector<std::unique_ptr<raw_peer>> strangers;
  for (int i = 0; i < 20; ++i) {
    strangers.push_back(std::make_unique<raw_peer>(port));
    strangers.back()->send(i % 2 ? "GET / HT"
                                 : "GET /v1/totals HTTP/1.1\r\nAuthorization: Bearer guess\r\n\r\n");
    EXPECT_EQ(get("/health/live", "").result_int(), 200u) << i;
  }
  strangers.front()->receive_all(5s);
  EXPECT_TRUE(strangers.front()->closed);
  known.send(publish_many(1));
  EXPECT_EQ(known.receive_answer()["op"], "ack");
  std::vector<std::unique_ptr<test_socket>> more;
  for (int i = 0; i < 3; ++i) {
    more.push_back(std::make_unique<test_socket>(port));
    EXPECT_EQ(more.back()->open(publisher), 101u) << i;
  }
  EXPECT_EQ(get("/health/live", "").result_int(), 503u) << "four with a token";
}

TEST_F(HttpMisuse, PartsOfAChunkedBodyThatAreNoBodyAreBoundedToo) {
  start();
  const std::string head =
      "POST /v1/events HTTP/1.1\r\nAuthorization: Bearer " + publisher +
      "\r\nContent-Type: application/cloudevents+json\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string filler(1 << 20, 'a');
  EXPECT_THAT(raw(head + "1;" + filler), StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(raw(head + "0\r\nX-Trailer: " + filler), StartsWith("HTTP/1.1 413"));
  const auto body = event_json("a");
  std::string chunks;
  for (const char byte : body) chunks += std::string("1;x=y\r\n") + byte + "\r\n";
  raw_peer proper(port);
  proper.send(head + chunks + "0\r\nX-Trailer: a\r\n\r\nGET /nowhere HTTP/1.1\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(proper.receive_all(), StartsWith("HTTP/1.1 200")) << "small ones are fine";
}

TEST_F(HttpMisuse, ABodyInAnUnknownCodingIsNeverTakenForTheNextRequest) {
  start();
  for (const std::string coding :
       {"Transfer-Encoding: xchunked", "Transfer-Encoding: identity", "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, gzip", "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: xchunked\r\nContent-Length: 5", "Transfer-Encoding:"}) {
    const auto answers = raw("POST /v1/events HTTP/1.1\r\nAuthorization: Bearer " + publisher + "\r\n" +
                             coding + "\r\n\r\nGET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(answers, StartsWith("HTTP/1.1 501")) << coding;
    EXPECT_THAT(answers, HasSubstr("Connection: close")) << coding;
    EXPECT_THAT(answers, Not(HasSubstr(std::string(live)))) << coding;
  }
  EXPECT_THAT(raw("POST /v1/events HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"),
              StartsWith("HTTP/1.1 501"));
}

TEST_F(HttpMisuse, AGetWithABodyIsRefusedUnread) {
  start();
  const auto answers = raw("GET /health/live HTTP/1.1\r\nContent-Length: 4000000\r\n\r\nbegin");
  EXPECT_THAT(answers, StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(answers, HasSubstr("a GET has no body"));
}

TEST_F(HttpMisuse, AHandshakeThatFailsIsAnsweredWithAProblemDocument) {
  start();
  const std::string upgrade =
      "GET /v1/events HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"
      "Authorization: Bearer " +
      publisher + "\r\n";
  const auto keyless = raw(upgrade + "\r\n");
  EXPECT_THAT(keyless, StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(keyless, HasSubstr("Content-Type: application/problem+json"));
  const auto outdated =
      raw(upgrade + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 12\r\n\r\n");
  EXPECT_THAT(outdated, StartsWith("HTTP/1.1 426"));
  EXPECT_THAT(outdated, HasSubstr("Sec-WebSocket-Version: 13"));
  EXPECT_THAT(outdated, HasSubstr(R"("status":426)"));
}

TEST_F(HttpMisuse, HeadIsAnsweredLikeGetWithoutTheBody) {
  start();
  const auto count = [](std::string_view text, std::string_view part) {
    int found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
  };
  const auto answers =
      raw("HEAD /health/live HTTP/1.1\r\n\r\n"
          "HEAD /nowhere HTTP/1.1\r\n\r\n"
          "HEAD /v1/tokens HTTP/1.1\r\n\r\n"
          "GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(count(answers, "HTTP/1.1 200"), 2) << answers;
  EXPECT_EQ(count(answers, "HTTP/1.1 404"), 1) << answers;
  EXPECT_EQ(count(answers, "HTTP/1.1 405"), 1) << answers;
  EXPECT_EQ(count(answers, "Content-Length: " + std::to_string(live.size())), 2) << answers;
  EXPECT_EQ(count(answers, live), 1) << answers;
  EXPECT_EQ(count(answers, "detail"), 0) << answers;
}

}  // namespace
}  // namespace sluice::testing
