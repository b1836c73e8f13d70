#include "cli/config.hpp"

#include "cli/terminal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <stdlib.h>

namespace sluice {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// What a command line printed, and how it ended.
struct outcome {
  int code;
  std::string out;
  std::string err;
};

outcome run(std::vector<const char*> words) {
  words.insert(words.begin(), "sluice");
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = run_command_line(static_cast<int>(words.size()), words.data(), {add_config_command});
  return {code, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
}

/// A folder of the test's own as the working folder.
class ConfigCommand : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "sluice-config-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    before_ = std::filesystem::current_path();
    std::filesystem::current_path(folder_);
  }
  void TearDown() override {
    std::filesystem::current_path(before_);
    std::filesystem::remove_all(folder_);
  }
  static void write(const std::string& name, const std::string& text) { std::ofstream(name) << text; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path before_;
};

TEST_F(ConfigCommand, ShowsSettingsWithTheirOriginAsToml) {
  write("sluice.toml", "[server]\nport = 8080\n");
  const auto shown = run({"config", "show", "--set", "retry.attempts=3", "--workers", "4"});
  EXPECT_EQ(shown.code, exit_code::ok);
  EXPECT_THAT(shown.out, StartsWith("[server]\naddress = \"127.0.0.1\""));
  EXPECT_THAT(shown.out, testing::ContainsRegex("\nport = 8080 +# sluice.toml:2\n"));
  EXPECT_THAT(shown.out, testing::ContainsRegex("\nattempts = 3 +# --set retry.attempts\n"));
  EXPECT_THAT(shown.out, testing::ContainsRegex("\nworkers = 4 +# --workers\n"));
  EXPECT_EQ(shown.err, "");
}

TEST_F(ConfigCommand, ShowsWhatItCanReadAgain) {
  write("again.toml", run({"config", "show", "--set", "limits.wall_time=45s"}).out);
  EXPECT_EQ(run({"config", "check", "again.toml"}).code, exit_code::ok);
}

TEST_F(ConfigCommand, ShowsSettingsAsJson) {
  const auto shown = nlohmann::json::parse(run({"--json", "config", "show", "--port", "0"}).out);
  EXPECT_EQ(shown["server.port"], (nlohmann::json{{"value", 0}, {"source", "flag"}, {"origin", "--port"}}));
  EXPECT_EQ(shown["limits.wall_time"]["value"], "30s");
  EXPECT_EQ(shown["retry.jitter"]["value"], 0.1);
}

TEST_F(ConfigCommand, HidesTheOperatorsToken) {
  const auto shown = run({"config", "show", "--set", "auth.operator_token=s3cret-s3cret-s3cret"});
  EXPECT_THAT(shown.out,
              AllOf(HasSubstr("\n#operator_token = \"(hidden)\""), testing::Not(HasSubstr("s3cret"))));
  write("again.toml", shown.out);
  const auto again = run({"config", "show", "--config", "again.toml"});
  EXPECT_THAT(again.out, HasSubstr("\noperator_token = \"\"")) << "the file sets no token";
}

TEST_F(ConfigCommand, ReadsTheFileItIsGiven) {
  write("sluice.toml", "[server]\nport = 1\n");
  write("other.toml", "[server]\nport = 2\n");
  EXPECT_THAT(run({"config", "show", "--config", "other.toml"}).out, HasSubstr("# other.toml:2\n"));
}

TEST_F(ConfigCommand, RefusesWrongSettingsAndNamesEachProblem) {
  write("sluice.toml", "[server]\nport = 70000\nprot = 1\n");
  const auto refused = run({"config", "show", "--set", "nonsense"});
  EXPECT_EQ(refused.code, exit_code::usage);
  EXPECT_EQ(refused.out, "");
  EXPECT_EQ(refused.err,
            "error: --set nonsense: must be section.key=value, such as server.port=8080\n"
            "error: sluice.toml:2:1: server.port = 70000: must be a whole number from 0 to 65535\n"
            "error: sluice.toml:3:1: unknown key server.prot; did you mean server.port?\n");
}

TEST_F(ConfigCommand, RefusesAFileThatIsNotThere) {
  const auto refused = run({"config", "show", "--config", "missing.toml"});
  EXPECT_EQ(refused.code, exit_code::usage);
  EXPECT_EQ(refused.err, "error: cannot read missing.toml: No such file or directory\n");
}

TEST_F(ConfigCommand, ChecksAFileByItself) {
  write("sluice.toml", "not even TOML");
  write("good.toml", "[server]\nport = 1\n[log]\nlevel = \"warn\"\n");
  const auto good = run({"config", "check", "good.toml"});
  EXPECT_EQ(good.code, exit_code::ok);
  EXPECT_THAT(good.out, StartsWith("good.toml: ok, 2 of "));
  const auto bad = run({"config", "check", "sluice.toml"});
  EXPECT_EQ(bad.code, exit_code::failed);
  EXPECT_THAT(bad.err, StartsWith("error: sluice.toml:1:"));
  EXPECT_EQ(run({"config", "check", "."}).err, "error: cannot read .: Is a directory\n");
}

TEST_F(ConfigCommand, DescribesEveryOptionInEachFormat) {
  EXPECT_THAT(run({"config", "reference"}).out, StartsWith("# Settings\n"));
  EXPECT_THAT(run({"config", "reference", "--format", "toml"}).out, HasSubstr("\n#port = 7400\n"));
  const auto described = nlohmann::json::parse(run({"config", "reference", "--format", "json"}).out);
  EXPECT_EQ(described.size(), config::options().size());
  EXPECT_EQ(described[1]["environment"], "SLUICE_SERVER_PORT");
  EXPECT_EQ(described[1]["max"], 65535);
  EXPECT_EQ(run({"config", "reference", "--format", "xml"}).code, exit_code::usage);
}

TEST(CommandLine, TeachesOnRequest) {
  const auto help = run({"--help"});
  EXPECT_EQ(help.code, exit_code::ok);
  EXPECT_THAT(help.out, AllOf(HasSubstr("config"), HasSubstr("--set SECTION.KEY=VALUE")));
  const auto inner = run({"config", "show", "--help"});
  EXPECT_THAT(inner.out, AllOf(HasSubstr("\nIn every command:\n  --config FILE "),
                               HasSubstr("\n  --set SECTION.KEY=VALUE"), HasSubstr("\n  --json "),
                               HasSubstr("\n  --no-color ")));
  EXPECT_THAT(run({"config", "--help"}).out, HasSubstr("Examples:\n  sluice config show"));
  EXPECT_THAT(run({"--version"}).out, testing::MatchesRegex("sluice [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) {
  const auto command = run({"confg"});
  EXPECT_EQ(command.code, exit_code::usage);
  EXPECT_EQ(command.err,
            "error: unknown command confg; did you mean config?\n`sluice --help` says how it is used.\n");
  EXPECT_EQ(run({}).code, exit_code::usage);
  EXPECT_THAT(
      run({"config", "list"}).err,
      StartsWith("error: unknown command list; there is show, reference, check\n`sluice config --help`"));
  EXPECT_THAT(run({"config", "chekc"}).err,
              StartsWith("error: unknown command chekc; did you mean check?\n"));
  EXPECT_THAT(run({"config", "show", "--prot", "1"}).err,
              StartsWith("error: unknown option --prot; did you mean --port?\n"));
  EXPECT_THAT(run({"config", "show", "--jsn=1"}).err,
              StartsWith("error: unknown option --jsn; did you mean --json?\n"));
  const auto flag = run({"config", "show", "--nope"});
  EXPECT_EQ(flag.code, exit_code::usage);
  EXPECT_THAT(flag.err,
              AllOf(HasSubstr("--nope"), EndsWith("`sluice config show --help` says how it is used.\n")));
}

}  // namespace
}  // namespace sluice
