#include "cli/check.hpp"
#include "tests/cli/command_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace sluice::testing {
namespace {

using ::testing::HasSubstr;

class CheckUrl : public command_test {
 protected:
  static command_outcome run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"check", "url"});
    return run_command(add_check_command, std::move(arguments));
  }
};

TEST_F(CheckUrl, SaysThatScriptsMayAsk) {
  const auto ran = run({"HTTPS://8.8.8.8:443/a/../b#c"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "https://8.8.8.8/b may be requested\n  8.8.8.8\n");
  EXPECT_EQ(ran.err, "");
}

TEST_F(CheckUrl, SaysWhyScriptsMayNot) {
  const auto ran = run({"http://2130706433/"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(
      ran.out,
      "SSRF_BLOCKED: 2130706433: scripts reach public addresses only, and it means 127.0.0.1; 127.0.0.1 is "
      "a loopback address, which means this machine (127.0.0.0/8)\n");
  EXPECT_EQ(run({"http://localhost/"}).code, 1);
  EXPECT_EQ(run({"file:///etc/passwd"}).code, 1);
  EXPECT_THAT(run({"example.com"}).out, HasSubstr("INVALID_ARGUMENT: this is no URL"));
  EXPECT_EQ(run({"http://a\x1b[31mb.example/"}).out.find('\x1b'), std::string::npos);
}

TEST_F(CheckUrl, JudgesTheAddressesOfAName) {
  // The one name that is in the hosts file everywhere.
  const auto ran = run({"http://localhost:81/", "--json", "--set", "http.allow=localhost:81"});
  EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
  const auto told = nlohmann::json::parse(ran.out);
  EXPECT_EQ(told["url"], "http://localhost:81/");
  EXPECT_EQ(told["connects"], true);
  ASSERT_FALSE(told["addresses"].empty());
  EXPECT_EQ(told["addresses"][0]["connects"], true);
}

TEST_F(CheckUrl, HeedsTheOperatorsLists) {
  EXPECT_EQ(run({"http://10.20.0.7:8080/", "--set", "http.allow=10.20.0.0/16:8080, 127.0.0.1"}).code, 0);
  EXPECT_EQ(run({"http://127.0.0.1/", "--set", "http.allow=10.20.0.0/16:8080, 127.0.0.1"}).code, 0);
  EXPECT_EQ(run({"http://10.20.0.7:8081/", "--set", "http.allow=10.20.0.0/16:8080"}).code, 1);
  EXPECT_THAT(run({"https://8.8.8.8/", "--set", "http.deny=8.8.0.0/16"}).out, HasSubstr("http.deny"));
  const std::string settings = file("sluice.toml", "[http]\nallow = [\"10.0.0.0/8\"]\n");
  EXPECT_EQ(run({"http://10.1.1.1/", "--config", settings}).code, 0);
}

TEST_F(CheckUrl, TellsProgramsInJson) {
  const auto ran = run({"http://[::1]/", "--json"});
  EXPECT_EQ(ran.code, 1);
  const auto told = nlohmann::json::parse(ran.out);
  EXPECT_EQ(told["connects"], false);
  EXPECT_EQ(told["code"], "SSRF_BLOCKED");
  EXPECT_THAT(told["reason"].get<std::string>(), HasSubstr("loopback"));
}

TEST_F(CheckUrl, RefusesListsThatAreWrong) {
  const auto ran = run({"https://8.8.8.8/", "--set", "http.allow=http://x"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("http.allow: \"http://x\" is no host"));
  EXPECT_EQ(run({}).code, 2);
}

}  // namespace
}  // namespace sluice::testing
