#include "tests/runtime/script_fixture.hpp"

#include <random>

namespace sluice::test {
namespace {

/// The result of a handler's body.
std::string result(const std::string& body) { return result_of(handler_script(body)); }

TEST(Collections, KeepTheOrderOfInsertion) {
  EXPECT_EQ(
      result("var m = new Map(); m.set('b', 1).set('a', 2).set('c', 3); m.set('b', 4); m.delete('a');"
             "m.set('a', 5); var seen = []; m.forEach(function (v, k) { seen.push(k + v); }); return seen;"),
      R"(["b4","c3","a5"])");
}

TEST(Collections, CompareKeysBySameValueZero) {
  EXPECT_EQ(
      result(
          "var s = new Set([NaN, 0, '1', 1, null, undefined, true]);"
          "var o = {}; s.add(o); var negative = 0; new Set([-0]).forEach(function (v) { negative = 1 / v; });"
          "return [s.has(NaN), s.has(-0), s.has(1), s.has('1'), s.has(false), s.has(null), s.has(void 0),"
          "        s.has(o), s.has({}), s.size, negative > 0];"),
      "[true,true,true,true,false,true,true,true,false,8,true]");
}

TEST(Collections, IterateOverWhatIsAddedAndNotOverWhatIsGone) {
  EXPECT_EQ(result("var m = new Map([[1, 'a'], [2, 'b'], [3, 'c']]), seen = [];"
                   "m.forEach(function (v, k) { seen.push(k); if (k === 1) { m.delete(2); m.set(4, 'd'); }"
                   "  if (k === 4) { m.delete(1); m.set(1, 'again'); } });"
                   "var it = m.values(); it.next(); m.clear(); m.set(9, 'new'); seen.push(it.next().value);"
                   "seen.push(it.next().done); m.set(10, 'late'); seen.push(it.next().done); return seen;"),
            R"([1,3,4,1,"new",true,true])");
}

/// Random calls on a Map beside a list that does the same, with iterators that stay open meanwhile.
TEST(Collections, AgreeWithAModel) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  script_run run{handler_script(R"(
    var state = event.seed;
    function random(n) { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor(state / 2147483648 * n); }
    var map = new Map(), set = new Set(), model = [], open = [], serial = 0, counts = [0, 0];
    function find(key) { for (var i = 0; i < model.length; i++) if (model[i].key === key) return model[i]; }
    function check(ok, what) { if (!ok) throw new Error(what + ' at step ' + step); }
    for (var step = 0; step < 20000; step++) {
      var range = step % 4000 < 2000 ? 300 : 20, key = random(2) ? 'k' + random(range) : random(range), known = find(key);
      switch (random(12)) {
        case 0: case 1: case 2: case 3:
          map.set(key, step); set.add(key);
          if (known) known.value = step; else model.push({key: key, value: step, serial: serial++});
          break;
        case 4: case 5: case 6:
          check(map.delete(key) === !!known && set.delete(key) === !!known, 'delete');
          if (known) model.splice(model.indexOf(known), 1);
          break;
        case 7: case 8:
          check(map.get(key) === (known ? known.value : undefined) && set.has(key) === !!known, 'get');
          break;
        case 9:
          if (open.length < 5) open.push({entries: map.entries(), values: set.values(), from: 0});
          break;
        case 10:
          if (open.length === 0) break;
          var at = random(open.length), it = open[at], entry = it.entries.next(), value = it.values.next(), want = null;
          for (var i = 0; i < model.length && !want; i++) if (model[i].serial >= it.from) want = model[i];
          check(entry.done === !want && value.done === !want, 'done');
          if (!want) { open.splice(at, 1); break; }
          check(entry.value[0] === want.key && entry.value[1] === want.value && value.value === want.key, 'next');
          it.from = want.serial + 1;
          counts[0]++;
          break;
        case 11:
          if (random(200) === 0) { map.clear(); set.clear(); model = []; counts[1]++; }
      }
      check(map.size === model.length && set.size === model.length, 'size');
    }
    var keys = []; map.forEach(function (v, k) { keys.push(k); });
    check(keys.join() === model.map(function (m) { return m.key; }).join(), 'order');
    return counts[0] > 100 && counts[1] > 0;)")};
  EXPECT_EQ(run.result(R"({"seed":)" + std::to_string(seed % 2147483648u) + "}"), "true");
}

TEST(Collections, AreMadeFromIterables) {
  EXPECT_EQ(result("var pairs = new Map([['a', 1], ['b', 2]]), chars = new Set('a\\ud83d\\ude00a');"
                   "var copy = new Map(pairs), of = new Set(pairs.keys()), log = [];"
                   "var endless = {}; endless[Symbol.iterator] = function () { return {"
                   "  next: function () { return {value: 3, done: false}; },"
                   "  'return': function () { log.push('closed'); return {}; }}; };"
                   "try { new Map(endless); } catch (e) { log.push(e.name); }"
                   "return [copy.get('b'), copy.size, of.has('a'), of.size, chars.size, log];"),
            R"([2,2,true,2,2,["closed","TypeError"]])");
}

TEST(Collections, HoldValuesOfWeakMapsAsLongAsTheirKeys) {
  script_run run{handler_script(
      "var w = new WeakMap(), kept = Object.freeze([]), s = new WeakSet([kept]); w.set(kept, 1);"
      "for (var i = 0; i < 20000; i++) { var key = {}; w.set(key, {back: key, text: new Array(100).join('x' "
      "+ i)}); }"
      "w.set(kept, 2); var had = w.delete(kept);"
      "return [w.get(kept), had, w.has(kept), s.has(kept), w.get('x'), Object.getOwnPropertyNames(kept)];")};
  EXPECT_EQ(run.result(), R"([null,true,false,true,null,["length"]])");
  EXPECT_LT(run.heap.memory_bytes(), 8u << 20);
}

TEST(Collections, GiveBackTheirMemory) {
  script_run run{
      handler_script("var m = new Map(), o; for (var i = 0; i < 100000; i++) { o = {map: m}; m.set(i, o); "
                     "m.delete(i - 10); }"
                     "m.set('self', m); return m.size;")};
  EXPECT_EQ(run.result(), "11");
  EXPECT_EQ(run.result(), "11");
  EXPECT_LT(run.heap.memory_bytes(), 4u << 20);
}

/// Half-empty tables have holes at the front: looking for the first entry does not go over them again and
/// again.
TEST(Collections, AreQueues) {
  EXPECT_EQ(result("var m = new Map(); for (var i = 0; i < 50000; i++) m.set(i, i);"
                   "for (var n = 0; m.size > 0; n++) m.delete(m.keys().next().value); return n;"),
            "50000");
}

TEST(Collections, SayWhatIsWrong) {
  const auto message = [](const std::string& code) {
    return result("try { " + code + " } catch (e) { return e.name + ': ' + e.message; }");
  };
  EXPECT_EQ(message("Map()"), R"("TypeError: Map has to be called with new")");
  EXPECT_EQ(message("new Map([1])"), R"("TypeError: a Map is made from [key, value] pairs, not from 1")");
  EXPECT_EQ(message("new WeakMap().set('a', 1)"),
            R"("TypeError: a WeakMap wants an object as key, not 'a'")");
  EXPECT_EQ(message("Map.prototype.get.call(new Set(), 1)"),
            R"("TypeError: this method wants a Map as this")");
  EXPECT_EQ(message("Set.prototype.forEach.call({})"), R"("TypeError: this method wants a Set as this")");
  EXPECT_EQ(message("new Map().entries().next.call({})"),
            R"("TypeError: next() wants a Map Iterator as this")");
}

TEST(Collections, StopAtTheTimeLimitInsideTheirOwnLoops) {
  execution_limits limits;
  limits.cpu_time = std::chrono::milliseconds{50};
  for (const char* body :
       {"var m = new Map(), i = 0; for (;;) m.set(i++ % 1000, i);",
        "var s = new Set(); s.add(1); s.forEach(function (v) { s.delete(v); s.add(v + 1); });",
        "var m = new Map(), i = 0; for (;;) { m.set(i * 4294967296, i); i++; }"}) {
    const script_error error = error_of(handler_script(body), limits);
    EXPECT_EQ(error.code, "cpu_time_limit") << body << ": " << error.message;
  }
  limits.memory_bytes = 4u << 20;
  limits.cpu_time = std::chrono::seconds{10};
  EXPECT_EQ(error_of(handler_script("var m = new Map(); for (var i = 0; ; i++) m.set(i, i);"), limits).code,
            "memory_limit");
}

}  // namespace
}  // namespace sluice::test
