#include "tests/transport/server_fixture.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace sluice::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
namespace http = boost::beast::http;

class Resources : public ServerTest {
 protected:
  void SetUp() override { start(); }
  json body_of(const http_answer& answer) { return json::parse(answer.body()); }
  std::int64_t add_script(std::string_view name = "orders") {
    const auto answer = post("/v1/scripts?tenant=shop", admin,
                             fmt::format(R"({{"name":"{}","trigger":{{"event_types":["order.*"]}}}})", name));
    EXPECT_EQ(answer.result_int(), 201u) << answer.body();
    return body_of(answer).at("id");
  }
};

TEST_F(Resources, OperatorsMakeTenants) {
  const auto made = post("/v1/tenants", admin, R"({"name":"new-shop"})");
  EXPECT_EQ(made.result_int(), 201u);
  EXPECT_EQ(body_of(made)["name"], "new-shop");
  EXPECT_EQ(post("/v1/tenants", admin, R"({"name":"shop"})").result_int(), 409u);
  EXPECT_EQ(post("/v1/tenants", publisher, R"({"name":"x"})").result_int(), 403u);
  const auto tenant_admin = double_.add_token("tenant-admin", double_.shop.id, {"admin"});
  EXPECT_EQ(post("/v1/tenants", tenant_admin, R"({"name":"x"})").result_int(), 403u);
  for (const auto* name : {"", "Shop", "a b", "a/b", "\xc3\xa9"})
    EXPECT_EQ(post("/v1/tenants", admin, json{{"name", name}}.dump()).result_int(), 400u) << name;
  EXPECT_EQ(body_of(get("/v1/tenants", admin))["items"].size(), 2u);
}

TEST_F(Resources, ANewTokenIsShownOnceAndWorksAtOnce) {
  const auto made =
      body_of(post("/v1/tokens", admin,
                   R"({"name":"ci","tenant":"shop","scopes":["events:publish","executions:read"],
                                     "expires_at":"2999-01-01T00:00:00Z"})"));
  const auto token = made.at("token").get<std::string>();
  EXPECT_TRUE(token.starts_with("slc_"));
  EXPECT_EQ(made["tenant"], "shop");
  EXPECT_EQ(made["expires_at"], "2999-01-01T00:00:00.000000Z");
  EXPECT_EQ(get("/v1/totals", token).result_int(), 200u);
  EXPECT_EQ(get("/v1/scripts", token).result_int(), 403u);
}

TEST_F(Resources, ATenantsAdminMakesTokensForItsTenantOnly) {
  const auto tenant_admin = double_.add_token("tenant-admin", double_.shop.id, {"admin"});
  const auto made = body_of(post("/v1/tokens", tenant_admin, R"({"name":"x","scopes":["admin"]})"));
  EXPECT_EQ(made["tenant"], "shop") << "it says whose the token is, asked for or not";
  const auto own = made.at("token");
  EXPECT_EQ(get("/v1/totals", own.get<std::string>()).result_int(), 200u);
  EXPECT_EQ(get("/v1/tenants", own.get<std::string>()).result_int(), 403u) << "it is no operator";
  EXPECT_EQ(
      post("/v1/tokens", tenant_admin, R"({"name":"x","tenant":"other","scopes":["admin"]})").result_int(),
      403u);
  EXPECT_EQ(post("/v1/tokens", tenant_admin, R"({"name":"x","tenant":null,"scopes":["admin"]})").result_int(),
            403u)
      << "null asks for a token of the operator";
}

TEST_F(Resources, AnOperatorMakesTokensOfTheOperator) {
  for (const auto* body :
       {R"({"name":"x","tenant":null,"scopes":["admin"]})", R"({"name":"x","scopes":["admin"]})"}) {
    const auto made = body_of(post("/v1/tokens", admin, body));
    EXPECT_TRUE(made.at("tenant").is_null());
    EXPECT_EQ(get("/v1/tenants", made.at("token").get<std::string>()).result_int(), 200u);
  }
}

