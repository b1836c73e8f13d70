#include "schemas/base64.hpp"
#include "transport/egress/http_request.hpp"
#include "transport/egress/redirect.hpp"
#include "transport/egress/response.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sluice {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

tl::expected<http_request, sdk_error> parsed(const std::string& fields) {
  egress_options options;
  options.max_request_bytes = 100;
  options.max_header_bytes = 200;
  return parse_http_request(
      "[{\"url\":\"https://example.com/\"" + (fields.empty() ? "" : "," + fields) + "}]", options);
}
sdk_error refused(const std::string& fields) {
  const auto request = parsed(fields);
  EXPECT_FALSE(request) << fields;
  return request ? sdk_error{} : request.error();
}

TEST(HttpRequest, IsAGetUnlessItSaysOtherwise) {
  const auto request = parsed("");
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->method, "GET");
  EXPECT_EQ(request->timeout, std::chrono::seconds{30});
  EXPECT_EQ(request->max_redirects, 5);
  EXPECT_EQ(request->body, nullptr);
}

TEST(HttpRequest, ReadsEveryField) {
  const auto request = parsed(R"("method":"patch","headers":{"X-One":" a ","Accept":["b","c"],"x-none":""},)"
                              R"("body":{"bytes":"AAH/"},"timeout":1500,"redirects":2)");
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->method, "PATCH");
  EXPECT_THAT(request->headers,
              ElementsAre(Pair("x-one", "a"), Pair("accept", "b"), Pair("accept", "c"), Pair("x-none", "")));
  EXPECT_EQ(*request->body, std::string("\x00\x01\xff", 3));
  EXPECT_EQ(request->timeout.count(), 1500);
  EXPECT_EQ(request->max_redirects, 2);
}

TEST(HttpRequest, TakesNoMoreTimeAndRedirectsThanTheOperatorGives) {
  const auto request = parsed(R"("timeout":1e9,"redirects":1e9)");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->timeout, std::chrono::seconds{30});
  EXPECT_EQ(request->max_redirects, 5);
}

TEST(HttpRequest, SaysWhatIsWrong) {
  for (const char* fields : {R"("method":"GET /")",
                             R"("method":"")",
                             R"("method":"connect")",
                             R"("method":"TRACE")",
                             R"("method":7)",
                             R"("headers":[])",
                             R"("headers":{"a":1})",
                             R"("headers":{"":"x"})",
                             R"("headers":{"a b":"x"})",
                             R"("headers":{"a:":"x"})",
                             R"("headers":{"a\r\nb":"x"})",
                             R"("headers":{"a":"x\r\nHost: y"})",
                             R"("headers":{"a":"x\ny"})",
                             R"("headers":{"a":"x\u0000y"})",
                             R"("headers":{"a":["ok","x\r"," y\u007f"]})",
                             R"("headers":{"Host":"x"})",
                             R"("headers":{"content-length":"1"})",
                             R"("headers":{"Transfer-Encoding":"chunked"})",
                             R"("headers":{"Connection":"close"})",
                             R"("headers":{"upgrade":"h2c"})",
                             R"("headers":{"Proxy-Authorization":"x"})",
                             R"("headers":{"TE":"trailers"})",
                             R"("headers":{"Expect":"100-continue"})",
                             R"("body":7)",
                             R"("body":{"bytes":"x"})",
                             R"("body":{"bytes":"AA A"})",
                             R"("body":{})",
                             R"("timeout":0)",
                             R"("timeout":"1s")",
                             R"("redirects":-1)",
                             R"("followRedirects":true)",
                             R"("method":"HEAD","body":"x")"})
    EXPECT_EQ(refused(fields).code, sdk_code::invalid_argument) << fields;
  EXPECT_THAT(refused(R"("headers":{"Host":"x"})").message,
              HasSubstr("host is set by the engine: leave it out"));
  EXPECT_THAT(refused(R"("retries":3)").message, HasSubstr("unknown field \"retries\""));
  EXPECT_THAT(refused(R"("body":"\ud800")").message, HasSubstr("half of a surrogate pair"));
  egress_options options;
  for (const char* args : {"", "[]", "{}", "[1]", "[{}]", "[{\"url\":1}]", "[{},{}]", "[{\"url\":\"x\"}"})
    EXPECT_FALSE(parse_http_request(args, options)) << args;
}

