#include "runtime/error_report.hpp"

#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

TEST(ErrorReport, NamesTheAuthorsLinesAndFunctions) {
  const script_error error =
      error_of(handler_script("\nfunction inner() {\n  throw new TypeError('no');\n}\n\ninner();"));
  EXPECT_EQ(error.name, "TypeError");
  EXPECT_EQ(error.message, "no");
  EXPECT_EQ(error.file, "script.js");
  EXPECT_EQ(error.line, 3);
  EXPECT_EQ(error.stack, "at inner (script.js:3:1)\nat anonymous (script.js:6:1)");
}

TEST(ErrorReport, FindsTheLineAfterAnAwait) {
  const script_error error = error_of(async_script("rt.await(null);\nrt.await(null);\nundefined.x;"));
  EXPECT_EQ(error.name, "TypeError");
  EXPECT_EQ(error.line, 3);
  EXPECT_THAT(error.stack, testing::Not(testing::HasSubstr("sluice")));
}

TEST(ErrorReport, NamesTheLineOfACallOfWhatIsNoFunction) {
  EXPECT_EQ(error_of(handler_script("\nvar o = {};\nMath.max(1);\n\no.missing(1);")).line, 5);
  EXPECT_EQ(error_of(handler_script("\nvar o = {};\nMath.max(1);\n\no.a.missing(1);")).line, 5);
  EXPECT_EQ(error_of(handler_script("\nvar f = 1;\nMath.max(1);\n\nf(1);")).line, 5);
}

TEST(ErrorReport, KeepsTheLineOfAnErrorThatPassedThroughPromises) {
  const script_error error =
      error_of(async_script("function f() { return rt.async(function () {\nrt.await(0);\nthrow new "
                            "Error('deep'); }); }\nrt.await(f());"));
  EXPECT_EQ(error.line, 3);
}

TEST(ErrorReport, NamesThoseWhoAwaitedWhatFailed) {
  // inner fails after its first await: neither of the others is running then.
  const script_error error = error_of(async_script(
      "function inner() { return rt.async(function inner() {\nrt.await(0);\nthrow new Error('deep'); }); }\n"
      "function outer() { return rt.async(function outer() {\nrt.await(inner()); }); }\n"
      "rt.await(outer());"));
  EXPECT_EQ(error.line, 3);
  EXPECT_EQ(error.stack,
            "at inner (script.js:3:1)\nat async outer (script.js:5:1)\nat async anonymous (script.js:6:1)");
}

TEST(ErrorReport, NamesThoseWhoWereRunningWhenAnAsyncFunctionFailedOnce) {
  const script_error error = error_of(
      async_script("function inner() { return rt.async(function inner() {\nthrow new Error('early'); }); }\n"
                   "function sync() {\nreturn inner(); }\nrt.await(sync());"));
  EXPECT_EQ(error.stack, "at inner (script.js:2:1)\nat sync (script.js:4:1)\nat anonymous (script.js:5:1)");
}

TEST(ErrorReport, NotesAnAwaitOnceThoughItsErrorIsKept) {
  const script_error error = error_of(async_script(
      "var kept = Promise.reject(Object.freeze(new Error('kept')));\n"
      "for (var i = 0; i < 1000; i++) { try {\nrt.await(kept); } catch (e) {} }\nrt.await(kept);"));
  EXPECT_EQ(
      error.stack,
      "at anonymous (script.js:1:1)\nat async anonymous (script.js:3:1)\nat async anonymous (script.js:4:1)");
}

TEST(ErrorReport, TellsWhatAnAggregateErrorIsAbout) {
  const script_error error = error_of(
      handler_script("function one(n) {\nreturn Promise.reject(new TypeError('no ' + n)); }\n"
                     "return Promise.any([one(1), Promise.reject('plain'), 3, 4, 5, 6].map(function (p) {\n"
                     "return typeof p === 'number' ? Promise.reject(p) : p; }));"));
  EXPECT_EQ(error.name, "AggregateError");
  EXPECT_EQ(error.line, 2);
  EXPECT_EQ(error.stack,
            "with [0] TypeError: no 1\nat one (script.js:2:1)\nat anonymous (script.js:3:1)\n"
            "with [1] 'plain'\nwith [2] 3\nwith [3] 4\nwith [4] 5\nand 1 more");
}

TEST(ErrorReport, KnowsTheLineOfWhatIsNoError) {
  EXPECT_EQ(error_of(handler_script("\nthrow 'text';")).line, 2);
  EXPECT_EQ(error_of(handler_script("\n\nthrow {code: 5};")).line, 3);
  EXPECT_EQ(error_of(async_script("rt.await(0);\nthrow 5;")).line, 2);
  EXPECT_EQ(error_of(handler_script("\nreturn Promise.reject(null);")).line, 2);
  EXPECT_EQ(error_of(handler_script("return new Promise(function (ok, fail) {\nfail(1); });")).line, 2);
  // Another value was thrown last.
  EXPECT_EQ(
      error_of(handler_script("var p = Promise.reject(1);\ntry { throw 2; } catch (e) {} return p;")).line,
      0);
}

