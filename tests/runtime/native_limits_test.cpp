// Built-ins written in C run no bytecode: each way to keep one busy, against the CPU limit.
#include "runtime/heap.hpp"
#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

using namespace std::chrono_literals;

struct attack {
  const char* name;
  const char* code;
};

std::ostream& operator<<(std::ostream& out, const attack& what) { return out << what.name; }

class ABusyBuiltIn : public testing::TestWithParam<attack> {};

/// How long it may take to notice: ours, times what a sanitizer costs.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto grace = 2000ms;
#else
constexpr auto grace = 100ms;
#endif

TEST_P(ABusyBuiltIn, IsStoppedAtTheCpuLimit) {
  const execution_limits limits{.cpu_time = 100ms, .memory_bytes = 64u << 20};
  script_run run{
      handler_script(
          std::string{
              "function repeat(s, n) { while (s.length < n) s += s; return s.slice(0, n); }\n"
              "function array(n) { var a = []; for (var i = 0; i < n; i++) a.push(i); return a; }\n"} +
          GetParam().code),
      limits};
  const execution_output out = run.run();
  EXPECT_EQ(out.error.code, "cpu_time_limit") << out.error.message << out.result_json;
  EXPECT_LT(out.cpu, limits.cpu_time + grace);
  EXPECT_FALSE(run.heap.usable());
}

