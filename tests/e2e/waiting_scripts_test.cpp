// Scripts that await an HTTP answer, many at once, with the real engine.
#include "tests/e2e/engine_process.hpp"
#include "tests/e2e/gated_server.hpp"
#include "tests/e2e/temp_folder.hpp"
#include "transport/client/admin.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <sys/resource.h>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view asks = R"js(
export default async function (event) {
  const answer = await iota.http.get(event.data.url);
  return answer.text;
}
)js";
constexpr std::size_t shut = std::numeric_limits<std::size_t>::max();

/// The numbers that name what is in a folder of /proc: threads, descriptors.
std::vector<int> numbers_in(pid_t process, std::string_view folder) {
  std::vector<int> numbers;
  for (const auto& entry : std::filesystem::directory_iterator(fmt::format("/proc/{}/{}", process, folder)))
    numbers.push_back(std::stoi(entry.path().filename()));
  return numbers;
}

class WaitingScripts : public ::testing::Test {
 protected:
  static constexpr int many = 1'000;

  WaitingScripts() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;  // the server here has the other ends of the connections
    ::setrlimit(RLIMIT_NOFILE, &limit);
  }

  /// A tenant with a script that makes a request for each event and is not run again if it fails.
  void add_asking_tenant(const std::string& name) {
    const auto token = engine.add_tenant(name);
    ASSERT_TRUE(token) << token.error().message;
    auto script = client::to_json({"asks", {"ask"}, {{"attempts", 1}}, nullptr});
    script["concurrency"] = many;
    const auto id = client::create_script(engine.rest(), name, script);
    ASSERT_TRUE(id) << id.error().message;
    ASSERT_TRUE(client::deploy(engine.rest(), name, *id, "asks.js", asks));
    auto& publisher = publishers[name] =
        std::make_unique<client::publisher>(io, engine.publisher_options(*token), nullptr);
    ASSERT_TRUE(publisher->connect());
  }

  void publish(const std::string& tenant, int count, const std::string& url) {
    client::outgoing_batch batch;
    for (int i = 0; i < count; ++i)
      batch.add(fmt::format(
          R"({{"specversion":"1.0","id":"{}","source":"/test","type":"ask","data":{{"url":"{}"}}}})",
          ++last_event, url));
    ASSERT_TRUE(publishers.at(tenant)->publish(std::move(batch)));
    ASSERT_TRUE(publishers.at(tenant)->flush(30s));
  }

  bool succeeded(const std::string& tenant, int count, std::chrono::milliseconds limit) {
    return engine.wait_until([&] { return engine.total(tenant, "executions_succeeded") == count; }, limit);
  }

  /// Lets the engine open so many more.
  void leave_descriptors(std::size_t count) {
    const auto used = numbers_in(engine.pid(), "fd");
    rlim_t limit = 0;
    for (std::size_t free = 0; free < count; ++limit)
      if (std::ranges::find(used, static_cast<int>(limit)) == used.end()) ++free;
    const rlimit few{limit, limit};
    ASSERT_EQ(::prlimit(engine.pid(), RLIMIT_NOFILE, &few, nullptr), 0);
  }

  gated_server quick{{0ms, 0}};
  gated_server slow{{50ms, shut}};
  temp_folder folder;
  engine_process engine{
      SLUICE_BINARY,
      folder.path(),
      {"http.allow=127.0.0.1", fmt::format("engine.tenant_concurrency={}", many),
       fmt::format("http.tenant_concurrency={}", many), fmt::format("http.concurrency={}", many + 10)}};
  client::io_thread io;
  std::map<std::string, std::unique_ptr<client::publisher>> publishers;
  int last_event = 0;
};

TEST_F(WaitingScripts, AThousandAtOnceCostNoThreadAndDelayNobody) {
  ASSERT_TRUE(engine.start()) << engine.log_tail();
  add_asking_tenant("waiting");
  add_asking_tenant("other");
  for (const auto* tenant : {"waiting", "other"}) {
    publish(tenant, 1, quick.url());
    ASSERT_TRUE(succeeded(tenant, 1, 10s)) << engine.log_tail();
  }
  const auto threads = numbers_in(engine.pid(), "task").size();

  publish("waiting", many, slow.url());
  ASSERT_TRUE(engine.wait_until([&] { return slow.waiting() == many; }, 30s)) << slow.waiting();
  EXPECT_EQ(numbers_in(engine.pid(), "task").size(), threads);
  publish("other", 1, quick.url());
  EXPECT_TRUE(succeeded("other", 2, 2s)) << "another tenant's event waits with them";
  EXPECT_EQ(slow.waiting(), many);

  slow.open();
  EXPECT_TRUE(succeeded("waiting", many + 1, 20s)) << engine.log_tail();
  EXPECT_EQ(engine.total("waiting", "executions_failed"), 0);
  EXPECT_EQ(numbers_in(engine.pid(), "task").size(), threads);
}

TEST_F(WaitingScripts, RequestsWaitWhileDescriptorsAreShort) {
  constexpr int events = 200;
  constexpr std::size_t free_descriptors = 40;
  ASSERT_TRUE(engine.start()) << engine.log_tail();
  add_asking_tenant("waiting");
  publish("waiting", 1, quick.url());
  ASSERT_TRUE(succeeded("waiting", 1, 10s)) << engine.log_tail();

  const auto used = numbers_in(engine.pid(), "fd").size();
  leave_descriptors(free_descriptors);
  publish("waiting", events, slow.url());
  ASSERT_TRUE(engine.wait_until(
      [&] { return numbers_in(engine.pid(), "fd").size() >= used + free_descriptors; }, 20s))
      << slow.waiting() << " wait";

  slow.open();
  EXPECT_TRUE(succeeded("waiting", events + 1, 20s))
      << engine.total("waiting", "executions_succeeded") << " succeeded\n"
      << engine.log_tail();
  EXPECT_LT(slow.most_waiting(), events / 2) << "descriptors were not short";
}

}  // namespace
}  // namespace sluice::testing
