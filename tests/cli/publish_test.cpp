#include "cli/publish.hpp"

#include "tests/cli/command_fixture.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <thread>

namespace sluice::testing {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// An engine's end of one publisher's WebSocket: acks every batch, or answers what the test says.
class publish_engine {
 public:
  explicit publish_engine(json answer = nullptr)
      : acceptor_(context_, {asio::ip::make_address("127.0.0.1"), 0}),
        answer_(std::move(answer)),
        thread_([this] { serve(); }) {}
  ~publish_engine() { thread_.join(); }

  std::string url() const { return "ws://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()); }
  /// Ids of what came, once the command has returned.
  std::vector<std::string> ids() {
    thread_.join();
    thread_ = std::thread([] {});
    return ids_;
  }

 private:
  void serve() {
    beast::websocket::stream<asio::ip::tcp::socket> ws(acceptor_.accept());
    beast::error_code ended;
    ws.accept(ended);
    ws.write(asio::buffer(json{{"op", "credit"}, {"events", 1'000}}.dump()), ended);
    for (;;) {
      beast::flat_buffer buffer;
      ws.read(buffer, ended);
      if (ended) return;
      const json message = json::parse(beast::buffers_to_string(buffer.data()));
      for (const json& event : message["events"]) ids_.push_back(event["id"]);
      json reply = {
          {"op", "ack"}, {"seq", message["seq"]}, {"accepted", message["events"].size()}, {"duplicates", 0}};
      if (!answer_.is_null()) reply = {{"op", "nack"}, {"seq", message["seq"]}, {"error", answer_}};
      ws.write(asio::buffer(reply.dump()), ended);
    }
  }

  asio::io_context context_;
  asio::ip::tcp::acceptor acceptor_;
  const json answer_;
  std::vector<std::string> ids_;
  std::thread thread_;
};

std::string event(const std::string& id, const std::string& data = "null") {
  return R"({"specversion":"1.0","id":")" + id + R"(","source":"/s","type":"t","data":)" + data + "}\n";
}

class PublishCommand : public command_test {
 protected:
  command_outcome run(const publish_engine& engine, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "publish");
    arguments.insert(arguments.end(), {"--url", engine.url(), "--token", "slc_x"});
    return run_command(add_publish_command, std::move(arguments));
  }
};

TEST_F(PublishCommand, NamesEachLineThatTheEngineCouldNotReadAndGoesOn) {
  publish_engine engine;
  const std::string lines =
      "\xef\xbb\xbf" + event("1") + event("2", std::string(200, '[') + std::string(200, ']')) +
      event("3", '"' + std::string(300'000, 'x') + '"') + event("4") + std::string("{\0}\n", 4) + event("5");
  const std::string path = file("events.ndjson", lines);
  const auto ran = run(engine, {path, "--keep-going", "--json"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr(path + ":2: nested deeper than"));
  EXPECT_THAT(ran.err, HasSubstr(path + ":3: the event has 3000"));
  EXPECT_THAT(ran.err, HasSubstr(path + ":5: not JSON: column 2: a NUL"));
  EXPECT_EQ(json::parse(ran.out)["bad_lines"], 3);
  EXPECT_THAT(engine.ids(), ElementsAre("1", "4", "5"));
}

TEST_F(PublishCommand, TakesLargerEventsIfTold) {
  publish_engine engine;
  const std::string path = file("events.ndjson", event("1", '"' + std::string(300'000, 'x') + '"'));
  EXPECT_EQ(run(engine, {path, "--set", "server.max_event_bytes=1MiB"}).code, 0);
}

TEST_F(PublishCommand, KeepsControlCharactersOfTheEngineFromTheTerminal) {
  publish_engine engine({{"code", "invalid_request"}, {"message", "\x1b]0;owned"}, {"context", "events[0]"}});
  const auto ran = run(engine, {file("events.ndjson", event("1"))});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("]0;owned"));
  EXPECT_THAT(ran.err, Not(HasSubstr("\x1b]")));
}

TEST_F(PublishCommand, RefusesAFileThatIsNotThereBeforeItConnects) {
  const auto ran = run_command(
      add_publish_command, {"publish", "/nowhere/events", "--url", "ws://127.0.0.1:1", "--token", "slc_x"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.err, "error: cannot read /nowhere/events: No such file or directory\n");
}

}  // namespace
}  // namespace sluice::testing
