#include "tests/e2e/engine_process.hpp"
#include "tests/e2e/raw_socket.hpp"
#include "tests/e2e/temp_folder.hpp"
#include "transport/client/admin.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

constexpr int credit = 50;

std::string event(std::string_view id, std::string_view type = "order.created") {
  return fmt::format(R"({{"specversion":"1.0","id":"{}","source":"/test","type":"{}","data":{{}}}})", id,
                     type);
}

std::string publish(std::string_view events, int seq = 1) {
  return fmt::format(R"({{"op":"publish","seq":{},"events":[{}]}})", seq, events);
}

std::string events(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += (i > 0 ? "," : "") + event(fmt::format("many-{}", i));
  return all;
}

class BadInput : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(engine.start()) << engine.log_tail();
    const auto made = engine.add_tenant("shop");
    ASSERT_TRUE(made) << made.error().message;
    token = *made;
  }

  /// What the engine answers to one message on a connection of its own.
  json answer_to(std::string_view text) {
    raw_socket socket;
    EXPECT_EQ(socket.open(engine.address(), token), 101u);
    socket.send_text(text);
    return socket.receive();
  }
  static std::string code_of(const json& message) {
    return message.is_object() && message.contains("error") && message["error"].is_object()
               ? message["error"].value("code", "")
               : message.dump();
  }
  /// Executions of the script, newest first, once there are so many.
  json executions(std::int64_t script, std::size_t count) {
    json found;
    EXPECT_TRUE(engine.wait_until(
        [&] {
          const auto page = engine.rest().get(fmt::format("/v1/executions?tenant=shop&script={}", script));
          if (page) found = page->at("items");
          return found.size() >= count;
        },
        20s))
        << engine.log_tail();
    return found;
  }

  temp_folder folder;
  engine_process engine{SLUICE_BINARY,
                        folder.path(),
                        {fmt::format("server.credit_events={}", credit), "server.max_batch_events=100",
                         "retry.attempts=1", "limits.cpu_time=200ms", "limits.memory_bytes=8MiB"}};
  std::string token;
};

TEST_F(BadInput, EachWrongMessageGetsItsCodeAndTheConnectionGoesOn) {
  struct wrong {
    std::string text;
    std::string code;
  };
  const std::string big =
      fmt::format(R"({{"specversion":"1.0","id":"big","source":"/test","type":"t","data":"{}"}})",
                  std::string(300 << 10, 'x'));
  const wrong messages[] = {
      {"", "invalid_request"},
      {R"({"op":)", "invalid_request"},
      {"[]", "invalid_request"},
      {R"({"op":"fly","seq":1})", "invalid_request"},
      {R"({"seq":1,"events":[]})", "invalid_request"},
      {R"({"op":"publish","events":[]})", "invalid_request"},
      {R"({"op":"publish","seq":"one","events":[]})", "invalid_request"},
      {R"({"op":"publish","seq":1,"events":{}})", "invalid_request"},
      {publish("7"), "invalid_request"},
      {publish(event("a") + R"(,{"specversion":"1.0","source":"/test","type":"t"})"), "invalid_request"},
      {publish(R"({"specversion":"1.0","id":7,"source":"/test","type":"t"})"), "invalid_request"},
      {publish(R"({"specversion":"0.3","id":"a","source":"/test","type":"t"})"), "invalid_request"},
      {publish(big), "too_large"},
      {publish(events(101)), "too_large"},
      {publish(events(credit + 1)), "credit_exceeded"},
  };
  int number = 0;
  for (const auto& [text, code] : messages) {
    raw_socket socket;
    ASSERT_EQ(socket.open(engine.address(), token), 101u);
    socket.send_text(text);
    const json refused = socket.receive();
    EXPECT_EQ(code_of(refused), code) << text.substr(0, 200);
    EXPECT_FALSE(refused.is_object() && refused.contains("error") &&
                 refused["error"].value("message", "").empty())
        << "no message for " << text.substr(0, 200);
    socket.send_text(publish(event(fmt::format("after-{}", ++number)), 2));
    EXPECT_EQ(socket.receive().value("op", ""), "ack") << "after " << text.substr(0, 200);
  }
}

TEST_F(BadInput, ABinaryMessageIsRefusedAndEndsItsConnection) {
  raw_socket socket;
  ASSERT_EQ(socket.open(engine.address(), token), 101u);
  socket.send_binary(publish(event("a")));
  const json refused = socket.receive();
  EXPECT_EQ(code_of(refused), "invalid_request");
  EXPECT_EQ(socket.receive().value("code", 0), 1003) << "unsupported data";
  EXPECT_EQ(engine.total("shop", "events"), 0);
}

TEST_F(BadInput, ABadEventIsNamedByIndexAndField) {
  const json refused = answer_to(publish(event("a") + R"(,{"specversion":"1.0","id":"b","type":"t"})"));
  EXPECT_EQ(refused.value("op", ""), "nack");
  EXPECT_EQ(refused.value("seq", 0), 1);
  EXPECT_NE(refused.dump().find("events[1]"), std::string::npos) << refused;
  EXPECT_NE(refused.dump().find("source"), std::string::npos) << refused;
}

