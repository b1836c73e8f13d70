#include "cli/tokens.hpp"

#include "tests/cli/command_fixture.hpp"
#include "tests/cli/scripted_engine.hpp"

#include <gmock/gmock.h>

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
  scripted_engine engine{[](const auto&) {
    return scripted_engine::answer{201, {{"id", 4}, {"token", "slc_new"}}};
  }};
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
  EXPECT_FALSE(engine.requests()[0].body.contains("tenant"));
}

TEST_F(TokensCommand, NamesTheScopesThereAre) {
  const auto ran = create({"--tenant", "acme", "--scope", "publish"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("events:publish"));
}

}  // namespace
}  // namespace sluice::testing
