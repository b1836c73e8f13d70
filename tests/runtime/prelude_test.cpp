#include "runtime/prelude.hpp"

#include "tests/runtime/script_fixture.hpp"

#include <chrono>

namespace sluice::test {
namespace {

std::string value_of(const std::string& expression) {
  return result_of(handler_script("return " + expression + ";"));
}

TEST(Prelude, GivesCollections) {
  EXPECT_EQ(value_of("(function () { var m = new Map([['a', 1]]); m.set('b', 2); return [m.size, m.get('a'), "
                     "Array.from(m.keys())]; })()"),
            R"([2,1,["a","b"]])");
  EXPECT_EQ(value_of("Array.from(new Set([1, 1, 2]))"), "[1,2]");
  EXPECT_EQ(value_of("(function () { var k = {}, w = new WeakMap(); w.set(k, 5); return [w.get(k), "
                     "w.has({}), new WeakSet([k]).has(k)]; })()"),
            "[5,false,true]");
}

TEST(Prelude, GivesArrayMethods) {
  EXPECT_EQ(value_of("[Array.from('ab'), Array.of(1), [1, [2, [3]]].flat(), [1, 2].flatMap(function (x) { "
                     "return [x, x]; }),"
                     "[1, 2, 3].at(-1), [1, 2].includes(2), [3, 4].find(function (x) { return x > 3; }), [0, "
                     "0].fill(1)]"),
            R"([["a","b"],[1],[1,2,[3]],[1,1,2,2],3,true,4,[1,1]])");
}

TEST(Prelude, GivesObjectAndStringMethods) {
  EXPECT_EQ(value_of("[Object.entries({a: 1}), Object.values({a: 1}), Object.fromEntries([['x', 1]]), "
                     "Object.hasOwn({a: 1}, 'a')]"),
            R"([[["a",1]],[1],{"x":1},true])");
  EXPECT_EQ(value_of("['5'.padStart(3, '0'), 'a-b-c'.replaceAll('-', '+'), ' x '.trimEnd(), 'abc'.at(-1), "
                     "Array.from('a1b2'.matchAll(/[0-9]/g)).length]"),
            R"(["005","a+b+c"," x","c",2])");
}

TEST(Prelude, SortsStably) {
  EXPECT_EQ(value_of(R"((function () {
    var a = [];
    for (var i = 0; i < 1000; i++) a.push({k: i * 7919 % 10, i: i});
    a.sort(function (x, y) { return x.k - y.k; });
    for (var i = 1; i < a.length; i++)
      if (a[i].k < a[i - 1].k || a[i].k === a[i - 1].k && a[i].i < a[i - 1].i) return i;
    return a.length;
  })())"),
            "1000");
}

TEST(Prelude, SortsAsTheLanguageWants) {
  EXPECT_EQ(
      value_of("[[10, 9, 1].sort(), ['b', , undefined, 'a'].sort().length, "
               "Object.keys(['b', , undefined, 'a'].sort()), [3, 1, 2].sort(function () { return NaN; }), "
               "[2, 1].sort(undefined), Array.prototype.sort.call({0: 'b', 1: 'a', length: 2})]"),
      R"([[1,10,9],4,["0","1","2"],[3,1,2],[1,2],{"0":"a","1":"b","length":2}])");
  EXPECT_EQ(
      value_of(
          "(function () { try { [2, 1].sort(function () { throw 'mine'; }); } catch (e) { return e; } })()"),
      "\"mine\"");
  EXPECT_EQ(value_of("(function () { try { [2, 1].sort(null); } catch (e) { return e.name; } })()"),
            "\"TypeError\"");
  EXPECT_EQ(value_of("(function () { var a = []; for (var i = 0; i < 100; i++) a.push((i * 37) % 100);"
                     "a.sort(function (x, y) { return x - y; });"
                     "return a.every(function (v, i) { return v === i; }); })()"),
            "true");
}

TEST(Prelude, SortsUnderTheCpuLimit) {
  EXPECT_EQ(error_of(handler_script("return [2, 1].sort(function () { for (;;) {} });"),
                     {.cpu_time = std::chrono::milliseconds{50}})
                .code,
            "cpu_time_limit");
  EXPECT_EQ(error_of(handler_script("return [].sort.call({length: 1e15});"),
                     {.cpu_time = std::chrono::milliseconds{50}})
                .code,
            "cpu_time_limit");
}

