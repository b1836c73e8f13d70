#include "cli/tenants.hpp"

#include "tests/cli/command_fixture.hpp"
#include "tests/cli/scripted_engine.hpp"

#include <gmock/gmock.h>

namespace sluice::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

command_outcome run(const scripted_engine& engine, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "tenants");
  arguments.insert(arguments.end(), {"--url", engine.url(), "--token", "slc_operator"});
  return run_command(add_tenants_command, std::move(arguments));
}

TEST(TenantsCommand, CreatesATenant) {
  scripted_engine engine([](const auto&) {
    return scripted_engine::answer{201, {{"id", 1}, {"name", "acme"}}};
  });
  const auto ran = run(engine, {"create", "acme"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "tenant acme created\n");
  ASSERT_EQ(engine.requests().size(), 1u);
  EXPECT_EQ(engine.requests()[0].line, "POST /v1/tenants");
  EXPECT_EQ(engine.requests()[0].authorization, "Bearer slc_operator");
  EXPECT_EQ(engine.requests()[0].body, (json{{"name", "acme"}}));
}

TEST(TenantsCommand, SaysWhyATenantCannotBeCreated) {
  scripted_engine engine([](const auto&) {
    return scripted_engine::answer{
        409, {{"code", "conflict"}, {"detail", "there is a tenant named acme already"}}};
  });
  const auto ran = run(engine, {"create", "acme"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, "error: there is a tenant named acme already\n");
}

TEST(TenantsCommand, ListsTenants) {
  scripted_engine engine([](const auto&) {
    return scripted_engine::answer{
        200, {{"items", {{{"id", 1}, {"name", "acme"}, {"created_at", "2024-05-01T12:00:00.5Z"}}}}}};
  });
  const auto ran = run(engine, {"list"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, ::testing::MatchesRegex("TENANT  CREATED\nacme    2024-0[45]-.* ..:..:00\n"));
  EXPECT_EQ(engine.requests()[0].line, "GET /v1/tenants");
}

TEST(TenantsCommand, SaysHowToBegin) {
  scripted_engine engine([](const auto&) {
    return scripted_engine::answer{200, {{"items", json::array()}}};
  });
  const auto ran = run(engine, {"list"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("sluice tenants create NAME"));
}

TEST(TenantsCommand, SaysWhatToDoWhenNoEngineRuns) {
  // Port 1 of this machine: nobody listens there.
  const auto ran = run_command(add_tenants_command,
                               {"tenants", "list", "--url", "http://127.0.0.1:1", "--token", "slc_operator"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("sluice serve"));
}

TEST(TenantsCommand, SaysWhereTheOperatorsTokenWouldBe) {
  const auto ran =
      run_command(add_tenants_command, {"tenants", "list", "--set", "store.path=/nowhere/engine.sqlite"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("cannot be read from /nowhere/operator.token"));
  EXPECT_THAT(ran.err, HasSubstr("auth.operator_token"));
}

TEST(TenantsCommand, RefusesAnAnswerThatIsNoList) {
  scripted_engine engine([](const auto&) { return scripted_engine::answer{200, json::array()}; });
  EXPECT_EQ(run(engine, {"list"}).code, 1);
}

}  // namespace
}  // namespace sluice::testing
