#include "runtime/promise.hpp"

#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

TEST(Promise, RunsJobsInTheSpecificationsOrder) {
  EXPECT_EQ(result_of(async_script(R"(
    var log = [];
    function async1() { return rt.async(function () { log.push('a1 start'); rt.await(async2()); log.push('a1 end'); }); }
    function async2() { return rt.async(function () { log.push('a2'); }); }
    log.push('start');
    async1();
    new Promise(function (resolve) { log.push('p1'); resolve(); log.push('p1 end'); }).then(function () { log.push('then1'); }).then(function () { log.push('then2'); });
    Promise.resolve().then(function () { return Promise.resolve('inner'); }).then(function (v) { log.push(v); });
    Promise.resolve().then(function () { log.push(1); }).then(function () { log.push(2); }).then(function () { log.push(3); }).then(function () { log.push(4); });
    log.push('sync end');
    rt.await(null); rt.await(null); rt.await(null); rt.await(null); rt.await(null); rt.await(null);
    return log;)")),
            R"(["start","a1 start","a2","p1","p1 end","sync end","a1 end","then1",1,"then2",2,3,"inner",4])");
}

TEST(Promise, AdoptsThenables) {
  EXPECT_EQ(result_of(async_script(
                "return rt.await({then: function (resolve) { resolve(7); throw new Error('late'); }});")),
            "7");
  EXPECT_EQ(result_of(async_script(
                "try { rt.await({get then() { throw new Error('x'); }}); } catch (e) { return e.message; }")),
            "\"x\"");
  EXPECT_EQ(result_of(handler_script("return {then: function (f) { f('done'); }};")), "\"done\"");
}

TEST(Promise, SettlesOnce) {
  EXPECT_EQ(result_of(handler_script("return new Promise(function (a, b) { a(1); a(2); b(3); throw 4; });")),
            "1");
  EXPECT_EQ(
      result_of(handler_script("return new Promise(function (a, b) { a(Promise.resolve(5)); b(3); });")),
      "5");
}

TEST(Promise, SharesItsQueueWithMicrotasks) {
  EXPECT_EQ(result_of(async_script(
                "var log = []; queueMicrotask(function () { log.push(1); });"
                "Promise.resolve().then(function () { log.push(2); }); rt.await(null); return log;")),
            "[1,2]");
  EXPECT_EQ(error_of(handler_script("queueMicrotask(function () { throw new TypeError('x'); });")).name,
            "TypeError");
}

TEST(Promise, RefusesItself) {
  EXPECT_EQ(error_of(handler_script("var r, p = new Promise(function (a) { r = a; }); r(p); return p;")).name,
            "TypeError");
}

TEST(Promise, CombinesPromises) {
  EXPECT_EQ(result_of(handler_script(
                "return Promise.all([1, Promise.resolve(2), {then: function (f) { f(3); }}]);")),
            "[1,2,3]");
  EXPECT_EQ(result_of(handler_script("return Promise.all([]);")), "[]");
  EXPECT_EQ(result_of(handler_script("return Promise.allSettled([1, Promise.reject('r')]);")),
            R"([{"status":"fulfilled","value":1},{"status":"rejected","reason":"r"}])");
  EXPECT_EQ(result_of(handler_script("return Promise.any([Promise.reject(1), Promise.resolve(2)]);")), "2");
  EXPECT_EQ(result_of(handler_script("return Promise.any([Promise.reject(1)]).catch(function (e) { return [e "
                                     "instanceof AggregateError, e.errors]; });")),
            "[true,[1]]");
  EXPECT_EQ(result_of(handler_script(
                "return Promise.race([new Promise(function () {}), Promise.resolve('first')]);")),
            "\"first\"");
}

TEST(Promise, HasFinally) {
  EXPECT_EQ(
      result_of(handler_script("var seen = []; return Promise.reject(1).finally(function (x) { seen.push(x "
                               "=== undefined); }).catch(function (e) { return [e, seen]; });")),
      "[1,[true]]");
}

TEST(Promise, WorksFrozen) {
  EXPECT_EQ(result_of(async_script(R"(
    function later() { return rt.async(function () { rt.await(null); return 5; }); }
    var resolve, p = Object.freeze(new Promise(function (r) { resolve = r; }));
    p.then(function () {});
    resolve(6);
    var rejected = Object.freeze(Promise.reject(7));
    return [rt.await(Object.freeze(later())), rt.await(p), rt.await(rejected.catch(function (e) { return e; }))];)")),
            "[5,6,7]");
}

TEST(Promise, KeepsManyRejectionsApart) {
  EXPECT_EQ(error_of(async_script(R"(
    var kept = [];
    for (var i = 0; i < 40000; i++) kept.push(Promise.reject(i));
    rt.await(null);
    for (var i = 0; i < 40000; i++) if (i !== 33333) kept[i].catch(function () {});
    for (var i = 0; i < 40000; i++) Promise.reject(i).catch(function () {});)"),
                     {.cpu_time = std::chrono::seconds{20}})
                .message,
            "a promise was rejected and nobody handled it: thrown: 33333");
}

TEST(Promise, CanBeExtended) {
  EXPECT_EQ(result_of(handler_script(R"(
    function Mine(executor) { var p = new Promise(executor); Object.setPrototypeOf(p, Mine.prototype); return p; }
    Object.setPrototypeOf(Mine, Promise);
    Mine.prototype = Object.create(Promise.prototype, {constructor: {value: Mine}});
    var made = Mine.resolve(4).then(function (v) { return v + 1; });
    return made.then(function (v) { return [v, made instanceof Mine]; });)")),
            "[5,true]");
}

TEST(Coroutines, RunGenerators) {
  EXPECT_EQ(result_of(handler_script(R"(
    function g() { return rt.generator(function () { try { var got = rt['yield'](1); rt.yieldStar(h()); rt['yield'](got); } finally { log.push('closed'); } }, this, arguments); }
    function h() { return rt.generator(function () { rt['yield'](2); rt['yield'](3); return 9; }); }
    var log = [], it = g();
    log.push(it.next('ignored').value, it.next('sent').value, it.next().value, it.next().value, it['return']('r'), it.next());
    return log;)")),
            R"(["closed",1,2,3,"sent",{"value":"r","done":true},{"done":true}])");
}

TEST(Coroutines, RunAsyncGenerators) {
  EXPECT_EQ(result_of(async_script(R"(
    function g() { return rt.asyncGenerator(function () { rt.asyncYield(Promise.resolve(1)); rt.await(null); rt.asyncYield(2); return 3; }); }
    var it = g(), a = it.next(), b = it.next(), c = it.next(), d = it.next();
    return rt.await(Promise.all([a, b, c, d]));)")),
            R"([{"value":1,"done":false},{"value":2,"done":false},{"value":3,"done":true},{"done":true}])");
}

}  // namespace
}  // namespace sluice::test
