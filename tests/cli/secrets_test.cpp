#include "cli/secrets.hpp"

#include "tests/cli/command_fixture.hpp"
#include "tests/cli/scripted_engine.hpp"

#include <gmock/gmock.h>

#include <iostream>
#include <sstream>

namespace sluice::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class SecretsCommand : public command_test {
 protected:
  command_outcome run(std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.begin(), "secrets");
    arguments.insert(arguments.end(), {"--url", engine.url(), "--token", "slc_operator"});
    std::istringstream given(input);
    auto* before = std::cin.rdbuf(given.rdbuf());
    std::cin.clear();
    auto outcome = run_command(add_secrets_command, std::move(arguments));
    std::cin.rdbuf(before);
    return outcome;
  }
  scripted_engine::answer reply{
      200,
      {{"name", "API_KEY"}, {"created_at", "2024-05-01T12:00:00Z"}, {"updated_at", "2024-05-01T12:00:00Z"}}};
  scripted_engine engine{[this](const auto&) { return reply; }};
};

TEST_F(SecretsCommand, ReadsTheValueFromStandardInput) {
  const auto ran = run({"set", "API_KEY", "--tenant", "acme", "--value-file", "-"}, "a long value\n");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "secret API_KEY set\n");
  EXPECT_EQ(ran.err, "");
  ASSERT_EQ(engine.requests().size(), 1u);
  EXPECT_EQ(engine.requests()[0].line, "PUT /v1/tenants/acme/secrets/API_KEY");
  EXPECT_EQ(engine.requests()[0].body, (json{{"value", "a long value"}}));
}

TEST_F(SecretsCommand, ReadsTheValueFromAFile) {
  const auto value = "line one\nline two\n";
  EXPECT_EQ(run({"set", "API_KEY", "--tenant", "acme", "--value-file", file("key.pem", value)}).code, 0);
  EXPECT_EQ(engine.requests()[0].body, (json{{"value", "line one\nline two"}}))
      << "without the last line's end";
  EXPECT_THAT(run({"set", "API_KEY", "--tenant", "acme", "--value-file", path("none")}).err,
              HasSubstr("cannot read"));
}

TEST_F(SecretsCommand, SaysThatAShortValueIsMaskedBadly) {
  const auto ran = run({"set", "PIN", "--tenant", "acme", "--value-file", "-"}, "secret\r\n");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(engine.requests()[0].body, (json{{"value", "secret"}}));
  EXPECT_THAT(ran.err, HasSubstr("It is short"));
}

TEST_F(SecretsCommand, TakesNoValueAsAnArgument) {
  EXPECT_EQ(run({"set", "API_KEY", "--tenant", "acme", "--value", "x"}).code, 2);
  EXPECT_EQ(run({"set", "API_KEY", "x", "--tenant", "acme"}).code, 2);
  EXPECT_EQ(run({"set", "API_KEY", "--value-file", "-"}).code, 2) << "whose?";
  EXPECT_EQ(run({"set", "API_KEY", "--tenant", "acme", "--value-file", "-"}, "\n").code, 2) << "it is empty";
  EXPECT_TRUE(engine.requests().empty());
}

TEST_F(SecretsCommand, SaysWhyAValueIsRefusedWithoutShowingIt) {
  reply = {400, {{"code", "invalid_request"}, {"detail", "value: must have at least 4 bytes"}}};
  const auto ran = run({"set", "PIN", "--tenant", "acme", "--value-file", "-"}, "xyz");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("at least 4 bytes"));
  EXPECT_THAT(ran.err, Not(HasSubstr("xyz")));
}

TEST_F(SecretsCommand, ListsNamesAndDates) {
  reply.body = {{"items", {reply.body}}};
  const auto ran = run({"list", "--tenant", "acme"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, ::testing::MatchesRegex("SECRET   CREATED +SET\nAPI_KEY  2024-0[45]-.*\n"));
  EXPECT_EQ(engine.requests()[0].line, "GET /v1/tenants/acme/secrets");
  EXPECT_THAT(run({"list", "--tenant", "acme", "--json"}).out, HasSubstr("\"name\":\"API_KEY\""));
}

TEST_F(SecretsCommand, SaysHowToBegin) {
  reply.body = {{"items", json::array()}};
  EXPECT_THAT(run({"list", "--tenant", "acme"}).err, HasSubstr("sluice secrets set NAME --tenant acme"));
}

TEST_F(SecretsCommand, DeletesOne) {
  EXPECT_EQ(run({"delete", "API_KEY", "--tenant", "acme"}).out, "secret API_KEY deleted\n");
  EXPECT_EQ(engine.requests()[0].line, "DELETE /v1/tenants/acme/secrets/API_KEY");
  reply = {404, {{"code", "not_found"}, {"detail", "there is no secret \"X\""}}};
  const auto ran = run({"delete", "X", "--tenant", "acme"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("there is no secret"));
}

TEST_F(SecretsCommand, EncryptsAllAnew) {
  reply.body = {{"key_id", "0a1b2c3d"}, {"encrypted", 7}, {"unreadable", 0}};
  auto ran = run({"rotate"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "7 secrets are encrypted with the new key 0a1b2c3d\n");
  EXPECT_EQ(engine.requests()[0].line, "POST /v1/secrets/rotate");
  reply.body["unreadable"] = 2;
  ran = run({"rotate"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("2 cannot be read"));
}

}  // namespace
}  // namespace sluice::testing
