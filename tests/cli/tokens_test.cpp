#include "cli/tokens.hpp"

#include "tests/cli/command_fixture.hpp"
#include "tests/cli/scripted_engine.hpp"

#include <gmock/gmock.h>

#include <stdlib.h>

namespace sluice::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class TokensCommand : public ::testing::Test {
 protected:
  command_outcome create(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"tokens", "create"});
    arguments.insert(arguments.end(), {"--url", engine.url(), "--token", "slc_operator"});
    return run_command(add_tokens_command, std::move(arguments));
  }
  scripted_engine::answer reply{201, {{"id", 4}, {"token", "slc_new"}}};
  scripted_engine engine{[this](const auto&) { return reply; }};
};

TEST_F(TokensCommand, PrintsNothingButTheTokenToStdout) {
  const auto ran = create(
      {"--tenant", "acme", "--scope", "events:publish", "--scope", "executions:read", "--name", "shop"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "slc_new\n");
  EXPECT_THAT(ran.err, HasSubstr("shown only now"));
  ASSERT_EQ(engine.requests().size(), 1u);
  EXPECT_EQ(engine.requests()[0].line, "POST /v1/tokens");
  EXPECT_EQ(engine.requests()[0].body,
            (json{{"name", "shop"}, {"tenant", "acme"}, {"scopes", {"events:publish", "executions:read"}}}));
}

TEST_F(TokensCommand, MakesNoTokenForAllTenantsByMistake) {
  const auto ran = create({"--scope", "events:publish"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("--tenant NAME"));
  EXPECT_TRUE(engine.requests().empty());
}

TEST_F(TokensCommand, MakesATokenForAnOperatorOnRequest) {
  EXPECT_EQ(create({"--operator", "--scope", "metrics:read"}).code, 0);
  ASSERT_EQ(engine.requests().size(), 1u);
  EXPECT_TRUE(engine.requests()[0].body.at("tenant").is_null()) << "not: that of the token in use";
}

TEST_F(TokensCommand, SaysWhoseTokenTheEngineHasMade) {
  reply.body["tenant"] = "acme";
  EXPECT_THAT(create({"--operator", "--scope", "admin"}).err, HasSubstr("A token of acme with"));
  reply.body["tenant"] = nullptr;
  EXPECT_THAT(create({"--operator", "--scope", "admin"}).err, HasSubstr("A token of the operator with"));
}

TEST_F(TokensCommand, SaysThatATenantMakesNoTokenForOperators) {
  reply = {403, {{"code", "forbidden"}, {"detail", "this token is of tenant acme"}}};
  const auto ran = create({"--operator", "--scope", "admin"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("Only an operator"));
}

TEST_F(TokensCommand, SaysThatTheEnvironmentsTokenIsInTheWay) {
  reply = {403, {{"code", "forbidden"}, {"detail", "this needs the scope admin"}}};
  ::setenv("SLUICE_TOKEN", "slc_weak", 1);
  const auto ran = create({"--tenant", "acme", "--scope", "admin"});
  ::unsetenv("SLUICE_TOKEN");
  EXPECT_THAT(ran.err, HasSubstr("SLUICE_TOKEN is set: unset it"));
  EXPECT_THAT(create({"--tenant", "acme", "--scope", "admin"}).err, HasSubstr("sluice tokens create"));
}

TEST_F(TokensCommand, RefusesANameThatIsNotText) {
  const auto ran = create({"--tenant", "acme", "--scope", "admin", "--name", "\xff"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("not UTF-8"));
  EXPECT_THAT(ran.err, ::testing::Not(HasSubstr("json.exception")));
}

TEST_F(TokensCommand, NamesTheScopesThereAre) {
  const auto ran = create({"--tenant", "acme", "--scope", "publish"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("events:publish"));
}

}  // namespace
}  // namespace sluice::testing
