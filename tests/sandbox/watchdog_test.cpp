#include "runtime/watchdog.hpp"

#include "tests/runtime/script_fixture.hpp"

#include <future>

namespace sluice::test {
namespace {

using namespace std::chrono_literals;

/// A host whose calls hold the thread: they return when they are let go.
struct slow_host : fake_host {
  void start_call(call_number, const host_call&) override {
    entered.set_value();
    let_go.get_future().wait();
  }
  std::promise<void> entered;
  std::promise<void> let_go;
};

class Watchdog : public testing::Test {
 protected:
  /// What is reported of the tenant of this test; others may run in the same process.
  watchdog dog{[this](const held_thread& held) { reports.push_back(held); }};
  std::vector<held_thread> reports;
};

TEST_F(Watchdog, ReportsOnceWhatHoldsAThreadAndOnceThatItCameBack) {
  slow_host host;
  script_heap heap{handler_script("iota.sleep(1); return 1;"), host, {.cpu_time = 50ms}};
  std::thread runner{[&] { heap.start("", {"run-7", "key", "acme", "orders", "3", 1}); }};
  host.entered.get_future().wait();
  const auto now = watchdog::clock::now();
  dog.check(now);
  EXPECT_TRUE(reports.empty());
  dog.check(now + 10s);
  dog.check(now + 20s);
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(reports[0].who.tenant, "acme");
  EXPECT_EQ(reports[0].who.script, "orders");
  EXPECT_EQ(reports[0].who.execution, "run-7");
  EXPECT_GE(reports[0].held, 10s);
  EXPECT_EQ(reports[0].allowed, 50ms);
  EXPECT_FALSE(reports[0].returned);
  host.let_go.set_value();
  runner.join();
  dog.check(now + 30s);
  dog.check(now + 40s);
  ASSERT_EQ(reports.size(), 2u);
  EXPECT_TRUE(reports[1].returned);
  EXPECT_EQ(reports[1].who.execution, "run-7");
}

TEST_F(Watchdog, SaysNothingOfWhoKeepsWithinTheLimit) {
  slow_host host;
  script_heap heap{handler_script("iota.sleep(1);"), host, {.cpu_time = 5s}};
  std::thread runner{[&] { heap.start("", {}); }};
  host.entered.get_future().wait();
  dog.check(watchdog::clock::now() + 4s);
  host.let_go.set_value();
  runner.join();
  dog.check(watchdog::clock::now() + 60s);
  EXPECT_TRUE(reports.empty());
}

TEST_F(Watchdog, SaysNothingOfAHeapThatWaits) {
  script_run run{async_script("rt.await(iota.sleep(60000));")};
  ASSERT_EQ(run.heap.start("", run.context), run_state::waiting);
  dog.check(watchdog::clock::now() + 60s);
  EXPECT_TRUE(reports.empty());
}

TEST(WatchdogThread, LooksByItself) {
  std::promise<held_thread> told;
  std::atomic<int> reports{0};
  slow_host host;
  script_heap heap{handler_script("iota.sleep(1);"), host, {.cpu_time = 10ms}};
  const watchdog_thread dog{[&](const held_thread& held) {
    if (reports++ == 0) told.set_value(held);
  }};
  std::thread runner{[&] { heap.start("", {"run-8", "key", "acme", "orders", "3", 1}); }};
  const held_thread first = told.get_future().get();
  host.let_go.set_value();
  runner.join();
  EXPECT_EQ(first.who.execution, "run-8");
  EXPECT_THAT(describe(first), testing::HasSubstr("tenant acme, script orders, execution run-8: holds its"));
}

}  // namespace
}  // namespace sluice::test