TEST(HttpRequest, IsBounded) {
  EXPECT_EQ(refused("\"body\":\"" + std::string(101, 'x') + "\"").code, sdk_code::limit_exceeded);
  EXPECT_TRUE(parsed("\"body\":\"" + std::string(100, 'x') + "\""));
  EXPECT_EQ(refused("\"headers\":{\"a\":\"" + std::string(200, 'x') + "\"}").code, sdk_code::limit_exceeded);
}

TEST(Base64, GivesTheBytes) {
  EXPECT_EQ(decode_base64(""), "");
  EXPECT_EQ(decode_base64("YQ=="), "a");
  EXPECT_EQ(decode_base64("YWI="), "ab");
  EXPECT_EQ(decode_base64("YWJj"), "abc");
  EXPECT_EQ(decode_base64("YWJ"), std::nullopt);
  EXPECT_EQ(decode_base64("YW\nj"), std::nullopt);
}

TEST(Redirect, KeepsOrChangesTheMethodAsItsStatusSays) {
  const auto after = [](long status, std::string method) {
    http_request request;
    request.method = std::move(method);
    request.body = std::make_shared<const std::string>("x");
    request.headers = {{"content-type", "text/plain"}, {"x", "y"}};
    const auto from = judge_url("https://example.com/", {}, 100).value();
    EXPECT_TRUE(follow_redirect(request, from, status, "/to", {}, 100));
    EXPECT_EQ(request.body == nullptr, request.headers.size() == 1);
    return request.method + (request.body ? "+body" : "");
  };
  EXPECT_EQ(after(301, "POST"), "GET");
  EXPECT_EQ(after(302, "POST"), "GET");
  EXPECT_EQ(after(303, "POST"), "GET");
  EXPECT_EQ(after(303, "PUT"), "GET");
  EXPECT_EQ(after(301, "PUT"), "PUT+body");
  EXPECT_EQ(after(302, "DELETE"), "DELETE+body");
  EXPECT_EQ(after(307, "POST"), "POST+body");
  EXPECT_EQ(after(308, "PATCH"), "PATCH+body");
}

TEST(Redirect, GivesCredentialsToTheSameOriginOnly) {
  const auto headers_after = [](const std::string& location) {
    http_request request;
    request.headers = {{"authorization", "x"}, {"cookie", "x"}, {"x-mine", "x"}};
    const auto from = judge_url("https://example.com/", {}, 100).value();
    const auto to = follow_redirect(request, from, 302, location, {}, 100);
    EXPECT_TRUE(to) << location;
    return request.headers.size();
  };
  EXPECT_EQ(headers_after("https://example.com:443/x"), 3u);
  EXPECT_EQ(headers_after("https://example.com:444/x"), 1u);
  EXPECT_EQ(headers_after("https://www.example.com/"), 1u);
}

TEST(Redirect, IsNotFollowedFromHttpsToHttpUnlessAllowed) {
  http_request request;
  const address_policy policy{host_list::parse(std::vector<std::string>{"plain.example"}).value(), {}};
  const auto from = judge_url("https://example.com/", policy, 100).value();
  EXPECT_EQ(follow_redirect(request, from, 302, "http://example.com/", policy, 100).error().code,
            sdk_code::tls_error);
  EXPECT_TRUE(follow_redirect(request, from, 302, "http://plain.example/", policy, 100));
}

TEST(Response, JoinsHeadersOfOneName) {
  response answer(1'000);
  for (const char* line :
       {"HTTP/1.1 103 Early Hints\r\n", "Link: x\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "A: 1\r\n",
        "Set-Cookie: a=1\r\n", "a:  2 \r\n", "Set-Cookie: b=2\r\n", "B:\xff\r\n", "\r\n", "Trailer: no\r\n"})
    EXPECT_TRUE(answer.add_line(line));
  EXPECT_TRUE(answer.headers_done());
  const auto json = nlohmann::json::parse(answer.to_json(200, "https://x/"));
  EXPECT_EQ(json["status"], 200);
  EXPECT_EQ(json["url"], "https://x/");
  EXPECT_EQ(json["headers"]["a"], "1, 2");
  EXPECT_EQ(json["headers"]["set-cookie"], (nlohmann::json{"a=1", "b=2"}));
  EXPECT_EQ(json["headers"].size(), 3u);
}

TEST(Response, BoundsItsHeadersInAll) {
  response answer(100);
  EXPECT_TRUE(answer.add_line("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(answer.add_line("A: " + std::string(60, 'x') + "\r\n"));
  EXPECT_FALSE(answer.add_line("B: " + std::string(60, 'x') + "\r\n"));
}

}  // namespace
}  // namespace sluice