TEST_F(Resources, ATenantIsFoundByItsNameWithoutListingAll) {
  const auto of_shop = double_.add_token("of-shop", double_.shop.id, {"executions:read"});
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(get("/v1/totals?tenant=shop", admin).result_int(), 200u);
    EXPECT_EQ(get("/v1/totals?tenant=other", admin).result_int(), 200u);
    EXPECT_EQ(get("/v1/totals?tenant=shop", of_shop).result_int(), 200u);
    EXPECT_EQ(get("/v1/totals?tenant=other", of_shop).result_int(), 403u);
    EXPECT_EQ(get("/v1/totals?tenant=nobody", of_shop).result_int(), 403u);
  }
  EXPECT_EQ(double_.tenant_listings, 1);
  ASSERT_EQ(post("/v1/tenants", admin, R"({"name":"new-shop"})").result_int(), 201u);
  EXPECT_EQ(get("/v1/totals?tenant=new-shop", admin).result_int(), 200u);
  EXPECT_EQ(double_.tenant_listings, 1);
}

TEST_F(Resources, RefusesUnknownFieldsAndBadValuesByName) {
  struct wrong {
    const char* target;
    const char* body;
    const char* names;
  };
  const wrong requests[] = {
      {"/v1/tokens", R"({"name":"x","scopes":["fly"]})", "scopes"},
      {"/v1/tokens", R"({"name":"x","scopes":[]})", "scopes"},
      {"/v1/tokens", R"({"name":"x","scopes":["admin"],"expires_at":"soon"})", "expires_at"},
      {"/v1/tokens", R"({"name":"x","scopes":["admin"],"expires_at":"2001-01-01T00:00:00Z"})", "expires_at"},
      {"/v1/tokens", R"({"scopes":["admin"]})", "name"},
      {"/v1/tokens", R"({"name":"x","scopes":["admin"],"colour":"red"})", "colour"},
      {"/v1/scripts?tenant=shop", R"({"name":"x"})", "trigger.event_types"},
      {"/v1/scripts?tenant=shop", R"({"name":"x","trigger":{"event_types":["a*b"]}})", "trigger.event_types"},
      {"/v1/scripts?tenant=shop", R"({"name":"x","trigger":{"event_types":"*"}})", "trigger.event_types"},
      {"/v1/scripts?tenant=shop", R"({"name":"x","trigger":{"types":["*"]}})", "trigger.types"},
      {"/v1/scripts?tenant=shop", R"({"name":"a b","trigger":{"event_types":["*"]}})", "name"},
      {"/v1/scripts?tenant=shop", R"({"name":"x","kind":"cron","trigger":{"event_types":["*"]}})", "kind"},
      {"/v1/scripts?tenant=shop",
       R"({"name":"x","trigger":{"event_types":["*"]},"limits":{"wall_time_ms":99}})", "limits.wall_time_ms"},
      {"/v1/scripts?tenant=shop",
       R"({"name":"x","trigger":{"event_types":["*"]},"limits":{"cpu_time_ms":1.5}})", "limits.cpu_time_ms"},
      {"/v1/scripts?tenant=shop",
       R"({"name":"x","trigger":{"event_types":["*"]},"limits":{"memory_bytes":1e99}})",
       "limits.memory_bytes"},
      {"/v1/scripts?tenant=shop", R"({"name":"x","trigger":{"event_types":["*"]},"limits":7})", "limits"},
      {"/v1/scripts?tenant=shop", R"({"name":"x","trigger":{"event_types":["*"]},"retry":{"jitter":2}})",
       "retry.jitter"},
      {"/v1/scripts?tenant=shop",
       R"({"name":"x","trigger":{"event_types":["*"]},"retry":{"attempts":18446744073709551615}})",
       "retry.attempts"},
      {"/v1/scripts?tenant=shop", R"({"name":"x","trigger":{"event_types":["*"]},"concurrency":0})",
       "concurrency"},
      {"/v1/scripts?tenant=shop", R"([1])", "body"},
      {"/v1/scripts?tenant=shop", R"({"name":)", "not JSON"},
  };
  for (const auto& [target, body, names] : requests) {
    const auto answer = post(target, admin, body);
    EXPECT_EQ(answer.result_int(), 400u) << body;
    EXPECT_THAT(body_of(answer)["detail"].get<std::string>(), HasSubstr(names)) << body;
  }
}

