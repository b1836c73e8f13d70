#include "runtime/sandbox.hpp"

#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

std::string value_of(const std::string& expression) {
  return result_of(handler_script("return " + expression + ";"));
}

TEST(Sandbox, HasNoWayToMakeCodeOfText) {
  for (const char* name : {"eval", "Function", "Duktape", "require", "fetch", "XMLHttpRequest", "process",
                           "CBOR", "Buffer", "performance"})
    EXPECT_EQ(value_of("typeof globalThis['" + std::string{name} + "']"), "\"undefined\"") << name;
  for (const char* f : {"function () {}", "Array.prototype.map", "console.log", "Promise", "iota.sleep",
                        "(getter)", "rt.async", "rt['await']"}) {
    const std::string made =
        "(function () { var getter = Object.getOwnPropertyDescriptor({get a() { return 1; }}, 'a').get; try "
        "{ return (" +
        std::string{f} + ").constructor('return 1')(); } catch (e) { return e.name; } })()";
    EXPECT_THAT(value_of(made), testing::AnyOf("\"TypeError\"", "\"RangeError\"")) << f;
  }
}

TEST(Sandbox, HasNoStringsThatNameInternals) {
  EXPECT_EQ(value_of("[typeof String.fromBuffer, typeof Uint8Array.allocPlain, typeof Uint8Array.plainOf]"),
            R"(["undefined","undefined","undefined"])");
  EXPECT_EQ(value_of("Object.getOwnPropertyNames(Promise.resolve(1))"), "[]");
  EXPECT_EQ(
      value_of("[Reflect.ownKeys(Promise.resolve(1)), Object.getOwnPropertySymbols(Promise.resolve(1))]"),
      "[[],[]]");
  // Internal names begin with the byte FF, which no string of a script's may: from outside or made inside.
  EXPECT_EQ(result_of(handler_script("return [typeof Promise.resolve(1)[event], event.length > 12];"),
                      "\"\xFFpromiseState\""),
            R"(["undefined",true])");
  for (const char* made :
       {"unescape('%FFpromiseState')", "String.fromCharCode(255) + 'promiseState'",
        "JSON.parse('\"\\\\u00ffpromiseState\"')", "Symbol('\\xffpromiseState')",
        "Symbol.for('\\xffpromiseState')",
        "new TextDecoder().decode(new Uint8Array([255].concat('promiseState'.split('').map("
        "function (c) { return c.charCodeAt(0); }))))"})
    EXPECT_EQ(value_of("typeof Promise.resolve(1)[" + std::string{made} + "]"), "\"undefined\"") << made;
}

TEST(Sandbox, FreezesBuiltIns) {
  for (const char* object : {"Object",
                             "Object.prototype",
                             "Array.prototype",
                             "Array.prototype.push",
                             "(function () {}).call",
                             "String.prototype",
                             "Promise",
                             "Promise.prototype",
                             "Promise.prototype.then",
                             "Promise.all",
                             "Error.prototype",
                             "TypeError",
                             "JSON",
                             "Math",
                             "Reflect",
                             "console",
                             "console.log",
                             "iota",
                             "iota.sleep",
                             "iota.Error",
                             "iota.Error.prototype",
                             "Date.prototype",
                             "RegExp.prototype",
                             "rt",
                             "rt.async",
                             "Object.getPrototypeOf(rt.generator(function () {}))",
                             "Symbol.prototype",
                             "Map.prototype",
                             "Map",
                             "Object.getPrototypeOf([][Symbol.iterator]())",
                             "Object.getPrototypeOf(new Map().entries())",
                             "Object.getPrototypeOf(''.matchAll(/a/g))",
                             "Object.setPrototypeOf",
                             "setTimeout",
                             "clearInterval"})
    EXPECT_EQ(value_of("Object.isFrozen(" + std::string{object} + ")"), "true") << object;
}

TEST(Sandbox, KeepsGlobalsAsTheyAre) {
  EXPECT_EQ(
      value_of("(function () { 'use strict'; try { globalThis.JSON = 1; } catch (e) { return e.name; } })()"),
      "\"TypeError\"");
  EXPECT_EQ(value_of("(globalThis.mine = 1, globalThis.mine)"), "1");
}

TEST(Sandbox, KeepsTheGlobalObjectsPrototype) {
  for (const char* change :
       {"Object.setPrototypeOf(globalThis, {zz: 1})", "globalThis.__proto__ = {zz: 1}",
        "Reflect.setPrototypeOf(globalThis, {zz: 1}) || f()",
        "Object.getOwnPropertyDescriptor(Object.prototype, '__proto__').set.call(globalThis, null)"})
    EXPECT_EQ(value_of("(function () { 'use strict'; function f() { throw new TypeError('false'); } try { " +
                       std::string{change} + "; } catch (e) { return [e.name, typeof zz]; } })()"),
              R"(["TypeError","undefined"])")
        << change;
  EXPECT_EQ(
      value_of("[Object.setPrototypeOf({}, {a: 1}).a, Reflect.setPrototypeOf([], null),"
               "(function () { var o = {}; o.__proto__ = {c: 3}; return o.c; })(),"
               "Object.setPrototypeOf(globalThis, Object.getPrototypeOf(globalThis)) === globalThis,"
               "Object.setPrototypeOf.name, Object.setPrototypeOf.length, Object.setPrototypeOf(1, null)]"),
      R"([1,true,3,true,"setPrototypeOf",2,1])");
}

TEST(Sandbox, LetsOneExecutionNotTouchTheNext) {
  script_run run{
      handler_script("if (event === 1) { try { Array.prototype.push = null; Object.prototype.x = 1; "
                     "Promise.prototype.then = null; } catch (e) {} }"
                     "return [typeof [].push, ({}).x === undefined, typeof Promise.resolve().then];")};
  run.run("1");
  EXPECT_EQ(run.result("2"), R"(["function",true,"function"])");
}

TEST(Sandbox, LetsScriptsShadowWhatBuiltInsHandDown) {
  EXPECT_EQ(value_of("(function () { 'use strict'; var o = {}; o.toString = function () { return 'mine'; }; "
                     "o.constructor = 1;"
                     "var e = new Error('a'); e.name = 'Mine'; e.message = 'b';"
                     "function F() {} F.prototype = Object.create(Error.prototype); F.prototype.constructor "
                     "= F; F.prototype.name = 'F';"
                     "var f = new F(); f.message = 'm'; return [String(o), String(e), String(f)]; })()"),
            R"(["mine","Mine: b","F: m"])");
}

TEST(Sandbox, LetsScriptsShadowWhatTheEnginesOwnBuiltInsHandDown) {
  EXPECT_EQ(value_of("(function () { 'use strict';"
                     "function Bad() { var e = new iota.PermanentError('no'); e.name = 'Bad'; return e; }"
                     "var m = new Map(); m.get = 1; var s = new Set(); s.has = 2;"
                     "var p = Promise.resolve(); p.then = 3; var c = Object.create(console); c.log = 4;"
                     "var a = new AggregateError([]); a.name = 'A';"
                     "return [Bad().name, m.get, s.has, p.then, c.log, a.name]; })()"),
            R"(["Bad",1,2,3,4,"A"])");
}

}  // namespace
}  // namespace sluice::test
