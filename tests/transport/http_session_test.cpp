#include "tests/transport/server_fixture.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;
namespace http = boost::beast::http;

class HttpSession : public ServerTest {};

std::string code_of(const http_answer& answer) { return json::parse(answer.body()).at("code"); }

TEST_F(HttpSession, PublishesOneEventOrABatch) {
  start();
  auto answer = post("/v1/events", publisher, event_json("a"), "application/cloudevents+json");
  EXPECT_EQ(answer.result_int(), 200u) << answer.body();
  EXPECT_EQ(json::parse(answer.body()), (json{{"accepted", 1}, {"duplicates", 0}}));
  answer = post("/v1/events", publisher, "[" + event_json("a") + "," + event_json("b") + "]",
                "application/cloudevents-batch+json; charset=utf-8");
  EXPECT_EQ(json::parse(answer.body()), (json{{"accepted", 1}, {"duplicates", 1}}));
}

TEST_F(HttpSession, PublishesInBinaryMode) {
  start();
  http::request<http::string_body> message{http::verb::post, "/v1/events", 11};
  message.set(http::field::authorization, "Bearer " + publisher);
  message.set(http::field::content_type, "application/json");
  message.set("ce-specversion", "1.0");
  message.set("ce-id", "a");
  message.set("ce-source", "/s");
  message.set("ce-type", "t");
  message.body() = R"({"total":1})";
  message.prepare_payload();
  EXPECT_EQ(exchange(message).result_int(), 200u);
  const auto batch = double_.published().at(0);
  EXPECT_THAT(std::string(batch->events[0].json), HasSubstr(R"("data":{"total":1})"));
}

TEST_F(HttpSession, SaysWhatIsWrongInAProblemDocument) {
  start();
  const auto answer =
      post("/v1/events", publisher, "[" + event_json("a") + ",{}]", "application/cloudevents-batch+json");
  EXPECT_EQ(answer.result_int(), 400u);
  EXPECT_EQ(answer[http::field::content_type], "application/problem+json");
  EXPECT_EQ(json::parse(answer.body()),
            json::parse(R"({"type":"about:blank","title":"Bad Request","status":400,"code":"invalid_request",
                            "detail":"events[1].specversion: is missing","context":"events[1].specversion"})"));
}

