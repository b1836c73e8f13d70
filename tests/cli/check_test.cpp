#include "cli/check.hpp"

#include "tests/cli/command_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace sluice::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class CheckScript : public command_test {
 protected:
  static command_outcome run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"check", "script"});
    return run_command(add_check_command, std::move(arguments));
  }
};

TEST_F(CheckScript, SaysThatAllIsWell) {
  const std::string path = file("orders.ts", "export default (event, context) => event.data.id;\n");
  const auto ran = run({path});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, path + ": ok\n");
  EXPECT_EQ(ran.err, "");
}

TEST_F(CheckScript, ListsWhatTheScriptUses) {
  const std::string path = file(
      "orders.ts",
      "const { db, http } = iota;\n"
      "const { insert } = iota.db;\n"
      "export default async (event) => {\n"
      "  await db.query('orders', { limit: 3 }), await db.query(event.data.table), await insert('log', {});\n"
      "  await http.post(`https://user:pw@Hooks.example.com/${event.id}`, {}), await "
      "http.get(event.data.url);\n"
      "  await iota.db.transaction(async (tx) => tx.update('stock', { id: 1 }, { n: 2 }));\n"
      "  return [await iota.secrets.get('KEY'), iota.crypto.uuid(), new iota.PermanentError('x')];\n"
      "};\n");
  const auto ran = run({path});
  EXPECT_EQ(ran.out, path +
                         ": ok\n"
                         "  uses iota.crypto.uuid\n"
                         "  uses iota.db.insert: log\n"
                         "  uses iota.db.query: orders\n"
                         "  uses iota.db.transaction\n"
                         "  uses iota.db.update: stock\n"
                         "  uses iota.http.get\n"
                         "  uses iota.http.post: https://hooks.example.com\n"
                         "  uses iota.secrets.get: KEY\n")
      << ran.err;
  const auto told = nlohmann::json::parse(run({path, "--json"}).out);
  EXPECT_EQ(told["uses"]["calls"]["iota.db.query"], nlohmann::json({"orders"}));
  EXPECT_EQ(told["uses"]["modules"], nlohmann::json::array());
}

TEST_F(CheckScript, ShowsAWarningWithItsLine) {
  const std::string path = file("orders.js", "export default async () => {\n  await iota.slep(5);\n};\n");
  const auto ran = run({path});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, path +
                         ":2:14: warning: Property 'slep' does not exist on type 'typeof iota'. Did you mean "
                         "'sleep'? (TS2551)\n  await iota.slep(5);\n             ^\n");
}

TEST_F(CheckScript, TellsOfEachFileAndFailsAsTheWorst) {
  const std::string good = file("good.js", "return 1;"), warned = file("warned.js", "return consol;"),
                    broken = file("broken.js", "return 1 +;");
  const auto ran = run({broken, warned, good});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.out, good + ": ok\n");
  EXPECT_THAT(ran.err, HasSubstr(broken + ":1:11: error: Unexpected token\nreturn 1 +;\n          ^\n"));
  EXPECT_THAT(ran.err, HasSubstr(warned + ":1:8: warning: Cannot find name 'consol'"));
  EXPECT_EQ(run({warned, good}).code, 1);
}

TEST_F(CheckScript, TellsProgramsInJson) {
  const std::string warned = file("warned.js", "return consol;"), broken = file("broken.js", "return 1 +;"),
                    good = file("good.js", "return 1;");
  const auto ran = run({warned, broken, good, "--json"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.err, "");
  std::istringstream lines(ran.out);
  nlohmann::json told[3];
  for (auto& it : told) lines >> it;
  EXPECT_EQ(told[0]["file"], warned);
  EXPECT_EQ(told[0]["status"], "warnings");
  EXPECT_EQ(told[0]["warnings"][0]["code"], "TS2552");
  EXPECT_EQ(told[0]["warnings"][0]["line"], 1);
  EXPECT_EQ(told[0]["warnings"][0]["column"], 8);
  EXPECT_EQ(told[1]["status"], "compile_failed");
  EXPECT_EQ(told[1]["error"]["column"], 11);
  EXPECT_EQ(told[2]["status"], "ok");
  EXPECT_EQ(told[2]["warnings"], nlohmann::json::array());
}

TEST_F(CheckScript, RefusesWhatIsNoFile) {
  const auto ran = run({file("good.js", "return 1;"), path("missing.js")});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("cannot read " + path("missing.js")));
  EXPECT_EQ(run({}).code, 2);
}

TEST_F(CheckScript, KeepsControlCharactersFromTheTerminal) {
  const auto ran = run({file("esc.js", "/* \x1b[31m */ iota.slep(1);")});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace sluice::testing