TEST(ErrorReport, TellsCodeAndPermanence) {
  const script_error error =
      error_of(handler_script("var e = new iota.PermanentError('never', 'BAD_ORDER'); throw e;"));
  EXPECT_EQ(error.name, "iota.PermanentError");
  EXPECT_EQ(error.code, "BAD_ORDER");
  EXPECT_TRUE(error.permanent);
  EXPECT_FALSE(error_of(handler_script("throw new iota.Error('again');")).permanent);
}

TEST(ErrorReport, ShowsWhateverWasThrown) {
  EXPECT_EQ(error_of(handler_script("throw 'text';")).message, "thrown: 'text'");
  EXPECT_EQ(error_of(handler_script("throw {a: [1]};")).message, "thrown: { a: [ 1 ] }");
  EXPECT_EQ(error_of(handler_script("throw undefined;")).message, "thrown: undefined");
  EXPECT_EQ(error_of(handler_script("return Promise.reject(null);")).message, "thrown: null");
  EXPECT_EQ(error_of(handler_script("throw {get code() { throw 1; }};")).message,
            "thrown: { code: [Getter] }");
  EXPECT_EQ(error_of(handler_script("var e = new Error('m'); Object.defineProperty(e, 'message', {get: "
                                    "function () { throw 1; }}); throw e;"))
                .name,
            "Error");
}