TEST_F(HttpSession, AnswersEachMistakeWithItsStatus) {
  start({.max_message_bytes = 10'000, .max_event_bytes = 500});
  const auto reader = double_.add_token("reader", double_.shop.id, {"executions:read"});
  const std::string structured = "application/cloudevents+json";
  EXPECT_EQ(get("/nowhere", publisher).result_int(), 404u);
  EXPECT_EQ(get("/v1/events", publisher).result_int(), 426u);
  const auto wrong_method = request(http::verb::delete_, "/v1/events", publisher);
  EXPECT_EQ(wrong_method.result_int(), 405u);
  EXPECT_EQ(wrong_method[http::field::allow], "POST, GET, HEAD");
  const auto anonymous = post("/v1/events", "", event_json("a"), structured);
  EXPECT_EQ(anonymous.result_int(), 401u);
  EXPECT_EQ(anonymous[http::field::www_authenticate], "Bearer");
  EXPECT_EQ(post("/v1/events", reader, event_json("a"), structured).result_int(), 403u);
  EXPECT_EQ(post("/v1/events?color=red", publisher, event_json("a"), structured).result_int(), 400u);
  EXPECT_EQ(post("/v1/events", publisher, event_json("a")).result_int(), 415u);
  EXPECT_EQ(post("/v1/events", publisher, "{", structured).result_int(), 400u);
  const std::string filler(600, 'x');
  EXPECT_EQ(
      post("/v1/events", publisher, event_json("a", ",\"data\":\"" + filler + "\""), structured).result_int(),
      413u);
  EXPECT_EQ(post("/v1/events", publisher, std::string(20'000, ' '), structured).result_int(), 413u);
  EXPECT_TRUE(double_.published().empty());
}

TEST_F(HttpSession, TellsWhenToTryAgain) {
  start();
  double_.refuse_publishes(error{error_code::backlog_full, "full", {}, 1'500});
  auto answer = post("/v1/events", publisher, event_json("a"), "application/cloudevents+json");
  EXPECT_EQ(answer.result_int(), 429u);
  EXPECT_EQ(answer[http::field::retry_after], "2");
  double_.refuse_publishes(error{error_code::store_unavailable, "the disk is full", {}, 500});
  answer = post("/v1/events", publisher, event_json("a"), "application/cloudevents+json");
  EXPECT_EQ(answer.result_int(), 503u);
  EXPECT_EQ(answer[http::field::retry_after], "1");
  EXPECT_EQ(code_of(answer), "store_unavailable");
}

TEST_F(HttpSession, TimesOutWhenTheEngineIsSilent) {
  start({.request_timeout = 100ms});
  double_.hold();
  const auto answer = post("/v1/events", publisher, event_json("a"), "application/cloudevents+json");
  EXPECT_EQ(answer.result_int(), 504u);
  EXPECT_EQ(code_of(answer), "timed_out");
}

TEST_F(HttpSession, RefusesWhatIsNotHttp) {
  start();
  EXPECT_THAT(raw("nonsense\r\n\r\n"), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(raw("GET / HTTP/1.1\r\nX: " + std::string(40'000, 'x') + "\r\n\r\n"),
              StartsWith("HTTP/1.1 431"));
  EXPECT_THAT(raw("POST /v1/events HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"),
              StartsWith("HTTP/1.1 413"));
}

TEST_F(HttpSession, AnswersSeveralRequestsOnOneConnection) {
  start();
  const auto answers =
      raw("GET /health/live HTTP/1.1\r\n\r\n"
          "GET /nowhere HTTP/1.1\r\n\r\n"
          "GET /health/ready HTTP/1.1\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(answers, HasSubstr("live"));
  EXPECT_THAT(answers, HasSubstr("404"));
  EXPECT_THAT(answers, HasSubstr("ready"));
}

TEST_F(HttpSession, SaysContinueBeforeALargeBody) {
  start();
  const auto body = event_json("a");
  const auto answer =
      raw("POST /v1/events HTTP/1.1\r\nAuthorization: Bearer " + publisher +
          "\r\nContent-Type: application/cloudevents+json\r\nExpect: 100-continue\r\nConnection: close\r\n"
          "Content-Length: " +
          std::to_string(body.size()) + "\r\n\r\n" + body);
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"));
}

TEST_F(HttpSession, ReportsHealthWithoutAToken) {
  start();
  EXPECT_EQ(get("/health/live", "").result_int(), 200u);
  EXPECT_EQ(get("/health/ready", "").result_int(), 200u);
  double_.status = {false, "the engine is starting"};
  const auto answer = get("/health/ready", "");
  EXPECT_EQ(answer.result_int(), 503u);
  EXPECT_THAT(answer.body(), HasSubstr("the engine is starting"));
}

TEST_F(HttpSession, ShowsMetricsToOperatorsOnly) {
  start();
  const auto scraper = double_.add_token("scraper", {}, {"metrics:read"});
  const auto tenant = double_.add_token("tenant", double_.shop.id, {"metrics:read"});
  EXPECT_EQ(get("/metrics", scraper).body(), "sluice_up 1\n");
  EXPECT_EQ(get("/metrics", admin).result_int(), 200u);
  EXPECT_EQ(get("/metrics", tenant).result_int(), 403u);
  EXPECT_EQ(get("/metrics", "").result_int(), 401u);
}

TEST_F(HttpSession, AnswersWhatIsUnderWayBeforeItStops) {
  start();
  double_.hold();
  http_answer answer;
  std::thread asking(
      [&] { answer = post("/v1/events", publisher, event_json("a"), "application/cloudevents+json"); });
  ASSERT_TRUE(double_.wait_for_held(1));
  test_socket idle(port);
  ASSERT_EQ(idle.open(publisher), 101u);
  std::thread stopping([this] { server_->stop(patience); });
  EXPECT_EQ(idle.receive_answer()["closed"], 1001) << "told after the connection that came before it";
  double_.release();
  asking.join();
  stopping.join();
  EXPECT_EQ(answer.result_int(), 200u);
  EXPECT_FALSE(answer.keep_alive());
}

TEST_F(HttpSession, TellsThatItsAddressIsInUse) {
  start();
  caf::actor_system_config config;
  caf::actor_system system{config};
  server_options options;
  options.port = port;
  const auto second = server::start(options, system, {}, {});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, error_code::conflict);
  EXPECT_THAT(second.error().message, HasSubstr("127.0.0.1:" + std::to_string(port)));
  options.address = "nowhere.example";
  EXPECT_EQ(server::start(options, system, {}, {}).error().code, error_code::invalid_request);
}

}  // namespace
}  // namespace sluice::testing
