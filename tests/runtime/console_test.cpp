#include "runtime/console.hpp"

#include "tests/runtime/script_fixture.hpp"

#include <nlohmann/json.hpp>

#include <sstream>
#include <sys/resource.h>

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

TEST(Console, FillsTheLinesOfLongArrays) {
  EXPECT_EQ(logged("new Array(41).join('7').split('')"),
            "[\\n  '7', '7', '7', '7', '7', '7', '7', '7', '7', '7', '7', '7', '7', '7', '7',\\n"
            "  '7', '7', '7', '7', '7', '7', '7', '7', '7', '7', '7', '7', '7', '7', '7',\\n"
            "  '7', '7', '7', '7', '7', '7', '7', '7', '7', '7'\\n]");
}

TEST(Console, FillsInDirectives) {
  EXPECT_EQ(logged("'%s has %d of %j%%', 'a', 5, {b: 1}, 'rest'"), "a has 5 of {\\\"b\\\":1}% rest");
  EXPECT_EQ(logged("'100%'"), "100%");
}

TEST(Console, ShowsNoMoreThanAHundredItems) {
  EXPECT_THAT(logged("new Array(300).join().split(',')"),
              testing::EndsWith("'',\\n  ... 200 more items\\n]"));
  EXPECT_THAT(
      logged("(function () { var o = {}; for (var i = 0; i < 1000; i++) o['k' + i] = i; return o; })()"),
      testing::EndsWith("k99: 99,\\n  ... 900 more items\\n}"));
  EXPECT_THAT(logged("new Map(new Array(300).join().split(',').map(function (v, i) { return [i, v]; }))"),
              testing::AllOf(testing::StartsWith("Map(300) {"), testing::EndsWith("... 200 more items\\n}")));
}

TEST(Console, ShowsHolesAndBytes) {
  EXPECT_EQ(logged("[1, , 3, , , ]"), "[ 1, <1 empty item>, 3, <2 empty items> ]");
  EXPECT_EQ(logged("new Array(5e8)"), "[ <100 empty items>, ... 499999900 more items ]");
  EXPECT_EQ(logged("new Uint8Array([1, 2])"), "Uint8Array [ 1, 2 ]");
  EXPECT_EQ(logged("[new String('x')]"), "[ [String: 'x'] ]");
}

TEST(Console, ShowsWhatStandsBehindAProxyWithoutRunningItsTraps) {
  EXPECT_EQ(logged("new Proxy({a: 1}, {get: function () { throw 1; }, ownKeys: function () { throw 2; }}), "
                   "new Proxy(new Proxy([1, 2], {}), {}), new Proxy(function f() {}, {})"),
            "{ a: 1 } [ 1, 2 ] [Function: f]");
  EXPECT_EQ(logged("(function () { var p = Proxy.revocable({}, {}); p.revoke(); return [p.proxy]; })()"),
            "[ <Revoked Proxy> ]");
  EXPECT_EQ(logged("(function () { var o = {}; o.p = new Proxy(o, {}); return o; })()"), "{ p: [Circular] }");
}

TEST(Console, ShowsKeysThatAreSymbols) {
  EXPECT_EQ(logged("(function () { var o = {}; o[Symbol('k')] = 4; return o; })()"), "{ [Symbol(k)]: 4 }");
}

TEST(Console, ShowsUrls) {
  EXPECT_EQ(logged("new URL('http://h/?a=1'), {p: new URLSearchParams({a: 'x y'})}, [new "
                   "URLSearchParams().keys()].length"),
            "URL 'http://h/?a=1' { p: URLSearchParams 'a=x+y' } 1");
  EXPECT_EQ(logged("Object.create(URL.prototype)"), "URL {}");
}

TEST(Console, TellsCollectionsFromClassesOfThatName) {
  EXPECT_EQ(logged("(function () { function Set() {} return new Set(); })()"), "Set {}");
  EXPECT_EQ(logged("(function () { function Map() { this.a = 1; } return new Map(); })()"), "Map { a: 1 }");
}

TEST(Console, TakesSymbolsForNoNumbers) { EXPECT_EQ(logged("'%d %i', Symbol('x'), Symbol('y')"), "NaN NaN"); }

TEST(Console, ShowsTheCauseOfAnError) {
  EXPECT_THAT(
      logged("(function () { var e = new Error('outer'); e.code = 'C'; Object.defineProperty(e, 'cause', "
             "{value: new TypeError('inner')}); return e; })()"),
      testing::MatchesRegex("Error: outer\\\\n.* \\{\\\\n  \\[cause\\]: TypeError: inner\\\\n.*code: 'C'.*"));
}

TEST(Console, CutsBetweenCharacters) {
  const std::string line = logged("['\\u20ac'.repeat(5000)]");
  EXPECT_THAT(line, testing::EndsWith("€'... 5000 more bytes\\n]"));
  EXPECT_EQ(line.find("\xEF\xBF\xBD"), std::string::npos);
  EXPECT_EQ(logged("['x' + '\\ud83d\\ude00'.repeat(5000)]").find("\xEF\xBF\xBD"), std::string::npos);
}

/// The process' peak of resident memory in bytes.
std::size_t peak_resident_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

TEST(Console, MakesNoMoreTextThanTheLogMayHold) {
  const std::size_t before = peak_resident_bytes();
  for (const char* body :
       {"for (var i = 0; i < 150; i++) a.push(s); console.log.apply(console, a);",
        "a.push('%s'.repeat(200)); for (var i = 0; i < 200; i++) a.push(s); "
        "console.log.apply(console, a);",
        "var t = s.substring(0, 9000), m = new Map(); for (var i = 0; i < 3000; i++) m.set(i, t);"
        "var n = new Map(); for (var i = 0; i < 300; i++) n.set(i, m); console.log(n);"})
    EXPECT_EQ(error_of(handler_script("var s = 'x'.repeat(8e6), a = [];" + std::string{body}),
                       {.cpu_time = std::chrono::seconds{10}})
                  .code,
              "log_limit")
        << body;
  EXPECT_LT(peak_resident_bytes() - before, 150u << 20);
}

TEST(Console, CarriesUnicode) { EXPECT_EQ(logged("'\\ud83d\\ude00', '\\ud83d'"), "😀 \xEF\xBF\xBD"); }

}  // namespace
}  // namespace sluice::test
