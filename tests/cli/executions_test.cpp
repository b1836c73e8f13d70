#include "cli/executions.hpp"

#include "cli/dead_letters.hpp"
#include "tests/cli/command_fixture.hpp"
#include "tests/cli/scripted_engine.hpp"

#include <gmock/gmock.h>

#include <csignal>

namespace sluice::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using answer = scripted_engine::answer;

json succeeded(int id) {
  return {
      {"id", id},
      {"script", 7},
      {"event", 100 + id},
      {"attempt", 1},
      {"status", "succeeded"},
      {"outcome", "succeeded"},
      {"started_at", "2024-05-01T12:00:00Z"},
      {"wall_us", 52'000},
      {"error", nullptr},
      {"log",
       {{{"t", 1}, {"level", "info"}, {"msg", "hello Ada"}}, {{"t", 2}, {"level", "warn"}, {"msg", "late"}}}},
      {"due_at", nullptr},
      {"result", {{"greeted", "Ada"}}}};
}

json failed(int id) {
  json item = succeeded(id);
  item.erase("result");
  item.update({{"status", "failed"},
               {"outcome", "retrying"},
               {"due_at", "2024-05-01T12:00:02Z"},
               {"error",
                {{"name", "TypeError"},
                 {"code", ""},
                 {"message", "no items\nin this order"},
                 {"stack", "at total (orders.ts:3:9)\nat handler (orders.ts:8:3)"}}}});
  return item;
}

/// An engine with one script, "orders", and a history, newest first as the API has it.
class ExecutionsCommand : public ::testing::Test {
 protected:
  virtual answer reply(const seen_request& request) {
    if (request.line.starts_with("GET /v1/scripts")) return scripts;
    return {200, {{"items", history}, {"next_cursor", nullptr}}};
  }
  command_outcome run(std::vector<std::string> arguments = {}, add_command add = add_executions_command,
                      const std::string& name = "executions") {
    arguments.insert(arguments.begin(), name);
    arguments.insert(arguments.end(), {"--url", engine.url(), "--token", "slc_x", "--tenant", "acme"});
    return run_command(add, std::move(arguments));
  }

  answer scripts{200, {{"items", {{{"id", 7}, {"name", "orders"}}}}}};
  json history = json::array({failed(2), succeeded(1)});
  scripted_engine engine{[this](const auto& request) { return reply(request); }};
};

TEST_F(ExecutionsCommand, ShowsTheNewestLast) {
  const auto ran = run();
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out,
              ::testing::MatchesRegex(
                  "TIME                 SCRIPT  EVENT  ATTEMPT  STATUS            DURATION  ERROR\n"
                  ".{19}  orders    101        1  succeeded            52 ms\n"
                  ".{19}  orders    102        1  failed, retrying     52 ms  TypeError: no items\n"));
}

TEST_F(ExecutionsCommand, ShowsLogStackAndResultWhenVerbose) {
  const auto ran = run({"-v"});
  EXPECT_THAT(ran.out, HasSubstr("    hello Ada\n    warn: late\n    → {\"greeted\":\"Ada\"}\n"));
  EXPECT_THAT(ran.out,
              HasSubstr("    TypeError: no items\n    in this order\n    at total (orders.ts:3:9)\n"));
}

TEST_F(ExecutionsCommand, AsksOnlyForWhatIsWanted) {
  EXPECT_EQ(run({"--script", "orders", "--status", "failed", "--limit", "5"}).code, 0);
  EXPECT_EQ(engine.requests().back().line, "GET /v1/executions?status=failed&script=7&limit=5&tenant=acme");
}

TEST_F(ExecutionsCommand, SaysThatThereIsNoSuchScript) {
  const auto ran = run({"--script", "ordrs"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("there is no script ordrs"));
  EXPECT_THAT(ran.err, HasSubstr("sluice scripts list"));
}

TEST_F(ExecutionsCommand, ShowsScriptsByIdToATokenThatMayNotReadThem) {
  scripts = {403, {{"code", "forbidden"}, {"detail", "this needs scripts:read"}}};
  const auto ran = run();
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("#7"));
}

