#include "tests/transport/egress/client_fixture.hpp"
#include "tests/transport/egress/dns_server.hpp"
#include "tests/transport/egress/private_network.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

namespace sluice::testing {
namespace {

constexpr int not_permitted = 77;
constexpr const char* public_address = "93.184.216.34";

/// Fails the child, and with it the test, at the first thing that is not as it should be.
void must_hold(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  ::_exit(1);
}

/// A name whose address changes from one lookup to the next, with the system's own resolver, a DNS server,
/// and two servers on the same port of a public address and of loopback. No address is allowed but by its
/// nature.
void ask_a_name_that_changes() {
  std::atomic<int> turn{0};
  dns_server dns([&] { return turn++ % 2 == 0 ? public_address : "127.0.0.1"; });
  scripted_server good([](const seen_request&) { return ok("public"); }, {}, public_address, 8'080);
  scripted_server victim([](const seen_request&) { return ok("secret"); }, {}, "127.0.0.1", 8'080);
  egress_options options;
  options.lookup_lifetime = 0ms;
  options.request_timeout = 5s;
  auto client = curl_client::start_client(options).value();
  for (int i = 0; i < 5; ++i) {
    const auto first = begin(*client, {{"url", "http://rebind.attacker.example:8080/"}}).get();
    must_hold(first && first->body == "public", "the public server answers");
    const auto second = begin(*client, {{"url", "http://rebind.attacker.example:8080/"}}).get();
    must_hold(!second && second.error().code == sdk_code::ssrf_blocked, "the other address is refused");
  }
  must_hold(dns.questions() == 10, "each request has looked the name up once");
  must_hold(good.accepted() >= 1, "the public server was reached");
  must_hold(victim.accepted() == 0, "the server on loopback was not reached");
}

TEST(Rebinding, ANameThatTheSystemResolvesAnewReachesNothingElse) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (!enter_private_network(public_address)) ::_exit(not_permitted);
    try {
      ask_a_name_that_changes();
    } catch (const std::exception& failure) {
      must_hold(false, failure.what());
    }
    ::_exit(0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  if (WEXITSTATUS(status) == not_permitted) GTEST_SKIP() << "this system permits no network namespaces";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace sluice::testing
