#include "cli/scripts.hpp"

#include "tests/cli/command_fixture.hpp"
#include "tests/cli/scripted_engine.hpp"

#include <gmock/gmock.h>

namespace sluice::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using answer = scripted_engine::answer;

constexpr const char* source = "export default () => 1;\n";

json script(int id, const char* name, const json& version = nullptr) {
  return {{"id", id},
          {"name", name},
          {"status", "active"},
          {"active_version", version},
          {"trigger", {{"event_types", {"order.*", "payment.failed"}}}},
          {"updated_at", "2024-05-01T12:00:00Z"}};
}

/// An engine with some scripts; a deploy of any makes version 3, or fails with `problem`.
class ScriptsCommand : public command_test {
 protected:
  answer reply(const seen_request& request) const {
    if (request.line.starts_with("GET ")) return {200, {{"items", scripts}}};
    if (request.line.find("/deploy") == request.line.npos) return {201, script(9, "new")};
    if (!problem.is_null()) return {422, problem};
    const json types =
        request.body.contains("trigger") ? request.body["trigger"]["event_types"] : json{"order.*"};
    return {201, {{"version", 3}, {"trigger", {{"event_types", types}}}}};
  }
  command_outcome run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "scripts");
    arguments.insert(arguments.end(), {"--url", engine.url(), "--token", "slc_x", "--tenant", "acme"});
    return run_command(add_scripts_command, std::move(arguments));
  }

  json scripts = json::array();
  json problem;
  scripted_engine engine{[this](const auto& request) { return reply(request); }};
};

TEST_F(ScriptsCommand, CreatesAScriptNamedAsItsFile) {
  const auto ran =
      run({"deploy", file("orders.ts", source), "--on", "order.*", "--on", "payment.failed", "-m", "why"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "orders: version 3 deployed, listens to order.*, payment.failed\n");
  ASSERT_EQ(engine.requests().size(), 3u);
  EXPECT_EQ(engine.requests()[1].line, "POST /v1/scripts?tenant=acme");
  EXPECT_EQ(engine.requests()[1].body["name"], "orders");
  EXPECT_EQ(engine.requests()[1].body["trigger"]["event_types"], (json{"order.*", "payment.failed"}));
  EXPECT_EQ(engine.requests()[2].line, "POST /v1/scripts/9/deploy?tenant=acme");
  EXPECT_EQ(engine.requests()[2].body["source"], source);
  EXPECT_EQ(engine.requests()[2].body["file_name"], "orders.ts");
  EXPECT_EQ(engine.requests()[2].body["change_description"], "why");
}

TEST_F(ScriptsCommand, DeploysAScriptThatIsThereWithoutAskingForItsEvents) {
  scripts = json::array({script(7, "orders", 2)});
  const auto ran = run({"deploy", file("fixed.js", source), "--name", "orders"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "orders: version 3 deployed, listens to order.*\n");
  ASSERT_EQ(engine.requests().size(), 2u);
  EXPECT_EQ(engine.requests()[1].line, "POST /v1/scripts/7/deploy?tenant=acme");
  EXPECT_FALSE(engine.requests()[1].body.contains("trigger"));
}

TEST_F(ScriptsCommand, ChangesTheEventsOfAScriptThatIsThere) {
  scripts = json::array({script(7, "orders", 2)});
  EXPECT_EQ(run({"deploy", file("orders.js", source), "--on", "refund.*"}).out,
            "orders: version 3 deployed, listens to refund.*\n");
}

TEST_F(ScriptsCommand, ShowsTypeWarningsOnceItIsDeployed) {
  scripts = json::array({script(7, "orders", 2)});
  const std::string path = file("orders.js", "export default () => iota.slep(1);\n");
  const auto ran = run({"deploy", path});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "orders: version 3 deployed, listens to order.*\n");
  EXPECT_THAT(ran.err, HasSubstr(path + ":1:27: warning: Property 'slep' does not exist"));
  const json told = json::parse(run({"deploy", path, "--json"}).out);
  EXPECT_EQ(told["version"], 3);
  EXPECT_EQ(told["type_warnings"][0]["column"], 27);
  EXPECT_EQ(run({"deploy", path, "--no-types"}).err, "");
}

TEST(ScriptsTypes, PrintsTheDeclarationsForEditors) {
  const auto ran = run_command(add_scripts_command, {"scripts", "types"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, HasSubstr("declare namespace iota {"));
  EXPECT_EQ(ran.out.back(), '\n');
}

TEST_F(ScriptsCommand, AsksForTheEventsOfANewScript) {
  const auto ran = run({"deploy", file("orders.js", source)});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("--on 'order.*'"));
  EXPECT_EQ(engine.requests().size(), 1u) << "nothing is created";
}

TEST_F(ScriptsCommand, ShowsWhereASourceDoesNotCompile) {
  scripts = json::array({script(7, "orders", 2)});
  problem = {{"code", "compile_failed"},
             {"detail", "Unexpected token"},
             {"file", "orders.ts"},
             {"line", 2},
             {"column", 12},
             {"excerpt", "  return 1 +;\n           ^"}};
  const std::string path = file("orders.ts", "x");
  const auto ran = run({"deploy", path});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, path + ":2:12: error: Unexpected token\n  return 1 +;\n           ^\n");
}

TEST_F(ScriptsCommand, CreatesNoScriptForASourceThatDoesNotCompile) {
  const std::string path = file("orders.ts", "export default () => {\n  return 1 +;\n}\n");
  const auto ran = run({"deploy", path, "--on", "order.*"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr(path + ":2:"));
  EXPECT_THAT(ran.err, HasSubstr("return 1 +;"));
  EXPECT_EQ(engine.requests().size(), 1u) << "nothing is created";
}

TEST_F(ScriptsCommand, SaysWhatIsLeftOfANewScriptThatTheEngineRefuses) {
  problem = {{"code", "too_large"}, {"detail", "the source has 200000 bytes, more than 100KiB"}};
  const auto ran = run({"deploy", file("orders.ts", source), "--on", "order.*"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("200000 bytes"));
  EXPECT_THAT(ran.err, HasSubstr("orders is a draft now"));
}

TEST_F(ScriptsCommand, RefusesASourceThatIsNotText) {
  scripts = json::array({script(7, "orders", 2)});
  const auto ran = run({"deploy", file("orders.ts", "\xff\xfe")});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("not UTF-8"));
}

TEST_F(ScriptsCommand, RefusesAFileThatIsNotThere) {
  const auto ran = run({"deploy", "/nowhere/orders.ts", "--on", "*"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("cannot read /nowhere/orders.ts: No such file"));
  EXPECT_TRUE(engine.requests().empty());
}

TEST_F(ScriptsCommand, ListsScripts) {
  scripts = json::array({script(7, "orders", 2), script(8, "draft")});
  const auto ran = run({"list"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out,
              ::testing::MatchesRegex("SCRIPT  VERSION  STATUS  CHANGED              LISTENS TO\n"
                                      "orders        2  active  .{19}  order.\\*, payment.failed\n"
                                      "draft      none  active  .{19}  order.\\*, payment.failed\n"));
}

TEST_F(ScriptsCommand, PrintsALineOfJsonForEachScript) {
  scripts = json::array({script(7, "orders", 2), script(8, "draft")});
  const auto ran = run({"list", "--json"});
  EXPECT_EQ(ran.out, script(7, "orders", 2).dump() + "\n" + script(8, "draft").dump() + "\n");
}

}  // namespace
}  // namespace sluice::testing