TEST(Prelude, NormalizesStrings) {
  EXPECT_EQ(
      value_of(
          "['e\\u0301'.normalize() === '\\u00e9', '\\u00e9'.normalize('NFD') === 'e\\u0301',"
          "'\\ufb01'.normalize('NFKC'), '\\ufb01'.normalize('NFC') === '\\ufb01',"
          "'a\\u0301\\u0323'.normalize('NFD') === 'a\\u0323\\u0301',"
          "'\\u1112\\u1161\\u11ab'.normalize() === '\\ud55c', 'plain'.normalize('NFKD'),"
          "'\\ud834\\udd5e'.normalize() === '\\ud834\\udd57\\ud834\\udd65',"
          "'\\ud83dx\\u00e9'.normalize('NFD') === '\\ud83dxe\\u0301', String.prototype.normalize.length]"),
      R"([true,true,"fi",true,true,true,"plain",true,true,0])");
  EXPECT_EQ(value_of("(function () { try { 'a'.normalize('NFX'); } catch (e) { return e.name; } })()"),
            "\"RangeError\"");
}

TEST(Prelude, NormalizesWithinTheLimits) {
  EXPECT_EQ(value_of("('a' + '\\u0301\\u0323'.repeat(200000)).normalize().length"), "400000");
  EXPECT_EQ(error_of(handler_script("return '\\ufdfa'.repeat(200000).normalize('NFKD').length;"),
                     {.memory_bytes = 4u << 20})
                .code,
            "memory_limit");
}

TEST(Prelude, GivesErrorsTheirCause) {
  EXPECT_EQ(value_of(R"((function () {
    var e = new TypeError('m', {cause: 5}), plain = new Error('p');
    return [e.cause, e.message, e instanceof TypeError, e instanceof Error, Object.keys(e), 'cause' in plain,
            TypeError.name, Error('x', {cause: null}).cause, 'cause' in new Error('y', {}),
            new AggregateError([], 'a', {cause: 1}).cause, new iota.Error('s') instanceof Error,
            Object.getPrototypeOf(RangeError) === Error, Object.isFrozen(Error)];
  })())"),
            R"([5,"m",true,true,[],false,"TypeError",null,false,1,true,true,true])");
  EXPECT_EQ(error_of(handler_script("\n\nthrow new Error('x', {cause: 1});")).line, 3);
  EXPECT_EQ(
      value_of("(function () { var cause; try { null.x; } catch (e) { return e instanceof TypeError; } })()"),
      "true");
}

TEST(Prelude, GivesTheReceiverOfReflect) {
  EXPECT_EQ(value_of("(function () { function A() { this.t = new.target === B; } function B() {}"
                     "var o = Reflect.construct(A, [], B); return [o instanceof B, Reflect.get({get x() { "
                     "return this.y; }}, 'x', {y: 7})]; })()"),
            "[true,7]");
}

TEST(Prelude, FindsNamesHoweverTheyStandInTheCode) {
  EXPECT_EQ(value_of("(function () { var o = Object, f = o.fromEntries; return f([['a', 1]]); })()"),
            R"({"a":1})");
  EXPECT_EQ(value_of("[[1], [2]]['flat']()"), "[1,2]");
  EXPECT_EQ(value_of("[3, 4]['fi' + 'nd'](function (x) { return x > 3; }) + [1].at(0)"), "5");
  EXPECT_EQ(value_of("new globalThis['Uint8Array']([1, 2]).map(function (x) { return x * 2; }).join()"),
            "\"2,4\"");
}

TEST(Prelude, MatchesWithinTheLimits) {
  EXPECT_EQ(
      error_of(handler_script("return /(?<=(a+)+)c(?:(b|b)+)+$/.test('aaaaaaaac' + 'b'.repeat(40) + 'x');"),
               {.cpu_time = std::chrono::milliseconds{50}})
          .code,
      "cpu_time_limit");
  EXPECT_EQ(
      error_of(handler_script("return /(?:(a)|b)*x/.test('ab'.repeat(400000));"), {.memory_bytes = 4u << 20})
          .code,
      "memory_limit");
  EXPECT_EQ(value_of("/^(?:a|b)*$/.test('ab'.repeat(50000))"), "true");
  EXPECT_EQ(error_of(handler_script("return new RegExp('('.repeat(100000));")).name, "SyntaxError");
  EXPECT_EQ(error_of(handler_script("return new RegExp('(?:a{1,1000}){1,1000}'.repeat(9999) + '[');")).name,
            "SyntaxError");
}

TEST(Prelude, LeavesNothingOnTheGlobalObject) {
  EXPECT_EQ(value_of("(new Map(), Object.keys(globalThis))"), R"(["console","iota"])");
}

TEST(Prelude, CostsAPlainScriptNothing) {
  script_run plain{handler_script("return Object.keys(event);")};
  script_run full{
      handler_script("return [Map, Set, WeakMap, WeakSet, Array.from, Object.entries, Reflect.get, "
                     "''.matchAll, [].flat, [].find, ''.padEnd, Proxy, Float64Array, WeakRef];")};
  EXPECT_LT(plain.heap.memory_bytes(), 300u << 10);
  EXPECT_LT(full.heap.memory_bytes(), 900u << 10);
}

}  // namespace
}  // namespace sluice::test
