#include "tests/e2e/engine_process.hpp"
#include "tests/e2e/temp_folder.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

class RunningEngine : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(engine.start()) << engine.log_tail(); }

  /// Runs `sluice …` against the engine as a tenant's operator; its output is in `output`.
  process_end run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), SLUICE_BINARY);
    arguments.insert(arguments.end(), {"--url", "ws://" + engine.address().authority(), "--set",
                                       "auth.operator_token_file=" + token_file()});
    const auto log = folder.path() / fmt::format("output-{}", ++runs);
    child_process process(arguments, log);
    const auto end = process.wait(90s);
    output = read_file(log);
    return end.value_or(process_end{});
  }
  std::string token_file() const { return (folder.path() / "operator.token").string(); }

  temp_folder folder;
  engine_process engine{SLUICE_BINARY, folder.path()};
  std::string output;
  int runs = 0;
};

class Demo : public RunningEngine {};

TEST_F(Demo, RunsEveryOrderThroughItsScriptsAgainAndAgain) {
  for (int time = 1; time <= 2; ++time) {
    const auto end = run({"demo", "--orders", "50", "--seconds", "1", "--scripts",
                          SLUICE_SOURCE_DIR "/config/demo", "--json"});
    ASSERT_EQ(end.exit_code, 0) << output;
    const json summary = json::parse(output.substr(output.find("\n{") + 1));
    EXPECT_EQ(summary["published"], 51);
    EXPECT_EQ(summary["acked"], 51);
    EXPECT_EQ(summary["duplicates"], 1) << "one order is sent twice";
    EXPECT_EQ(summary["scripts"]["order-totals"]["succeeded"], 50);
    EXPECT_EQ(summary["scripts"]["fraud-check"]["succeeded"], 50);
    const json& shipping = summary["scripts"]["flaky-shipping"];
    EXPECT_EQ(shipping["dead"], 1) << "nobody ships to Antarctica";
    EXPECT_EQ(shipping["succeeded"], 49);
    EXPECT_EQ(shipping["retried"], 9) << "five orders once, two twice";
  }
  EXPECT_NE(output.find("ORD-0017: no carrier ships to Antarctica"), std::string::npos) << output;
}

class Publish : public RunningEngine {};

TEST_F(Publish, NamesABadLineAndPublishesNothingAfterIt) {
  ASSERT_TRUE(engine.add_tenant("shop"));
  const auto file = folder.path() / "events.ndjson";
  std::ofstream(file) << R"({"specversion":"1.0","id":"1","source":"/s","type":"t"})"
                         "\n"
                         "{oops}\n"
                      << R"({"specversion":"1.0","id":"3","source":"/s","type":"t"})"
                         "\n";
  EXPECT_EQ(run({"publish", file.string(), "--tenant", "shop"}).exit_code, 1);
  EXPECT_NE(output.find("events.ndjson:2: not JSON"), std::string::npos) << output;
  EXPECT_EQ(engine.total("shop", "events"), 1) << output;

  EXPECT_EQ(run({"publish", file.string(), "--tenant", "shop", "--keep-going", "--json"}).exit_code, 1);
  EXPECT_EQ(engine.total("shop", "events"), 2) << output;
  EXPECT_NE(output.find(R"("duplicates": 1)"), std::string::npos) << output;
}

TEST_F(Publish, NamesTheLineOfAnEventThatTheEngineRefuses) {
  ASSERT_TRUE(engine.add_tenant("shop"));
  const auto file = folder.path() / "events.ndjson";
  std::ofstream(file) << R"({"specversion":"1.0","id":"1","source":"/s","type":"t"})"
                         "\n"
                      << R"({"specversion":"1.0","id":"2","source":"/s","type":"t","subject":7})"
                         "\n";
  EXPECT_EQ(run({"publish", file.string(), "--tenant", "shop"}).exit_code, 1);
  EXPECT_NE(output.find("events.ndjson:2"), std::string::npos) << output;
  EXPECT_NE(output.find("subject"), std::string::npos) << output;
}

TEST_F(Publish, WrapsPlainJson) {
  ASSERT_TRUE(engine.add_tenant("shop"));
  ASSERT_TRUE(engine.add_script("shop", "echo", {"log.*"}, "export default (event) => event.data.level;"));
  const auto file = folder.path() / "lines.ndjson";
  std::ofstream(file) << "{\"level\":\"warn\"}\n{\"level\":\"info\"}";
  EXPECT_EQ(
      run({"publish", file.string(), "--tenant", "shop", "--type", "log.line", "--source", "/app"}).exit_code,
      0)
      << output;
  EXPECT_TRUE(engine.wait_until([&] { return engine.total("shop", "executions_succeeded") == 2; }, 20s));
}

TEST_F(Publish, SaysThatATokenIsWrong) {
  EXPECT_EQ(run({"publish", "/dev/null", "--token", "wrong"}).exit_code, 1);
  EXPECT_NE(output.find("token"), std::string::npos) << output;
}

}  // namespace
}  // namespace sluice::testing