TEST(ErrorReport, NamesTheLineOfNewForTheAuthorsOwnClasses) {
  const script_error error = error_of(handler_script(R"(
    function Base(m) { var e = new Error(m);
      Object.setPrototypeOf(e, Object.getPrototypeOf(this)); return e; }
    Base.prototype = Object.create(Error.prototype, {constructor: {value: Base}});
    function Mine(m) {
      return Base.call(this, m); }
    Mine.prototype = Object.create(Base.prototype, {constructor: {value: Mine}});
    function f() {
      throw new Mine('boom');
    }
    f();)"));
  EXPECT_EQ(error.message, "boom");
  EXPECT_EQ(error.line, 9);
  EXPECT_THAT(error.stack, testing::StartsWith("at f (script.js:9:1)"));
}

TEST(ErrorReport, TellsTheCauses) {
  const script_error error =
      error_of(handler_script("function inner() {\n  throw new TypeError('deep'); }\n"
                              "try { inner(); } catch (e) { var outer = new Error('outer'); "
                              "Object.defineProperty(outer, 'cause', {value: e});\n"
                              "Object.defineProperty(e, 'cause', {value: {code: 7}}); throw outer; }"));
  EXPECT_EQ(error.message, "outer");
  EXPECT_EQ(error.stack,
            "at anonymous (script.js:3:1)\ncaused by TypeError: deep\nat inner (script.js:2:1)\n"
            "at anonymous (script.js:3:1)\ncaused by { code: 7 }");
}

TEST(ErrorReport, SaysWhatWentWrongAsOtherEnginesDo) {
  const auto message = [](const std::string& body) {
    return error_of(handler_script("'use strict'; " + body)).message;
  };
  EXPECT_EQ(message("({}).missing();"), "'missing' is not a function (it is undefined)");
  EXPECT_EQ(message("var f = 5; f();"), "5 is not a function");
  EXPECT_EQ(message("var F; new F();"), "undefined is not a constructor");
  EXPECT_EQ(message("undefined.x;"), "cannot read property 'x' of undefined");
  EXPECT_EQ(message("Object.freeze({a: 1}).a = 2;"), "cannot assign to read-only property 'a'");
  EXPECT_EQ(message("Object.freeze([1])[0] = 2;"), "cannot assign to read-only property 0");
  EXPECT_EQ(message("Array.prototype.mine = 1;"), "cannot add property 'mine', the object is not extensible");
  EXPECT_EQ(message("({get a() {}}).a = 1;"), "cannot set property 'a', which has only a getter");
  EXPECT_EQ(message("delete Object.freeze({a: 1}).a;"), "cannot delete property 'a'");
  EXPECT_EQ(message("({})();"), "an object is not a function");
  EXPECT_EQ(message("new Symbol();"), "Symbol is not a constructor");
  EXPECT_EQ(message("null[Symbol.iterator];"), "cannot read property Symbol(Symbol.iterator) of null");
  EXPECT_EQ(message("null[Symbol('\\u20ac'.repeat(1000))];"),
            "cannot read property Symbol(€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€€) of null");
  EXPECT_EQ(message("'a' in 'abc';"), "object required, found 'abc'");
  EXPECT_EQ(message("'' + Symbol();"), "cannot convert a Symbol to a string");
}

TEST(ErrorReport, LooksForTheRecursionThatDoesNotEnd) {
  const script_error error = error_of(handler_script("\nfunction f() {\n  return f() + 1;\n}\nf();"));
  EXPECT_EQ(error.name, "RangeError");
  EXPECT_THAT(error.message, testing::EndsWith("limit: look for a recursion that does not end"));
}

TEST(ErrorReport, NamesTheBuiltInThatRefused) {
  const auto message = [](const std::string& body) {
    return error_of(handler_script("'use strict'; " + body)).message;
  };
  EXPECT_EQ(message("[1].map(5);"), "map(): function required, found 5");
  EXPECT_EQ(message("[].reduce(function () {});"), "reduce(): an empty array needs an initial value");
  EXPECT_EQ(message("Object.assign(null);"), "assign(): cannot convert undefined or null to an object");
  EXPECT_EQ(message("'a'.repeat(-1);"), "repeat(): the count has to be 0 or more, and finite");
  EXPECT_EQ(message("'a'.startsWith(/a/);"), "startsWith(): wants text, not a regular expression");
  EXPECT_THAT(message("decodeURIComponent('%');"), testing::StartsWith("decodeURIComponent(): a % without"));
}

TEST(ErrorReport, SaysWhereJsonIsWrong) {
  const auto message = [](const std::string& json) {
    return error_of(handler_script("JSON.parse(" + json + ");")).message;
  };
  EXPECT_EQ(message(R"('{"a": 1,}')"), R"(invalid JSON: unexpected '}' at position 8, in '{"a": 1,}')");
  EXPECT_EQ(message(R"('{"\u00e9": x}')"), R"(invalid JSON: unexpected 'x' at position 6, in '{"é": x}')");
  EXPECT_EQ(message("'[\\u20ac]'"), "invalid JSON: unexpected '€' at position 1, in '[€]'");
  EXPECT_EQ(message("''"), "invalid JSON: the text is empty");
  EXPECT_EQ(message("'[1, 2'"), "invalid JSON: the text ends too early, at position 5, after '[1, 2'");
  EXPECT_EQ(message("'1'.repeat(100) + 'x'"),
            "invalid JSON: unexpected 'x' at position 100, in '111111111111111111111111x'");
  EXPECT_EQ(message("'[' + '\\u20ac'.repeat(100)"),
            "invalid JSON: unexpected '€' at position 1, in '[€€€€€€€€€€€€€€€'");
  EXPECT_EQ(error_of(handler_script("var a = {}; a.a = a; JSON.stringify(a);")).message,
            "an object that contains itself cannot become JSON");
}

TEST(ErrorReport, CutsWhatIsTooLongAndSaysSo) {
  const std::string big = "var big = 'x'.repeat(2e6);";
  const script_error error = error_of(
      handler_script(big + "var e = new Error('\\u20ac' + big); e.name = e.code = big;"
                           "function f() { throw e; } Object.defineProperty(f, 'name', {value: big}); f();"));
  EXPECT_THAT(error.message, testing::AllOf(testing::StartsWith("€xxx"),
                                            testing::EndsWith("... (the first 16384 of 2000003 bytes)")));
  EXPECT_THAT(error.name, testing::EndsWith("x... (the first 1024 of 2000000 bytes)"));
  EXPECT_THAT(error.code, testing::EndsWith("x... (the first 1024 of 2000000 bytes)"));
  EXPECT_LT(error.stack.size(), 16u << 10);
  EXPECT_LT(error_of(handler_script(big + "throw [big, big, big, big];")).message.size(), 20u << 10);
  EXPECT_LT(error_of(handler_script(big + "return Promise.reject({code: big});")).code.size(), 2u << 10);
}

TEST(ErrorReport, GivesScriptsTheirOwnLinesToo) {
  EXPECT_EQ(result_of(handler_script("return new Error('x').stack;")),
            R"x("Error: x\n    at anonymous (script.js:1:1)")x");
}

TEST(ErrorReport, FindsTheLineOfAMemoryLimit) {
  for (const auto& script : {handler_script("var a = [];\nfor (;;) a.push({});"),
                             async_script("var a = [];\nfor (;;) a.push({});")}) {
    const script_error error =
        error_of(script, {.cpu_time = std::chrono::seconds{10}, .memory_bytes = 4u << 20});
    EXPECT_EQ(error.code, "memory_limit");
    EXPECT_EQ(error.line, 2);
  }
}

}  // namespace
}  // namespace sluice::test