TEST_F(Resources, AScriptIsMadeShownAndDeployed) {
  const auto made =
      post("/v1/scripts?tenant=shop", admin,
           R"({"name":"orders","trigger":{"event_types":["order.*","*"]},"limits":{"cpu_time_ms":250},
                             "retry":{"attempts":3,"factor":1.5},"concurrency":2})");
  ASSERT_EQ(made.result_int(), 201u) << made.body();
  const auto script = body_of(made);
  EXPECT_EQ(made[http::field::location], fmt::format("/v1/scripts/{}", script["id"].get<int>()));
  EXPECT_EQ(script["status"], "draft");
  EXPECT_TRUE(script["active_version"].is_null());
  EXPECT_EQ(script["limits"]["cpu_time_ms"], 250);
  EXPECT_EQ(script["limits"]["wall_time_ms"], 30'000) << "the server's default";
  EXPECT_EQ(script["retry"]["attempts"], 3);
  const auto path = fmt::format("/v1/scripts/{}", script["id"].get<int>());
  EXPECT_EQ(body_of(get(path + "?tenant=shop", admin)), script);
  EXPECT_EQ(body_of(get("/v1/scripts?tenant=shop", admin))["items"], json::array({script}));

  const auto deployed =
      post(path + "/deploy?tenant=shop", admin,
           R"({"source":"1","file_name":"orders.ts","change_description":"first","concurrency":5})");
  ASSERT_EQ(deployed.result_int(), 201u) << deployed.body();
  const auto version = body_of(deployed);
  EXPECT_EQ(version["version"], 1);
  EXPECT_EQ(version["file_name"], "orders.ts");
  EXPECT_EQ(version["concurrency"], 5);
  EXPECT_EQ(version["limits"]["cpu_time_ms"], 250) << "what a deploy doesn't set stays";
}

TEST_F(Resources, ASourceThatDoesNotCompileIsShownWithItsPlace) {
  const auto id = add_script();
  double_.deploy_failure_to_give =
      deploy_failure{{error_code::compile_failed, "Unexpected token", "orders.js:2:3", 0},
                     compile_diagnostic{"Unexpected token", "orders.js", 2, 3, "  retrun 1;\n  ^"}};
  const auto answer = post(fmt::format("/v1/scripts/{}/deploy?tenant=shop", id), admin, R"({"source":"x"})");
  EXPECT_EQ(answer.result_int(), 422u);
  const auto problem = body_of(answer);
  EXPECT_EQ(problem["code"], "compile_failed");
  EXPECT_EQ(problem["file"], "orders.js");
  EXPECT_EQ(problem["line"], 2);
  EXPECT_EQ(problem["column"], 3);
  EXPECT_EQ(problem["excerpt"], "  retrun 1;\n  ^");
}

TEST_F(Resources, OtherTenantsThingsDoNotExist) {
  const auto id = add_script();
  const auto other = double_.add_token("other", double_.other.id, {"scripts:read", "scripts:write"});
  EXPECT_EQ(get(fmt::format("/v1/scripts/{}", id), other).result_int(), 404u);
  EXPECT_EQ(get("/v1/scripts/999", other).result_int(), 404u);
  EXPECT_EQ(get("/v1/scripts/x", other).result_int(), 404u);
  auto refusal = get(fmt::format("/v1/scripts/{}", id), other).body();
  const auto named = refusal.find(fmt::format("script {}", id));
  ASSERT_NE(named, refusal.npos) << refusal;
  refusal.replace(named, fmt::format("script {}", id).size(), "script 999");
  EXPECT_EQ(refusal, get("/v1/scripts/999", other).body()) << "nor do they show in how they are refused";
  EXPECT_EQ(post(fmt::format("/v1/scripts/{}/deploy", id), other, R"({"source":"x"})").result_int(), 404u);
  EXPECT_TRUE(body_of(get("/v1/scripts", other))["items"].empty());
}

