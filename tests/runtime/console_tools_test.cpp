#include "runtime/console.hpp"
#include "tests/runtime/script_fixture.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

namespace sluice::test {
namespace {

/// The messages of a log, one a line of text: "level: message".
std::string messages(const std::string& log) {
  std::istringstream lines{log};
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    const auto entry = nlohmann::json::parse(line);
    text += entry.at("level").get<std::string>() + ": " + entry.at("msg").get<std::string>() + "\n";
  }
  return text;
}

/// What a handler's body writes.
std::string written(const std::string& body) {
  script_run run{handler_script(body)};
  return messages(run.run().log);
}

TEST(ConsoleTools, IndentWhatStandsInAGroup) {
  EXPECT_EQ(
      written("console.group('a', 1); console.log('x\\ny'); console.groupCollapsed(); console.warn({b: 1});"
              "console.groupEnd(); console.groupEnd(); console.groupEnd(); console.log('z');"),
      "info: a 1\ninfo:   x\n  y\nwarn:     { b: 1 }\ninfo: z\n");
}

TEST(ConsoleTools, CountByLabel) {
  EXPECT_EQ(written("console.count(); console.count('__proto__'); console.count(); console.countReset();"
                    "console.count(); console.count('__proto__');"),
            "info: default: 1\ninfo: __proto__: 1\ninfo: default: 2\ninfo: default: 1\ninfo: __proto__: 2\n");
}

TEST(ConsoleTools, TellHowLongSomethingTook) {
  EXPECT_THAT(
      written("console.time('a'); console.timeLog('a', {n: 1}); console.timeEnd('a'); console.timeEnd('a');"
              "console.time('b'); console.time('b');"),
      testing::MatchesRegex("info: a: [0-9]+ ms \\{ n: 1 \\}\ninfo: a: [0-9]+ ms\n"
                            "warn: a: no timer of that name runs\nwarn: b: this timer runs already\n"));
}

TEST(ConsoleTools, AssertWritesOnlyWhatDoesNotHold) {
  EXPECT_EQ(written("console.assert(true, 'no'); console.assert(false); console.assert(0, 'n is %d', 5);"
                    "console.assert(null, {a: 1}); console.assert();"),
            "error: Assertion failed\nerror: Assertion failed: n is 5\nerror: Assertion failed: { a: 1 }\n"
            "error: Assertion failed\n");
}

TEST(ConsoleTools, TraceTellsWhereTheScriptIs) {
  EXPECT_EQ(written("(function here() {\nconsole.trace('at', 1); })();\nconsole.trace();"),
            "debug: Trace: at 1\n    at here (script.js:2:1)\n    at anonymous (script.js:2:1)\n"
            "debug: Trace\n    at anonymous (script.js:3:1)\n");
}

TEST(ConsoleTools, ShowTables) {
  EXPECT_EQ(written("console.table([{sku: 'ünï', n: 1}, {n: 2.5, get x() { throw 1; }}, 7]);"),
            R"(info: ┌─────────┬───────┬─────┬──────────┬────────┐
│ (index) │ sku   │ n   │ x        │ Values │
├─────────┼───────┼─────┼──────────┼────────┤
│ 0       │ 'ünï' │ 1   │          │        │
│ 1       │       │ 2.5 │ [Getter] │        │
│ 2       │       │     │          │ 7      │
└─────────┴───────┴─────┴──────────┴────────┘
)");
  EXPECT_EQ(written("console.table({a: [1, 2]}, ['1']);"), R"(info: ┌─────────┬───┐
│ (index) │ 1 │
├─────────┼───┤
│ a       │ 2 │
└─────────┴───┘
)");
  EXPECT_EQ(written("console.table('text'); console.table(new Map([[1, 2]]));"),
            "info: text\ninfo: Map(1) { 1 => 2 }\n");
}

TEST(ConsoleTools, ShowOfLargeTablesTheBeginning) {
  const std::string text = written(
      "console.table(new Array(1001).join().split(',').map(function () { var row = {}; for (var i = 0; i < "
      "30; i++)"
      "row['k' + i] = 'x'.repeat(1000); return row; }));");
  EXPECT_THAT(text,
              testing::AllOf(testing::HasSubstr("│ 199 "), testing::Not(testing::HasSubstr("│ 200 ")),
                             testing::HasSubstr("\n... 801 more rows\n... only the first 20 columns\n")));
}

TEST(ConsoleTools, ForgetTheExecutionBefore) {
  script_run run{handler_script("console.log('x'); console.count(); console.time('t'); console.group();")};
  const std::string first = messages(run.run().log);
  EXPECT_EQ(messages(run.run().log), first);
}

}  // namespace
}  // namespace sluice::test