INSTANTIATE_TEST_SUITE_P(
    OfArrays, ABusyBuiltIn,
    testing::Values(attack{"indexOf", "[].indexOf.call({length: 2e9}, 1);"},
                    attack{"lastIndexOf", "[].lastIndexOf.call({length: 2e9}, 1);"},
                    attack{"reverse", "var a = []; a.length = 4294967295; a.reverse();"},
                    attack{"join", "var a = []; a.length = 4294967295; a.join('');"},
                    attack{"sort", "[].sort.call({length: 2e9});"},
                    attack{"slice", "[].slice.call({length: 2e9}, 0, 1e9);"},
                    attack{"splice", "[].splice.call({length: 2e9}, 0, 1e9);"},
                    attack{"shift", "var a = []; a[4294967294] = 1; a.shift();"},
                    attack{"unshift", "[].unshift.call({length: 4294967290}, 1);"},
                    attack{"concat", "var a = []; a.length = 4294967295; [].concat(a);"},
                    attack{"forEach", "[].forEach.call({length: 4294967295}, function () {});"},
                    attack{"typedArraySet",
                           "var a = new Float64Array(1e6), b = new Uint8Array(1e6); for (;;) a.set(b);"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    OfStrings, ABusyBuiltIn,
    testing::Values(
        attack{"indexOf", "repeat('a', 4e6).indexOf(repeat('a', 2e6) + 'b');"},
        attack{"lastIndexOf", "var s = repeat('a', 4e6); for (;;) s.lastIndexOf('b');"},
        attack{"split", "repeat('a', 4e6).split(repeat('a', 2e6) + 'b');"},
        attack{"replace", "repeat('a', 4e6).replace(repeat('a', 2e6) + 'b', '');"},
        attack{"upperCase", "var s = repeat('a', 4e6); for (;;) s.toUpperCase();"},
        attack{"trim", "var s = repeat(' ', 4e6); for (;;) s.trim();"},
        attack{"charCodeAt",
               "var s = repeat('\\u00e9', 1e6); for (var i = 0;; i = 5e5 - i) s.charCodeAt(i);"},
        attack{"concatenation", "var s = repeat('a', 4e6), t; for (;;) t = s + 'b';"},
        attack{"comparison", "var s = repeat('a', 4e6) + 'b', t = repeat('a', 4e6) + 'c'; for (;;) s < t;"},
        attack{"localeCompare",
               "var s = repeat('a', 4e6) + 'b', t = repeat('a', 4e6) + 'c'; for (;;) s.localeCompare(t);"},
        attack{"toNumber", "var s = repeat('1', 4e6); for (;;) +s;"},
        attack{"encodeURIComponent", "var s = repeat('a', 4e6); for (;;) encodeURIComponent(s);"},
        attack{"stringify", "var s = repeat('a', 4e6); for (;;) JSON.stringify(s);"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    OfOtherKinds, ABusyBuiltIn,
    testing::Values(
        attack{"stringifyWithKeys",
               "var keys = array(1e5).map(String), all = array(5e4).map(function () { return {}; }); "
               "JSON.stringify(all, keys);"},
        attack{"stringifyLoop", "var a = array(1e5); for (;;) JSON.stringify(a);"},
        attack{"parseLoop", "var s = JSON.stringify(array(1e5)); for (;;) JSON.parse(s);"},
        attack{"keysInDescendingOrder",
               "var o = {}; for (var i = 3e5; i > 0; i--) o[i * 3] = 1; Object.keys(o);"},
        attack{"prototypeChain",
               "var o = {}; for (var i = 0; i < 900; i++) o = Object.create(o); for (;;) o.missing;"},
        attack{"instanceOf",
               "function F() {} var o = {}; for (var i = 0; i < 900; i++) o = Object.create(o); for (;;) o "
               "instanceof F;"},
        attack{"regularExpression", "/^(a+)+$/.test(repeat('a', 40) + '!');"},
        attack{"backReference", "var s = repeat('a', 1e5); /^(a+)\\1+b/.test(s);"},
        attack{"fileNameGetter",
               "function f() { for (;;); } Object.defineProperty(f, 'fileName', {get: function () { for "
               "(;;); }}); f();"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    OfTheWebPlatform, ABusyBuiltIn,
    testing::Values(
        attack{"decodeMalformed",
               "var b = new Uint8Array(2e6), d = new TextDecoder(); b[0] = 255;"
               "for (var i = 1; i < 2e6; i += i) b.set(b.subarray(0, Math.min(i, 2e6 - i)), i);"
               "for (;;) d.decode(b);"},
        attack{"decodeAndCatch",
               "var b = new Uint8Array(4e6), d = new TextDecoder('utf-8', {fatal: true}); b[0] = 255;"
               "for (;;) try { d.decode(b); } catch (e) {}"},
        attack{"decode", "var b = new Uint8Array(1e7), d = new TextDecoder('latin1'); for (;;) d.decode(b);"},
        attack{"encode", "var s = repeat('\\u20ac', 1e6), e = new TextEncoder(); for (;;) e.encode(s);"},
        attack{"encodeInto",
               "var s = repeat('\\u20ac', 1e6), e = new TextEncoder(), b = new Uint8Array(3e6);"
               "for (;;) e.encodeInto(s, b);"},
        attack{"btoa", "var s = repeat('\\u00e9', 4e6); for (;;) btoa(s);"},
        attack{"atob", "var s = repeat('////', 8e6); for (;;) atob(s);"},
        attack{"url", "var s = 'http://h/' + repeat('\\u20ac', 7e3); for (;;) new URL(s);"},
        attack{"domain", "var s = 'http://' + repeat('\\u00e9.', 800); for (;;) URL.canParse(s);"},
        attack{"domainsOfManyLabels", "var s = 'http://' + repeat('a.', 6e4); for (;;) URL.canParse(s);"},
        attack{"formDecoding", "var s = repeat('%e2%82%ac+', 4e6); for (;;) new URLSearchParams(s);"},
        attack{"formPieces", "var s = repeat('a=b&', 4e6); for (;;) new URLSearchParams(s);"},
        attack{"formEncoding",
               "var p = new URLSearchParams([['a', repeat('\\u20ac', 5e5)]]); for (;;) p.toString();"},
        attack{"clone", "var a = array(1e5); for (;;) structuredClone(a);"},
        attack{"timers",
               "for (;;) { var t = []; for (var i = 0; i < 9e3; i++) t.push(setTimeout(f, 9e3 - i));"
               "t.forEach(clearTimeout); } function f() {}"}),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    OfTheCollector, ABusyBuiltIn,
    testing::Values(attack{"fullHeap",
                           "var o = array(4e5).map(function (i) { return {i: i}; }); for (;;) { o.push(o, "
                           "new Uint8Array(8e6)); o.length -= 2; }"},
                    attack{"longList",
                           "var head = {}, tail = head; for (var i = 0; i < 2e5; i++) tail = tail.next = {}; "
                           "for (;;) { var x = {}; x.x = x; }"}),
    [](const auto& row) { return row.param.name; });

TEST(GarbageCollection, FollowsAListOfAnyLength) {
  script_run run{
      handler_script("var head = {}, tail = head; for (var i = 0; i < 200000; i++) tail = tail.next = {n: i};"
                     "for (var i = 0; i < 300000; i++) { var x = {}; x.x = x; }"
                     "for (var n = 0; head.next; n++) head = head.next; return n;"),
      {.cpu_time = 10s, .memory_bytes = 128u << 20}};
  EXPECT_EQ(run.result(), "200000");
}

}  // namespace
}  // namespace sluice::test
