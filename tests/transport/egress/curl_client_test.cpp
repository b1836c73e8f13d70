#include "tests/transport/egress/client_fixture.hpp"
#include "tests/transport/egress/hostile_urls.hpp"

#include <fmt/format.h>

#include <zlib.h>

namespace sluice::testing {
namespace {

using ::testing::HasSubstr;
using then = scripted_reply::then;

std::string gzip_of_zeros(std::size_t bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string out(bytes / 500 + 1'000, '\0');
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  std::string zeros(1 << 20, '\0');
  for (std::size_t left = bytes; left > 0; left -= std::min(left, zeros.size())) {
    stream.next_in = reinterpret_cast<Bytef*>(zeros.data());
    stream.avail_in = static_cast<uInt>(std::min(left, zeros.size()));
    deflate(&stream, left > zeros.size() ? Z_NO_FLUSH : Z_FINISH);
  }
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// --- Asking ----------------------------------------------------------------------------------------------

TEST_F(EgressTest, Gets) {
  scripted_server server(
      [](const seen_request&) { return ok("{\"a\":1}", "Content-Type: application/json\r\nX: y\r\n"); });
  const auto result = ask({{"url", url(server, "/path?q=1#frag")}});
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->body, "{\"a\":1}");
  const auto head = head_of(result);
  EXPECT_EQ(head["status"], 200);
  EXPECT_EQ(head["url"], url(server, "/path?q=1"));
  EXPECT_EQ(head["headers"]["content-type"], "application/json");
  EXPECT_EQ(head["headers"]["x"], "y");
  const auto seen = server.seen().at(0);
  EXPECT_EQ(seen.method, "GET");
  EXPECT_EQ(seen.target, "/path?q=1");
  EXPECT_EQ(seen.headers.at("user-agent"), "sluice");
  EXPECT_EQ(seen.headers.at("host"), "127.0.0.1:" + server.port());
  EXPECT_THAT(seen.headers.at("accept-encoding"), HasSubstr("br"));
}

TEST_F(EgressTest, SendsBodiesAndHeadersAsTheyAre) {
  scripted_server server([](const seen_request& request) { return ok(request.body); });
  const auto result =
      ask({{"url", url(server)},
           {"method", "POST"},
           {"body", "{\"x\":\"ü\"}"},
           {"headers", {{"Content-Type", "application/json"}, {"X-Empty", ""}, {"User-Agent", "mine"}}}});
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->body, "{\"x\":\"ü\"}");
  auto seen = server.seen().at(0);
  EXPECT_EQ(seen.headers.at("content-type"), "application/json");
  EXPECT_EQ(seen.headers.at("x-empty"), "");
  EXPECT_EQ(seen.headers.at("user-agent"), "mine");
  EXPECT_FALSE(seen.headers.contains("expect"));

  ASSERT_TRUE(ask({{"url", url(server)}, {"method", "put"}, {"body", {{"bytes", "AAEC"}}}}));
  seen = server.seen().at(1);
  EXPECT_EQ(seen.method, "PUT");
  EXPECT_EQ(seen.body, std::string("\0\1\2", 3));
  EXPECT_FALSE(seen.headers.contains("content-type")) << "nobody said what it is";
}

TEST_F(EgressTest, KnowsEveryMethod) {
  scripted_server server([](const seen_request& request) {
    return request.method == "HEAD" ? scripted_reply{"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"}
                                    : ok(request.method);
  });
  for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"}) {
    const auto result = ask({{"url", url(server)}, {"method", method}});
    ASSERT_TRUE(result) << method << result.error().message;
    EXPECT_EQ(result->body, method);
  }
  const auto head = ask({{"url", url(server)}, {"method", "HEAD"}});
  ASSERT_TRUE(head) << head.error().message;
  EXPECT_EQ(head->body, "");
  EXPECT_EQ(server.accepted(), 1);
}

TEST_F(EgressTest, GivesErrorsOfTheServerAsAnswers) {
  scripted_server server(
      [](const seen_request&) { return scripted_reply{"HTTP/1.1 503 No\r\nContent-Length: 2\r\n\r\nno"}; });
  const auto result = ask({{"url", url(server)}});
  ASSERT_TRUE(result);
  EXPECT_EQ(head_of(result)["status"], 503);
  EXPECT_EQ(result->body, "no");
}

TEST_F(EgressTest, UsesAConnectionAgain) {
  scripted_server server([](const seen_request&) { return ok("x"); });
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(ask({{"url", url(server)}}));
  EXPECT_EQ(server.accepted(), 1);
}

TEST_F(EgressTest, KeepsOnlySoManyConnectionsHoweverManyThereWere) {
  options.idle_connections = 2;
  scripted_server server([](const seen_request&) {
    auto reply = ok("answer");
    reply.delay = 20ms;
    return reply;
  });
  std::vector<pending_result> requests;
  for (int i = 0; i < 10; ++i) requests.push_back(begin(client(), {{"url", url(server)}}));
  for (auto& request : requests) EXPECT_TRUE(request.get());
  EXPECT_TRUE(eventually([&] { return server.open() <= 2; })) << server.open();
  const int accepted = server.accepted();
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(ask({{"url", url(server)}}));
  EXPECT_EQ(server.accepted(), accepted) << "what was kept is used again";
}

TEST_F(EgressTest, AsksAgainIfAConnectionThatWasKeptIsClosed) {
  scripted_server server([](const seen_request&) {
    auto reply = ok("x");
    reply.after = then::close;
    return reply;
  });
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(ask({{"url", url(server)}}));
  EXPECT_EQ(server.accepted(), 5);
}

// --- Redirects -------------------------------------------------------------------------------------------

TEST_F(EgressTest, FollowsRedirectsAsTheirStatusSays) {
  scripted_server server([](const seen_request& request) {
    if (request.target == "/end") return ok(request.method + request.body);
    return redirect_to("/end", std::stoi(request.target.substr(1)));
  });
  const auto after = [&](const std::string& status) {
    const auto result = ask({{"url", url(server, "/" + status)}, {"method", "POST"}, {"body", "+body"}});
    EXPECT_EQ(head_of(result)["url"], url(server, "/end"));
    return result ? result->body : result.error().message;
  };
  EXPECT_EQ(after("301"), "GET");
  EXPECT_EQ(after("302"), "GET");
  EXPECT_EQ(after("303"), "GET");
  EXPECT_EQ(after("307"), "POST+body");
  EXPECT_EQ(after("308"), "POST+body");
  EXPECT_EQ(head_of(ask({{"url", url(server, "/304")}}))["status"], 304);
  EXPECT_EQ(head_of(ask({{"url", url(server, "/302")}, {"redirects", 0}}))["status"], 302);
}

TEST_F(EgressTest, EndsALoopOfRedirects) {
  scripted_server server([](const seen_request&) { return redirect_to("/"); });
  const auto error = failure_of({{"url", url(server)}});
  EXPECT_EQ(error.code, sdk_code::limit_exceeded);
  EXPECT_THAT(error.message, HasSubstr("more than 5 times"));
  EXPECT_EQ(server.seen().size(), 6u);
}

TEST_F(EgressTest, JudgesWhereARedirectLeads) {
  scripted_server forbidden([](const seen_request&) { return ok("secret"); });
  options.allow = {"first.test.example"};
  std::string location;
  scripted_server server([&](const seen_request&) { return redirect_to(location); });
  for (const std::string& to : hostile_redirects(forbidden.port())) {
    location = to;
    const auto error = failure_of({{"url", "http://first.test.example:" + server.port()}});
    EXPECT_EQ(error.code, sdk_code::ssrf_blocked) << to << ": " << error.message;
    EXPECT_THAT(error.message, HasSubstr("first.test.example redirects: ")) << to;
  }
  EXPECT_EQ(forbidden.accepted(), 0);
}

TEST_F(EgressTest, GivesCredentialsToTheSameOriginOnly) {
  scripted_server other([](const seen_request&) { return ok(""); });
  scripted_server server([&](const seen_request& request) {
    if (request.target == "/here") return ok("");
    return redirect_to(request.target == "/same" ? "/here" : url(other));
  });
  const json headers{{"Authorization", "Bearer x"}, {"Cookie", "a=b"}, {"X-Other", "y"}};
  ASSERT_TRUE(ask({{"url", url(server, "/same")}, {"headers", headers}}));
  EXPECT_EQ(server.seen().at(1).headers.at("authorization"), "Bearer x");
  ASSERT_TRUE(ask({{"url", url(server, "/other")}, {"headers", headers}}));
  const auto seen = other.seen().at(0).headers;
  EXPECT_FALSE(seen.contains("authorization"));
  EXPECT_FALSE(seen.contains("cookie"));
  EXPECT_EQ(seen.at("x-other"), "y");
}

// --- Bounds ----------------------------------------------------------------------------------------------

TEST_F(EgressTest, BoundsTimeFromTheCallToTheLastByte) {
  scripted_server server([](const seen_request& request) {
    if (request.target == "/hop") return scripted_reply{redirect_to("/hop").bytes, then::keep_open, "", 40ms};
    scripted_reply reply{"", then::hang};
    if (request.target != "/silent") reply.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome";
    return reply;
  });
  options.max_redirects = 100;
  for (const auto& [path, how_far] :
       {std::pair{"/silent", "the answer had not begun"}, std::pair{"/slow", "4 bytes of the body had come"},
        std::pair{"/hop", ""}}) {
    const auto begun = std::chrono::steady_clock::now();
    const auto error = failure_of({{"url", url(server, path)}, {"timeout", 150}});
    EXPECT_EQ(error.code, sdk_code::timeout) << path;
    EXPECT_TRUE(error.retryable);
    EXPECT_THAT(error.message, HasSubstr("did not answer within 0.15 s"));
    EXPECT_THAT(error.message, HasSubstr(how_far));
    EXPECT_GE(std::chrono::steady_clock::now() - begun, 149ms);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
  }
  EXPECT_TRUE(eventually([&] { return server.open() <= 1; })) << "connections given up are closed";
}

TEST_F(EgressTest, BoundsTheBodyWhetherItsLengthIsKnownOrNot) {
  options.max_response_bytes = 1 << 20;
  scripted_server server([](const seen_request& request) {
    const std::string block(1 << 16, 'x');
    if (request.target == "/exact") return ok(std::string(1 << 20, 'x'));
    if (request.target == "/declared")
      return scripted_reply{"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n", then::hang, block};
    if (request.target == "/chunked")
      return scripted_reply{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", then::hang,
                            "10000\r\n" + block + "\r\n"};
    return scripted_reply{"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", then::hang, block};
  });
  EXPECT_EQ(ask({{"url", url(server, "/exact")}}).value().body.size(), 1u << 20);
  for (const char* path : {"/declared", "/chunked", "/until-closed"}) {
    const auto error = failure_of({{"url", url(server, path)}});
    EXPECT_EQ(error.code, sdk_code::limit_exceeded) << path << error.message;
    EXPECT_THAT(error.message, HasSubstr("1048576 bytes"));
  }
}

TEST_F(EgressTest, BoundsHeaders) {
  scripted_server server([](const seen_request& request) {
    if (request.target == "/long")
      return scripted_reply{"HTTP/1.1 200 OK\r\nX: ", then::hang, "xxxxxxxxxxxxxxxx"};
    if (request.target == "/early")
      return scripted_reply{"", then::hang, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"};
    return scripted_reply{"HTTP/1.1 200 OK\r\n", then::hang, "X-Filler: " + std::string(1'000, 'x') + "\r\n"};
  });
  for (const char* path : {"/many", "/early", "/long"}) {
    const auto error = failure_of({{"url", url(server, path)}});
    EXPECT_EQ(error.code, sdk_code::limit_exceeded) << path << error.message;
    EXPECT_THAT(error.message, HasSubstr("headers of the answer are more than 65536 bytes"));
  }
}

TEST_F(EgressTest, BoundsWhatIsBufferedInAll) {
  options.max_buffered_bytes = 100;
  scripted_server server([](const seen_request&) { return ok(std::string(101, 'x')); });
  for (int i = 0; i < 3; ++i) EXPECT_EQ(failure_of({{"url", url(server)}}).code, sdk_code::unavailable);
  EXPECT_TRUE(failure_of({{"url", url(server)}}).retryable);
}

// --- Failures --------------------------------------------------------------------------------------------

TEST_F(EgressTest, SaysWhatFailed) {
  scripted_server server([](const seen_request& request) {
    if (request.target == "/reset")
      return scripted_reply{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", then::reset};
    if (request.target == "/short")
      return scripted_reply{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", then::close};
    if (request.target == "/nothing") return scripted_reply{"", then::close};
    if (request.target == "/gzip") return ok("not gzip", "Content-Encoding: gzip\r\n");
    if (request.target == "/smtp") return scripted_reply{"220 mail.example ESMTP\r\n", then::close};
    return scripted_reply{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n", then::close};
  });
  for (const auto& [path, message] :
       {std::pair{"/reset", "broke off"}, std::pair{"/short", "in the middle of the answer"},
        std::pair{"/nothing", "without an answer"}, std::pair{"/gzip", "no valid HTTP"},
        std::pair{"/smtp", "no valid HTTP"}, std::pair{"/chunk", ""}}) {
    const auto error = failure_of({{"url", url(server, path)}});
    EXPECT_EQ(error.code, sdk_code::network_error) << path;
    EXPECT_TRUE(error.retryable) << path;
    EXPECT_THAT(error.message, HasSubstr(message)) << path;
  }
}

TEST_F(EgressTest, SaysThatNobodyListensOrThatTheNameIsUnknown) {
  std::string port;
  {
    port = scripted_server([](const seen_request&) { return ok(""); }).port();
  }
  lookup = [](const std::string& host) -> lookup_answer {
    if (host == "none.test.example") return tl::unexpected(std::string("Name or service not known"));
    return std::vector{boost::asio::ip::make_address("127.0.0.1")};
  };
  const auto refused = failure_of({{"url", "http://a.test.example:" + port}});
  EXPECT_EQ(refused.code, sdk_code::network_error);
  EXPECT_THAT(refused.message, HasSubstr("a.test.example:" + port + " refused the connection"));
  const auto unknown = failure_of({{"url", "http://none.test.example"}});
  EXPECT_EQ(unknown.code, sdk_code::network_error);
  EXPECT_TRUE(unknown.retryable);
  EXPECT_THAT(unknown.message, HasSubstr("none.test.example cannot be resolved: Name or service not known"));
}

TEST_F(EgressTest, SaysWhatIsWrongWithARequest) {
  EXPECT_EQ(failure_of({{"url", "no url"}}).code, sdk_code::invalid_argument);
  EXPECT_EQ(failure_of({{"method", "GET"}}).code, sdk_code::invalid_argument);
  EXPECT_EQ(failure_of({{"url", "http://x.test.example/"}, {"headers", {{"a", "b\r\nc: d"}}}}).code,
            sdk_code::invalid_argument);
}

// --- Encodings -------------------------------------------------------------------------------------------

TEST_F(EgressTest, DecodesWhatIsCompressed) {
  // printf 'hello hello hello' | gzip -n, and brotli.
  const std::string gzip(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\x48\xcd\xc9\xc9\x57\xc8\x40\x90\x00\x80\x88\xf9\xe5\x11"
      "\x00\x00\x00",
      28);
  const std::string brotli("\x1b\x10\x00\xf8\x8d\x94\x6e\xde\x44\x55\x86\x96\x6c\x20\x6f\x01\x4f\x1c\x60\x1c",
                           20);
  scripted_server server([&](const seen_request& request) {
    return request.target == "/br" ? ok(brotli, "Content-Encoding: br\r\n")
                                   : ok(gzip, "Content-Encoding: gzip\r\n");
  });
  for (const char* path : {"/gzip", "/br"}) {
    const auto result = ask({{"url", url(server, path)}});
    ASSERT_TRUE(result) << path << result.error().message;
    EXPECT_EQ(result->body, "hello hello hello") << path;
  }
}

TEST_F(EgressTest, StopsABombAtTheBoundOfDecodedBytes) {
  options.max_response_bytes = 1 << 20;
  scripted_server server([](const seen_request& request) {
    return ok(gzip_of_zeros(request.target == "/fits" ? 1 << 20 : 200 << 20), "Content-Encoding: gzip\r\n");
  });
  EXPECT_EQ(ask({{"url", url(server, "/fits")}}).value().body.size(), 1u << 20);
  EXPECT_EQ(failure_of({{"url", url(server, "/bomb")}}).code, sdk_code::limit_exceeded);
}

}  // namespace
}  // namespace sluice::testing