TEST_F(ExecutionsCommand, PrintsALineOfJsonForEach) {
  EXPECT_EQ(run({"--json"}).out, succeeded(1).dump() + "\n" + failed(2).dump() + "\n");
}

TEST_F(ExecutionsCommand, SaysWhenNothingHasRun) {
  history = json::array();
  const auto ran = run();
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("sluice publish"));
}

/// Two items on a page, however many are asked for: the engine bounds a page's bytes too.
class PagedExecutions : public ExecutionsCommand {
 protected:
  PagedExecutions() {
    history = json::array();
    for (int id = 5; id > 0; --id) history.push_back(succeeded(id));
  }
  answer reply(const seen_request& request) override {
    if (request.line.starts_with("GET /v1/scripts")) return scripts;
    const auto at = request.line.find("cursor=");
    const int before = at == request.line.npos ? 100 : std::stoi(request.line.substr(at + 7));
    json page = json::array();
    for (const json& item : history)
      if (item["id"] < before && page.size() < 2) page.push_back(item);
    const bool more = page.back()["id"] > 1;
    return {200, {{"items", page}, {"next_cursor", more ? json(page.back()["id"].dump()) : json()}}};
  }
};

TEST_F(PagedExecutions, AreReadToTheEnd) {
  EXPECT_EQ(run({"--json", "--limit", "1000"}).out, succeeded(1).dump() + "\n" + succeeded(2).dump() + "\n" +
                                                        succeeded(3).dump() + "\n" + succeeded(4).dump() +
                                                        "\n" + succeeded(5).dump() + "\n");
}

TEST_F(PagedExecutions, AreReadNoFurtherThanWanted) {
  EXPECT_EQ(run({"--json", "--limit", "2"}).out, succeeded(4).dump() + "\n" + succeeded(5).dump() + "\n");
  EXPECT_EQ(engine.requests().back().line, "GET /v1/executions?limit=2&tenant=acme");
}

/// The engine runs another one after each request; the third request finds Ctrl-C pressed.
class FollowedExecutions : public ExecutionsCommand {
 protected:
  answer reply(const seen_request& request) override {
    if (request.line.starts_with("GET /v1/scripts")) return scripts;
    ++asked;
    history.insert(history.begin(), succeeded(2 + asked));
    if (asked == 3) std::raise(SIGINT);
    return {200, {{"items", history}, {"next_cursor", nullptr}}};
  }
  int asked = 0;
};

TEST_F(FollowedExecutions, ShowsEachOnceUntilCtrlC) {
  const auto ran = run({"--follow", "--json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, succeeded(1).dump() + "\n" + failed(2).dump() + "\n" + succeeded(3).dump() + "\n" +
                         succeeded(4).dump() + "\n" + succeeded(5).dump() + "\n");
}

TEST_F(ExecutionsCommand, ShowsDeadLettersWithTheirEvents) {
  history = json::array(
      {{{"id", 3},
        {"event", 102},
        {"script", 7},
        {"attempts", 6},
        {"error",
         {{"name", "Error"}, {"code", "SSRF_BLOCKED"}, {"message", "no"}, {"stack", "at orders.ts:1:1"}}},
        {"created_at", "2024-05-01T12:00:00Z"},
        {"cloud_event", {{"id", "o-1"}, {"type", "order.created"}}}}});
  const auto ran = run({"-v"}, add_dead_letters_command, "dead-letters");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("orders  order.created  o-1              6  Error [SSRF_BLOCKED]: no\n"));
  EXPECT_THAT(ran.out, HasSubstr("    at orders.ts:1:1\n    {\"id\":\"o-1\",\"type\":\"order.created\"}\n"));
}

}  // namespace
}  // namespace sluice::testing
