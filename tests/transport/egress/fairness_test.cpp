#include "tests/transport/egress/client_fixture.hpp"

#include <fmt/format.h>

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <ranges>
#include <thread>

namespace sluice::testing {
namespace {

using ::testing::HasSubstr;

constexpr tenant_id noisy{1}, quiet{2};

/// Keeps threads until it opens.
class barrier {
 public:
  ~barrier() { open(); }
  void wait() {
    std::unique_lock lock(mutex_);
    opened_.wait(lock, [&] { return open_; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    opened_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  bool open_ = false;
};

scripted_reply hang() { return {"", scripted_reply::then::hang}; }

class FairnessTest : public EgressTest {
 protected:
  FairnessTest() {
    options.tenant_concurrency = 3;
    options.concurrency = 5;
  }
  pending_result begin_silent(tenant_id tenant) {
    return begin(client(), {{"url", url(server, "/silent")}}, tenant);
  }

  scripted_server server{
      [](const seen_request& request) { return request.target == "/silent" ? hang() : ok("answer"); }};
};

TEST_F(FairnessTest, ATenantHasNoMoreThanItsRequestsAtOnce) {
  std::vector<pending_result> requests;
  for (int i = 0; i < 20; ++i) requests.push_back(begin_silent(noisy));
  ASSERT_TRUE(eventually([&] { return client().stats().active == 3 && client().stats().waiting == 17; }));
  ASSERT_TRUE(eventually([&] { return server.most_at_once() == 3; }));
  // Those that wait first: one that takes a cancelled one's turn may reach the server before it sees the
  // other go.
  for (auto& request : requests | std::views::reverse) client().cancel(request.id);
  ASSERT_TRUE(eventually([&] { return client().stats().active + client().stats().waiting == 0; }));
  EXPECT_LE(server.most_at_once(), 3);
}

TEST_F(FairnessTest, ATenantWhoseRequestsAllHangStopsNobodyElse) {
  std::vector<pending_result> requests;
  for (int i = 0; i < 50; ++i) requests.push_back(begin_silent(noisy));
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(begin(client(), {{"url", url(server)}}, quiet).get().value().body, "answer");
  for (auto& request : requests) EXPECT_FALSE(request.done());
}

TEST_F(FairnessTest, WhatWaitsForItsTurnIsBoundedByItsTimeAndInNumberAndBytes) {
  options.tenant_concurrency = 1;
  options.tenant_waiting = 2;
  options.tenant_request_bytes = 1'000;
  const auto first = begin_silent(noisy);
  const auto late = begin(client(), {{"url", url(server)}, {"timeout", 50}}, noisy);
  auto kept =
      begin(client(), {{"url", url(server)}, {"method", "POST"}, {"body", std::string(900, 'x')}}, noisy);
  const auto full = begin(client(), {{"url", url(server)}}, noisy).get();
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().code, sdk_code::rate_limited);
  EXPECT_TRUE(full.error().retryable);
  const auto timed_out = const_cast<pending_result&>(late).get();
  ASSERT_FALSE(timed_out);
  EXPECT_EQ(timed_out.error().code, sdk_code::timeout);
  EXPECT_THAT(timed_out.error().message, HasSubstr("waited for its turn"));
  const auto large =
      begin(client(), {{"url", url(server)}, {"method", "POST"}, {"body", std::string(101, 'x')}}, noisy)
          .get();
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().code, sdk_code::rate_limited);
  client().cancel(first.id);
  EXPECT_TRUE(kept.get());
}

// --- Cancelling ------------------------------------------------------------------------------------------

TEST_F(FairnessTest, WhatIsCancelledIsNotAnsweredAndHoldsNothing) {
  auto active = begin_silent(noisy);
  ASSERT_TRUE(eventually([&] { return server.most_at_once() == 1; }));
  client().cancel(active.id);
  EXPECT_TRUE(eventually([&] { return server.open() == 0; })) << "its connection is closed";
  client().cancel(active.id);
  client().cancel(987654);
  ASSERT_TRUE(begin(client(), {{"url", url(server)}}, noisy).get());
  EXPECT_FALSE(active.done());
  EXPECT_EQ(client().stats().requests, 1u);
}

TEST_F(FairnessTest, CancellingWhileAnswersComeIsSafe) {
  options.tenant_concurrency = options.concurrency = 50;
  std::atomic<int> answered{0};
  for (int i = 0; i < 500; ++i) {
    auto still_there = std::make_shared<std::atomic<bool>>(true);
    sdk_call call;
    call.tenant = noisy;
    call.args = json::array({{{"url", url(server)}}}).dump();
    const auto id = client().start(call, [&answered, still_there](const sdk_result&) {
      EXPECT_TRUE(*still_there) << "called after cancel() had returned";
      ++answered;
    });
    if (i % 3 == 0) std::this_thread::yield();
    if (i % 7 == 0) std::this_thread::sleep_for(100us);
    client().cancel(id);
    *still_there = false;
  }
}

TEST_F(FairnessTest, AStopAnswersWhatIsUnderWayAndWaitsForNothing) {
  std::vector<pending_result> requests;
  for (int i = 0; i < 10; ++i) requests.push_back(begin_silent(noisy));
  ASSERT_TRUE(eventually([&] { return server.most_at_once() == 3; }));
  const auto begun = std::chrono::steady_clock::now();
  stop_client();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
  for (auto& request : requests) {
    ASSERT_TRUE(request.done());
    EXPECT_EQ(request.get().error().code, sdk_code::unavailable);
  }
}

// --- Lookups ---------------------------------------------------------------------------------------------

class LookupTest : public FairnessTest {
 protected:
  LookupTest() {
    options.tenant_concurrency = 20;
    options.concurrency = 100;
    options.tenant_lookups = 4;
    options.resolver_threads = 6;
    lookup = [calls = calls, hanging = hanging, gate = gate](const std::string& host) -> lookup_answer {
      ++*calls;
      if (host.starts_with("slow")) {
        ++*hanging;
        gate->wait();
        --*hanging;
      }
      return std::vector{boost::asio::ip::make_address("127.0.0.1")};
    };
  }
  ~LookupTest() override { gate->open(); }
  json to(const std::string& host, int timeout_ms = 5'000) {
    return {{"url", fmt::format("http://{}.test.example:{}/", host, server.port())}, {"timeout", timeout_ms}};
  }

