#include "cli/modules.hpp"

#include "cli/check.hpp"
#include "cli/run.hpp"
#include "tests/cli/command_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace sluice::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class ModulesCommand : public command_test {
 protected:
  ModulesCommand() {
    std::filesystem::create_directories(path("packages/greet"));
    file("packages/greet/package.json", R"({"name":"greet","version":"1.2.3"})");
    file("packages/greet/index.js", "exports.hello = (name) => `hello ${name}`;\n");
    file("packages/greet/loud.js", "module.exports = require('./index').hello('YOU') + require('os').EOL;\n");
  }
  command_outcome run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "modules");
    arguments.insert(arguments.end(), {"--set", "modules.folder=" + path("bundles")});
    return run_command(add_modules_command, std::move(arguments));
  }
  std::string greet() const { return path("packages/greet"); }
};

TEST_F(ModulesCommand, MakesABundleAndSaysWhatItTakes) {
  const auto ran = run({"add", "greet", greet()});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(StartsWith("greet 1.2.3: 1 file, 0 KiB of source, "),
                             HasSubstr("Loads in the sandbox in "), HasSubstr("it exports 1 names"),
                             HasSubstr("Written to " + path("bundles/greet.json")),
                             HasSubstr("  [modules]\n  allow = [\"greet\"]\n")));
  EXPECT_EQ(ran.err, "");
  EXPECT_TRUE(std::filesystem::exists(path("bundles/greet.json")));
  const auto again = run({"add", "greet", greet(), "--json", "--set", "modules.allow=greet"});
  const auto told = nlohmann::json::parse(again.out);
  EXPECT_EQ(told["name"], "greet");
  EXPECT_EQ(told["loads"], true);
  EXPECT_GT(told["heap_bytes"], 0);
}

TEST_F(ModulesCommand, WarnsOfWhatIsNotThere) {
  const auto ran = run({"add", "greet", greet(), "loud"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("warning: greet@1.2.3/loud.js asks for os, which is not there"));
}

TEST_F(ModulesCommand, WritesNothingThatDoesNotLoad) {
  file("packages/greet/index.js", "'use strict';\nmodule.exports = document.title;\n");
  const auto ran = run({"add", "greet", greet()});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err,
              HasSubstr("greet 1.2.3 does not load in the sandbox: ReferenceError: document is not defined "
                        "(while greet@1.2.3/index.js was loaded)"));
  EXPECT_FALSE(std::filesystem::exists(path("bundles/greet.json")));
}

TEST_F(ModulesCommand, SaysWhatIsWrongAndWhatWouldBeRight) {
  EXPECT_THAT(run({"add", "../greet", greet()}).err, HasSubstr("\"../greet\" is no package's name"));
  EXPECT_THAT(run({"add", "greet", path("none")}).err,
              HasSubstr("`npm install greet` makes node_modules/greet"));
  EXPECT_THAT(run({"list", "--set", "modules.allow=greet"}).err,
              HasSubstr("make it with `sluice modules add greet node_modules/greet`"));
  EXPECT_EQ(run({"add", "greet", greet()}).code, 0);
  file("bundles/greet.json", "{}");
  EXPECT_THAT(run({"list", "--set", "modules.allow=greet"}).err,
              HasSubstr("greet.json: this is no module bundle"));
}

TEST_F(ModulesCommand, ListsWhatIsAllowed) {
  EXPECT_THAT(run({"list"}).err, HasSubstr("Scripts may import nothing yet"));
  ASSERT_EQ(run({"add", "greet", greet()}).code, 0);
  const auto ran = run({"list", "--set", "modules.allow=greet"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("MODULE"), HasSubstr("greet   1.2.3    1 ")));
}

TEST_F(ModulesCommand, LetsRunAndCheckImportAFolderOrABundle) {
  ASSERT_EQ(run({"add", "greet", greet()}).code, 0);
  const auto script = file("a.js", "import { hello } from 'greet';\nexport default () => hello('run');\n");
  const auto run_script = [&](std::vector<std::string> flags) {
    flags.insert(flags.begin(), {"run", script});
    return run_command(add_run_command, std::move(flags));
  };
  EXPECT_EQ(run_script({"--module", "greet=" + greet()}).out, "\"hello run\"\n");
  EXPECT_EQ(run_script({"--module", "greet=" + path("bundles/greet.json")}).out, "\"hello run\"\n");
  EXPECT_EQ(run_script({"--set", "modules.folder=" + path("bundles"), "--set", "modules.allow=greet"}).out,
            "\"hello run\"\n");
  const auto without = run_script({});
  EXPECT_EQ(without.code, 3);
  EXPECT_THAT(without.err, AllOf(HasSubstr("Cannot import \"greet\": the settings allow no modules"),
                                 HasSubstr("`sluice run --module NAME`")));
  EXPECT_THAT(run_script({"--module", "Greet"}).err, HasSubstr("write NAME=PATH"));
  const auto checked =
      run_command(add_check_command, {"check", "script", script, "--module", "greet=" + greet()});
  EXPECT_EQ(checked.code, 0) << checked.err;
  EXPECT_EQ(checked.out, script + ": ok\n  imports greet\n");
}

}  // namespace
}  // namespace sluice::testing
