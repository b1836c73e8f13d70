#include "tests/transport/egress/client_fixture.hpp"
#include "tests/transport/egress/hostile_urls.hpp"
#include "transport/egress/curl_loop.hpp"
#include "transport/egress/transfer.hpp"

#include <atomic>
#include <cstdlib>

namespace sluice::testing {
namespace {

namespace ip = boost::asio::ip;
using ::testing::HasSubstr;

lookup_answer addresses(std::initializer_list<const char*> list) {
  std::vector<ip::address> all;
  for (const char* text : list) all.push_back(ip::make_address(text));
  return all;
}

/// A client that may reach public addresses only, and a server on loopback that it must not.
class SsrfTest : public EgressTest {
 protected:
  SsrfTest() { options.allow = {}; }
  scripted_server victim{[](const seen_request&) { return ok("secret"); }};
};

TEST_F(SsrfTest, NoHostileUrlReachesAServerOnLoopback) {
  lookup = [](const std::string&) { return addresses({"127.0.0.1", "::1"}); };
  const auto urls = hostile_urls(victim.port());
  for (const auto& url : urls) {
    const auto error = failure_of({{"url", url}});
    EXPECT_EQ(error.code, sdk_code::ssrf_blocked) << url << ": " << error.message;
    EXPECT_FALSE(error.retryable);
  }
  EXPECT_EQ(victim.accepted(), 0);
  EXPECT_EQ(client().stats().ssrf_refusals, urls.size());
  EXPECT_EQ(client().stats().requests, urls.size());
}

TEST_F(SsrfTest, NoNameLeadsToAForbiddenAddress) {
  std::string address;
  lookup = [&](const std::string&) { return addresses({address.c_str()}); };
  options.lookup_lifetime = 0ms;
  for (const char* to :
       {"127.0.0.1", "0.0.0.0", "10.0.0.1", "169.254.169.254", "192.168.0.1", "::1", "::", "fd00::1",
        "fe80::1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "100.64.0.1"}) {
    address = to;
    const auto error = failure_of({{"url", "http://innocent.example:" + victim.port()}});
    EXPECT_EQ(error.code, sdk_code::ssrf_blocked) << to;
    EXPECT_THAT(error.message, HasSubstr("innocent.example: scripts reach public addresses only, and "));
  }
  EXPECT_EQ(victim.accepted(), 0);
}

TEST_F(SsrfTest, OnlyTheAddressesThatMayBeReachedAreTried) {
  scripted_server permitted([](const seen_request&) { return ok("public"); }, {}, "127.0.0.2",
                            static_cast<std::uint16_t>(std::stoi(victim.port())));
  options.allow = {"127.0.0.2"};
  lookup = [](const std::string&) { return addresses({"127.0.0.1", "::1", "127.0.0.2", "10.0.0.1"}); };
  const auto result = ask({{"url", "http://mixed.example:" + victim.port()}});
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->body, "public");
  EXPECT_EQ(victim.accepted(), 0);
}

TEST_F(SsrfTest, Ipv6IsAskedIfItIsThatWhichMayBeReached) {
  std::unique_ptr<scripted_server> server;
  try {
    server =
        std::make_unique<scripted_server>([](const seen_request&) { return ok("v6"); }, std::nullopt, "::1");
  } catch (const boost::system::system_error&) {
    GTEST_SKIP() << "there is no IPv6 here";
  }
  options.allow = {"::1"};
  lookup = [](const std::string&) { return addresses({"fe80::1", "::1"}); };
  EXPECT_EQ(ask({{"url", "http://six.example:" + server->port()}}).value().body, "v6");
  EXPECT_EQ(ask({{"url", "http://[::1]:" + server->port()}}).value().body, "v6");
}

TEST_F(SsrfTest, ANameThatChangesItsAddressReachesNothingElse) {
  scripted_server permitted([](const seen_request&) { return ok("public"); }, {}, "127.0.0.2",
                            static_cast<std::uint16_t>(std::stoi(victim.port())));
  options.allow = {"127.0.0.2"};
  options.lookup_lifetime = 0ms;
  std::atomic<int> lookups{0};
  lookup = [&](const std::string&) { return addresses({lookups++ % 2 == 0 ? "127.0.0.2" : "127.0.0.1"}); };
  const std::string url = "http://rebind.example:" + victim.port();
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(ask({{"url", url}}).value().body, "public");
    EXPECT_EQ(failure_of({{"url", url}}).code, sdk_code::ssrf_blocked);
  }
  EXPECT_EQ(lookups, 10);
  EXPECT_EQ(victim.accepted(), 0);
}

TEST_F(SsrfTest, ProxiesOfTheEnvironmentAreNotUsed) {
  const std::string proxy = "http://127.0.0.1:" + victim.port();
  for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"})
    ::setenv(name, proxy.c_str(), 1);
  scripted_server server([](const seen_request&) { return ok("direct"); });
  options.allow = {"direct.example"};
  const auto result = ask({{"url", "http://direct.example:" + server.port()}});
  for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"}) ::unsetenv(name);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->body, "direct");
  EXPECT_EQ(victim.accepted(), 0);
}

// --- The last line: should everything before be deceived, the socket itself is judged.
// ------------------------

/// Exchanges made by hand, with addresses that nobody has judged.
class UnjudgedExchange : public SsrfTest {
 protected:
  tl::expected<long, sdk_error> exchange(const address_policy& policy) {
    target_url target;
    target.url = "http://trusted.example:" + victim.port() + "/";
    target.host = "trusted.example";
    target.port = static_cast<std::uint16_t>(std::stoi(victim.port()));
    http_request request;
    request.method = "GET";
    transfer one(request, target, {ip::make_address("127.0.0.1")}, policy, options, transfers_);
    finished_ = CURL_LAST;
    loop_.add(one.handle());
    while (finished_ == CURL_LAST) loop_.run_once({});
    loop_.remove(one.handle());
    return one.outcome(finished_);
  }
  const address_policy public_only_{};
  const address_policy loopback_too_{host_list::parse(std::vector<std::string>{"127.0.0.1"}).value(), {}};

 private:
  transfer::totals transfers_;
  CURLcode finished_ = CURL_LAST;
  curl_loop loop_{10, [this](CURL*, CURLcode code) { finished_ = code; }};
};

TEST_F(UnjudgedExchange, IsStoppedBeforeItConnects) {
  const auto outcome = exchange(public_only_);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, sdk_code::ssrf_blocked);
  EXPECT_EQ(victim.accepted(), 0);
}

TEST_F(UnjudgedExchange, IsStoppedBeforeItUsesAnOldConnection) {
  ASSERT_EQ(exchange(loopback_too_), 200);
  ASSERT_EQ(exchange(loopback_too_), 200);
  EXPECT_EQ(victim.accepted(), 1) << "the connection is kept";
  const auto outcome = exchange(public_only_);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, sdk_code::ssrf_blocked);
  EXPECT_EQ(victim.seen().size(), 2u);
}

}  // namespace
}  // namespace sluice::testing