TEST_F(BadInput, AnOversizedMessageEndsOnlyItsConnection) {
  raw_socket bystander;
  ASSERT_EQ(bystander.open(engine.address(), token), 101u);
  raw_socket socket;
  ASSERT_EQ(socket.open(engine.address(), token), 101u);
  socket.send_text(publish(R"(")" + std::string(5 << 20, 'x') + R"(")"));
  EXPECT_EQ(code_of(socket.receive()), "too_large");
  EXPECT_EQ(socket.receive().value("code", 0), 1009);
  bystander.send_text(publish(event("fine")));
  EXPECT_EQ(bystander.receive().value("op", ""), "ack");
}

TEST_F(BadInput, WithoutTheRightTokenNobodyGetsIn) {
  const auto status = [this](std::string_view bearer, std::string_view query = "") {
    raw_socket socket;
    return socket.open(engine.address(), bearer, query);
  };
  EXPECT_EQ(status(""), 401u);
  EXPECT_EQ(status("no-such-token"), 401u);
  const auto reader = client::create_token(engine.rest(), "shop", "reader", {"executions:read"});
  ASSERT_TRUE(reader);
  EXPECT_EQ(status(*reader), 403u);
  EXPECT_EQ(status(token, "?tenant=another"), 403u);

  const auto unknown = engine.rest().get("/v1/executions?tenant=nobody");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, error_code::not_found) << unknown.error().message;
  const auto forbidden = client::rest(engine.address(), *reader).post("/v1/scripts", {{"name", "x"}});
  ASSERT_FALSE(forbidden);
  EXPECT_EQ(forbidden.error().code, error_code::forbidden);
}

TEST_F(BadInput, AScriptThatDoesNotCompileIsRefusedWithItsLine) {
  const auto script =
      engine.add_script("shop", "broken", {"order.*"}, "export default function (event) {\n  retrun 1;\n}");
  ASSERT_FALSE(script);
  EXPECT_EQ(script.error().code, error_code::compile_failed);
  EXPECT_NE((script.error().message + script.error().context).find("broken.js:2"), std::string::npos)
      << script.error().message << " " << script.error().context;
}

TEST_F(BadInput, ScriptsThatThrowLoopOrEatMemoryEndAloneAndOtherTenantsGoOn) {
  const auto neighbour = engine.add_tenant("neighbour");
  ASSERT_TRUE(neighbour);
  ASSERT_TRUE(engine.add_script("neighbour", "fine", {"order.*"}, "export default (event) => event.id;"));
  struct bad_script {
    const char* name;
    const char* source;
    const char* status;
    const char* code;
  };
  const bad_script scripts[] = {
      {"throws", "export default () => {\n  throw new TypeError('no such thing');\n}", "failed", ""},
      {"loops", "export default () => { for (;;); }", "limit_exceeded", "cpu_time_limit"},
      {"eats", "export default () => { const all = []; for (;;) all.push(new Array(1000).fill('x')); }",
       "limit_exceeded", "memory_limit"},
      {"regexp", "export default () => /(a+)+$/.test('a'.repeat(40) + 'b');", "limit_exceeded",
       "cpu_time_limit"},
  };
  std::vector<std::int64_t> ids;
  for (const auto& script : scripts) {
    const auto made = engine.add_script("shop", script.name, {"order.*"}, script.source);
    ASSERT_TRUE(made) << made.error().message;
    ids.push_back(*made);
  }
  raw_socket shop;
  ASSERT_EQ(shop.open(engine.address(), token), 101u);
  shop.send_text(publish(event("doomed")));
  ASSERT_EQ(shop.receive().value("op", ""), "ack");
  raw_socket other;
  ASSERT_EQ(other.open(engine.address(), *neighbour), 101u);
  other.send_text(publish(events(10)));
  ASSERT_EQ(other.receive().value("op", ""), "ack");
  EXPECT_TRUE(engine.wait_until([&] { return engine.total("neighbour", "executions_succeeded") == 10; }, 20s))
      << engine.log_tail();

  for (std::size_t i = 0; i < ids.size(); ++i) {
    const json runs = executions(ids[i], 1);
    ASSERT_EQ(runs.size(), 1u) << scripts[i].name;
    EXPECT_EQ(runs[0].value("status", ""), scripts[i].status) << runs[0];
    const json error = runs[0].value("error", json::object());
    if (*scripts[i].code) {
      EXPECT_EQ(error.value("code", ""), scripts[i].code) << runs[0];
    }
    EXPECT_FALSE(error.value("message", "").empty()) << runs[0];
  }
  const json thrown = executions(ids[0], 1)[0];
  EXPECT_NE(thrown.dump().find("throws.js:2"), std::string::npos) << thrown;
}

}  // namespace
}  // namespace sluice::testing
