#include "cli/run.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <vector>

namespace sluice {
namespace {

struct outcome {
  int code;
  std::string out;
  std::string err;
};

class RunCommand : public testing::Test {
 protected:
  RunCommand()
      : folder_(std::filesystem::path{testing::TempDir()} /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::create_directories(folder_);
  }
  ~RunCommand() override { std::filesystem::remove_all(folder_); }

  /// Writes a file; returns its path.
  std::string file(const std::string& name, const std::string& text) {
    const std::string path = (folder_ / name).string();
    std::ofstream{path} << text;
    return path;
  }

  outcome run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"sluice", "run"});
    std::vector<const char*> argv;
    for (const std::string& argument : arguments) argv.push_back(argument.c_str());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int code = run_command_line(static_cast<int>(argv.size()), argv.data(), {add_run_command});
    return {code, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(RunCommand, PrintsTheResultOfAnAsyncTypeScriptClass) {
  const std::string script = file("order.ts", R"(
interface Item { price: number; qty: number }
class Cart {
  #items: Item[] = [];
  add(item: Item): this { this.#items.push(item); return this; }
  async total(): Promise<number> { await iota.sleep(1); return this.#items.reduce((sum, i) => sum + i.price * i.qty, 0); }
}
export default async function (event: { items: Item[] }) {
  const cart = new Cart();
  for (const item of event.items) cart.add(item);
  console.log('items', event.items.length);
  return { total: await cart.total() };
}
)");
  const outcome ran = run(
      {script, "--event", file("event.json", R"({"items":[{"price":2.5,"qty":2},{"price":1,"qty":3}]})")});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "{\"total\":8}\n");
  EXPECT_EQ(ran.err, "items 2\n");
}

TEST_F(RunCommand, RunsABodyAsItStands) {
  EXPECT_EQ(run({file("body.js", "const x = await Promise.resolve(20);\nreturn x + 1;")}).out, "21\n");
}

TEST_F(RunCommand, SaysWhereAScriptFailed) {
  const std::string script = file("bad.ts",
                                  "export default async function handler(event: any) {\n  const order = null "
                                  "as any;\n  return order.items;\n}\n");
  const outcome ran = run({script, "--no-color"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, testing::HasSubstr("bad.ts:3:"));
  EXPECT_THAT(ran.err, testing::HasSubstr("TypeError"));
  EXPECT_THAT(ran.err, testing::HasSubstr("return order.items;"));
  EXPECT_EQ(ran.out, "");
}

TEST_F(RunCommand, FailsForAPromiseNobodyHandled) {
  EXPECT_EQ(run({file("lost.js", "Promise.reject(new Error('lost'));\nreturn 1;")}).code, 1);
}

TEST_F(RunCommand, StopsAnEndlessLoop) {
  const outcome ran = run({file("loop.js", "for(;;);"), "--set", "limits.cpu_time=50ms"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_THAT(ran.err, testing::HasSubstr("loop.js:1:"));
  EXPECT_THAT(ran.err, testing::HasSubstr("time limit"));
}

TEST_F(RunCommand, StopsAMemoryBomb) {
  const outcome ran = run({file("bomb.js", "const a = [];\nfor (;;) a.push(new Array(100).fill(a.length));"),
                           "--set", "limits.cpu_time=30s"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_THAT(ran.err, testing::HasSubstr("memory limit"));
}

TEST_F(RunCommand, StopsAScriptThatWaitsTooLong) {
  const outcome ran = run({file("wait.js", "await iota.sleep(600000);"), "--set", "limits.wall_time=100ms"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_THAT(ran.err, testing::HasSubstr("wall time limit"));
}

TEST_F(RunCommand, SaysWhereAScriptDoesNotCompile) {
  const outcome ran = run({file("syntax.ts", "export default function () {\n  return 1 +;\n}\n")});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, testing::HasSubstr("syntax.ts:2:"));
}

TEST_F(RunCommand, RefusesWhatIsNoFile) {
  const outcome missing = run({"/nowhere/script.js"});
  EXPECT_EQ(missing.code, 2);
  EXPECT_EQ(missing.err, "error: cannot read /nowhere/script.js: No such file or directory\n");
  EXPECT_EQ(run({"/tmp"}).err, "error: cannot read /tmp: Is a directory\n");
}

TEST_F(RunCommand, KeepsControlCharactersFromTheTerminal) {
  const outcome ran = run({file("esc.js",
                                "console.log('\\x1b]0;owned\\x07');\n"
                                "const e = new Error('\\x1b[31mred\\x9b'); e.name = '\\x1b[2J'; throw e;")});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, testing::HasSubstr(" ]0;owned"));
  EXPECT_THAT(ran.err, testing::HasSubstr(" [31mred"));
  for (const std::string_view control : {"\x1b", "\x07", "\xc2\x9b"})
    EXPECT_THAT(ran.err, testing::Not(testing::HasSubstr(std::string(control))));
}

TEST_F(RunCommand, KeepsControlCharactersOfASourceFromTheTerminal) {
  const outcome ran = run({file("esc.js", "const a = '\x1b[31m' +;\n")});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, testing::Not(testing::HasSubstr("\x1b")));
}

TEST_F(RunCommand, RunsEachFileOnItsOwn) {
  const outcome ran = run({file("a.js", "globalThis.x = 1; return typeof y;"),
                           file("b.js", "return typeof x;"), file("c.js", "throw new Error('c');")});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "\"undefined\"\n\"undefined\"\n");
}

TEST_F(RunCommand, TellsProgramsInJson) {
  const outcome ran = run({file("a.js", "console.warn('careful'); return {ok: true};"), "--json"});
  const auto told = nlohmann::json::parse(ran.out);
  EXPECT_EQ(told["status"], "succeeded");
  EXPECT_EQ(told["result"]["ok"], true);
  EXPECT_EQ(told["log"][0]["level"], "warn");
  EXPECT_EQ(told["log"][0]["msg"], "careful");
}

TEST_F(RunCommand, RecordsAnExecutionAndRepeatsItWithoutTheWorld) {
  const std::string script = file("all.js", R"(
const key = await iota.secrets.get('KEY');
const seen = await iota.kv.increment('seen');
const row = await iota.db.insert('orders', { total: seen });
await iota.db.transaction(async (tx) => { await tx.update('orders', { id: row.id }, { total: 7 }); });
await iota.events.publish('order.seen', row);
console.log(key, (await iota.db.query('orders'))[0].total);
return [Math.random(), Date.now(), key];
)");
  const std::string database = file("data.sqlite", "");
  SQLite::Database{database, SQLite::OPEN_READWRITE}.exec(
      "CREATE TABLE orders (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, total INTEGER)");
  const std::string recording = file("all.jsonl", "");
  const outcome first = run({script, "--secret", "KEY=s3cret-value", "--kv", file("kv.sqlite", ""), "--db",
                             database, "--record", recording});
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, testing::HasSubstr("[secret KEY]"));
  EXPECT_THAT(first.err,
              testing::AllOf(testing::HasSubstr("[secret KEY] 7"), testing::HasSubstr("published {")));
  EXPECT_EQ(std::filesystem::status(recording).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::filesystem::remove(database);
  const outcome again = run({"--replay", recording});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(again.out, first.out);
  EXPECT_THAT(again.err, testing::HasSubstr("[secret KEY] 7"));
  const outcome other = run({file("other.js", "return Date.now();"), "--replay", recording});
  EXPECT_EQ(other.code, 1);
  EXPECT_THAT(other.err, testing::HasSubstr("it left the recording: line"));
}

TEST_F(RunCommand, SaysHowToSetUpWhatIsMissing) {
  EXPECT_THAT(run({file("a.js", "await iota.db.query('t')")}).err,
              testing::HasSubstr("give `sluice run` --db"));
  EXPECT_THAT(run({file("b.js", "await iota.secrets.get('K')"), "--secret", "X=12345678"}).err,
              testing::HasSubstr("--secret K="));
  EXPECT_EQ(run({file("c.js", ""), "--limit", "cpu"}).code, 2);
  EXPECT_EQ(run({file("d.js", "for (;;);"), "--limit", "cpu=20ms"}).code, 4);
  EXPECT_EQ(run({file("e.js", ""), "--db", "/nowhere/data.sqlite"}).code, 2);
}

}  // namespace
}  // namespace sluice