  // Shared with the resolver's threads, which outlive the client.
  std::shared_ptr<std::atomic<int>> calls = std::make_shared<std::atomic<int>>(0);
  std::shared_ptr<std::atomic<int>> hanging = std::make_shared<std::atomic<int>>(0);
  std::shared_ptr<barrier> gate = std::make_shared<barrier>();
};

TEST_F(LookupTest, LookupsThatHangStopNobodyElse) {
  std::vector<pending_result> requests;
  for (int i = 0; i < 20; ++i) requests.push_back(begin(client(), to(fmt::format("slow{}", i), 100), noisy));
  ASSERT_TRUE(eventually([&] { return *hanging == 4; }));
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(begin(client(), to(fmt::format("fast{}", i)), quiet).get());
  for (auto& request : requests) {
    const auto result = request.get();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, sdk_code::timeout);
    EXPECT_THAT(result.error().message, HasSubstr("still being looked up"));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s) << "a lookup that hangs holds up no time limit";
  EXPECT_EQ(*hanging, 4) << "the tenant's share of threads";
  const auto stop = std::chrono::steady_clock::now();
  stop_client();
  EXPECT_LT(std::chrono::steady_clock::now() - stop, 2s);
}

TEST_F(LookupTest, OneHostIsLookedUpOnceForAll) {
  std::vector<pending_result> requests;
  for (int i = 0; i < 10; ++i) requests.push_back(begin(client(), to("slow"), tenant_id{i % 2 + 1}));
  ASSERT_TRUE(eventually([&] { return *hanging == 1 && client().stats().active == 10; }));
  gate->open();
  for (auto& request : requests) EXPECT_TRUE(request.get());
  EXPECT_TRUE(begin(client(), to("slow")).get());
  EXPECT_EQ(*calls, 1) << "and is remembered";
}

}  // namespace
}  // namespace sluice::testing