TEST_F(Resources, ExecutionsArePagedAndFiltered) {
  auto page = body_of(get("/v1/executions?tenant=shop&limit=6&script=4&status=limit_exceeded", admin));
  ASSERT_EQ(page["items"].size(), 6u);
  const auto& run = page["items"][0];
  EXPECT_EQ(run["id"], 9);
  EXPECT_EQ(run["script"], 4);
  EXPECT_EQ(run["status"], "limit_exceeded");
  EXPECT_EQ(run["result"], (json{{"ok", true}}));
  EXPECT_EQ(run["log"][1]["msg"], "two");
  EXPECT_EQ(page["next_cursor"], "4");
  page = body_of(get("/v1/executions?tenant=shop&limit=6&cursor=4", admin));
  EXPECT_EQ(page["items"].size(), 3u);
  EXPECT_TRUE(page["next_cursor"].is_null());
  for (const auto* query : {"limit=0", "limit=1001", "limit=x", "cursor=-1", "status=lost", "script=a",
                            "event=", "color=red", "limit=1&limit=2"})
    EXPECT_EQ(get(fmt::format("/v1/executions?tenant=shop&{}", query), admin).result_int(), 400u) << query;
}

TEST_F(Resources, WhatAScriptReturnedAndLoggedIsShownAsItWasStored) {
  double_.run_to_list.result_json =
      R"({"big":12345678901234567890123,"a":1,"a":2,"half":"\udc00 \ud83d\ude00"})";
  double_.run_to_list.log = R"({"t":1,"msg":"half \ud800\"}"})"
                            "\n"
                            R"({"t":2,"msg":"\\ud800"})";
  const auto answer = get("/v1/executions?tenant=shop&limit=1", admin);
  EXPECT_THAT(
      answer.body(),
      HasSubstr(R"("result":{"big":12345678901234567890123,"a":1,"a":2,"half":"\ufffd \ud83d\ude00"})"));
  const auto run = body_of(answer)["items"][0];
  ASSERT_EQ(run["log"].size(), 2u);
  EXPECT_EQ(run["log"][0]["msg"], "half \xef\xbf\xbd\"}");
  EXPECT_EQ(run["log"][1]["msg"], "\\ud800") << "no escape";
  double_.run_to_list.result_json.clear();
  double_.run_to_list.log.clear();
  const auto silent = body_of(get("/v1/executions?tenant=shop&limit=1", admin))["items"][0];
  EXPECT_FALSE(silent.contains("result"));
  EXPECT_EQ(silent["log"], json::array());
}

TEST_F(Resources, DeadLettersCarryTheEventByteForByte) {
  const auto answer = get("/v1/dead-letters?tenant=shop&limit=1", admin);
  EXPECT_THAT(answer.body(), HasSubstr(R"("cloud_event":{"id":"a","data":18446744073709551616})"));
  EXPECT_EQ(body_of(answer)["next_cursor"], "9");
}

TEST_F(Resources, TotalsAreOfOneTenant) {
  EXPECT_EQ(body_of(get("/v1/totals?tenant=shop", admin))["events"], 5);
  EXPECT_EQ(get("/v1/totals", admin).result_int(), 400u);
  EXPECT_EQ(get("/v1/totals?tenant=nobody", admin).result_int(), 404u);
}

}  // namespace
}  // namespace sluice::testing
