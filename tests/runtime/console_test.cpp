#include "runtime/console.hpp"

#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

/// What console.log(…) writes, as the message in the log line's JSON.
std::string logged(const std::string& arguments) {
  script_run run{handler_script("console.log(" + arguments + ");")};
  const std::string line = run.run().log;
  const std::size_t begin = line.find("\"msg\":\"") + 7;
  return line.substr(begin, line.rfind('"') - begin);
}

TEST(Console, WritesOneJsonLineACall) {
  script_run run{handler_script("console.warn('a\\n\"b\"'); console.debug(1, 'x');")};
  EXPECT_THAT(run.run().log, testing::MatchesRegex(R"(\{"t":[0-9]+,"level":"warn","msg":"a\\n\\"b\\""\}
\{"t":[0-9]+,"level":"debug","msg":"1 x"\}
)"));
}

TEST(Console, ShowsValuesAsNodeDoes) {
  EXPECT_EQ(logged("'text', 1, -0, true, null, undefined"), "text 1 -0 true null undefined");
  EXPECT_EQ(logged("{a: 'x', 'b-c': [1, [2]]}, []"), "{ a: 'x', 'b-c': [ 1, [ 2 ] ] } []");
  EXPECT_EQ(logged("new Date(0), /a/g, function f() {}"), "1970-01-01T00:00:00.000Z /a/g [Function: f]");
  EXPECT_EQ(logged("new Map([['a', {b: 1}]]), new Set([1])"), "Map(1) { 'a' => { b: 1 } } Set(1) { 1 }");
  EXPECT_EQ(logged("Promise.resolve([1]), new Promise(function () {})"),
            "Promise { [ 1 ] } Promise { <pending> }");
  EXPECT_EQ(logged("{get x() { throw 1; }}, Object.create(null)"),
            "{ x: [Getter] } [Object: null prototype] {}");
  EXPECT_EQ(logged("(function () { var o = {}; o.self = o; return o; })()"), "{ self: [Circular] }");
  EXPECT_EQ(logged("{a: {b: {c: {d: {e: {f: 1}}}}}}"), "{ a: { b: { c: { d: { e: [Object] } } } } }");
}

TEST(Console, FillsInDirectives) {
  EXPECT_EQ(logged("'%s has %d of %j%%', 'a', 5, {b: 1}, 'rest'"), "a has 5 of {\\\"b\\\":1}% rest");
  EXPECT_EQ(logged("'100%'"), "100%");
}

TEST(Console, CarriesUnicode) { EXPECT_EQ(logged("'\\ud83d\\ude00', '\\ud83d'"), "😀 \xEF\xBF\xBD"); }

}  // namespace
}  // namespace sluice::test
