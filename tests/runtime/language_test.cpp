// What authors write, compiled and run: each feature on its own.
#include "runtime/compiler.hpp"
#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

std::shared_ptr<const compiled_script> compile(std::string text, std::string name) {
  static script_compiler compiler;
  auto result = compiler.compile({std::move(name), std::move(text)});
  if (!result) throw std::runtime_error(result.error().format());
  return std::make_shared<const compiled_script>(std::move(*result));
}

/// The result of a script's body (or module) on an event.
std::string js(std::string text, std::string_view event = "") {
  return result_of(compile(std::move(text), "a.js"), event);
}
std::string ts(std::string text, std::string_view event = "") {
  return result_of(compile(std::move(text), "a.ts"), event);
}
script_error js_error(std::string text) { return error_of(compile(std::move(text), "a.js")); }

TEST(ScriptForms, RunsAModulesDefaultFunction) {
  EXPECT_EQ(js("let n = 1; export default function (event) { return event.a + n; }", R"({"a":2})"), "3");
  EXPECT_EQ(js("export default async (event, context) => context.attempt;"), "1");
  EXPECT_EQ(js("const h = async () => 7; export { h as default };"), "7");
  EXPECT_EQ(js("export const other = 1; export default function named() { return named.name; }"),
            "\"named\"");
}

TEST(ScriptForms, RunsABodyWithReturnAndTopLevelAwait) {
  EXPECT_EQ(js("const x = await Promise.resolve(event.n);\nreturn x * 2;", R"({"n":21})"), "42");
  EXPECT_EQ(js("1 + 1;"), "");
}

TEST(ScriptForms, HoistsTheDefaultFunction) {
  EXPECT_EQ(js("handler.calls = 5; export default function handler() { return handler.calls; }"), "5");
}

TEST(ScriptForms, KeepsNamesApartFromTheEnginesOwn) {
  EXPECT_EQ(js("const _rt = 1, _exports = 2, _require = 3, _h$classCallCheck = 4; class A {}; new A();"
               "return [_rt, _exports, _require, _h$classCallCheck, await 5];"),
            "[1,2,3,4,5]");
  EXPECT_EQ(js("return [typeof _rt, typeof exports, typeof module, typeof rt];"),
            R"(["undefined","undefined","undefined","undefined"])");
}

TEST(Classes, KeepPrivateFieldsMethodsAndStatics) {
  EXPECT_EQ(js(R"(
    class Counter {
      #n = 1; static made = 0; static #secret = 9;
      constructor() { Counter.made++; }
      #add(k) { this.#n += k; return this; }
      add(k) { return this.#add(k); }
      get n() { return this.#n; }
      set n(v) { this.#n = v; }
      static reveal() { return Counter.#secret; }
      static { this.ready = true; }
      has(o) { return #n in o; }
    }
    const c = new Counter(); c.add(4).add(5); c.n += 1;
    return [c.n, Counter.made, Counter.reveal(), Counter.ready, c.has(c), c.has({}), Object.keys(c)];)"),
            "[11,1,9,true,true,false,[]]");
}

TEST(Classes, InheritWithSuperAlsoInAsyncMethods) {
  EXPECT_EQ(js(R"(
    class A { constructor(x) { this.x = x; } async m(k) { await null; return this.x + k; } static s() { return 's'; } get g() { return 'g'; } }
    class B extends A {
      constructor() { super(1); }
      async m(k = 2, ...rest) { const f = async () => (await super.m(k)) + rest.length; return await f(); }
      static s() { return super.s() + 't'; }
      get g() { return super.g + 'h'; }
    }
    const b = new B();
    return [await b.m(), await b.m(10, 1, 1), B.s(), b.g, b instanceof A];)"),
            R"([3,13,"st","gh",true])");
}

TEST(Classes, KnowWhatIsConstructed) {
  EXPECT_EQ(js("class P { constructor() { this.n = new.target.name; } } class C extends P {}\n"
               "function f() { return new.target === undefined; } return [new P().n, new C().n, f()];"),
            R"(["P","C",true])");
}

TEST(Classes, ExtendBuiltIns) {
  EXPECT_EQ(js(R"(
    class NotFound extends Error { constructor(what) { super(`no ${what}`); this.name = 'NotFound'; } }
    class Stack extends Array { get top() { return this[this.length - 1]; } }
    const s = new Stack(); s.push(1, 2);
    try { throw new NotFound('x'); } catch (e) { return [e instanceof NotFound, e instanceof Error, e.message, String(e), s.top, s.length]; })"),
            R"([true,true,"no x","NotFound: no x",2,2])");
}

TEST(Bindings, DestructureWithDefaultsAndRest) {
  EXPECT_EQ(js(R"(
    const { a, b: { c = 3, ...others } = {}, ...rest } = event;
    const [x, , y = 'y', ...z] = new Set([1, 2, undefined, 4, 5]);
    let p = 1, q = 2; [p, q] = [q, p];
    const f = ({ k = 1 } = {}, [m] = [5]) => k + m;
    return [a, c, others, rest, x, y, z, p, q, f(), f({ k: 10 }, [20])];)",
               R"({"a":1,"b":{"d":4},"e":5})"),
            R"([1,3,{"d":4},{"e":5},1,"y",[4,5],2,1,6,30])");
}

TEST(Bindings, AreFreshInEachTurnOfALoop) {
  EXPECT_EQ(js(R"(
    const fs = [];
    for (let i = 0; i < 3; i++) { fs.push(() => i); await null; if (i === 1) continue; }
    for (const k of ['a', 'b']) fs.push(() => k);
    for (const k in { p: 1, q: 2 }) fs.push(() => k);
    return fs.map((f) => f());)"),
            R"([0,1,2,"a","b","p","q"])");
}

TEST(Bindings, AreDeadBeforeTheirDeclaration) {
  EXPECT_EQ(js_error("const f = () => x; f(); let x = 1;").name, "ReferenceError");
  EXPECT_EQ(js_error("typeof x; let x;").name, "ReferenceError");
  EXPECT_EQ(js_error("x = 1; let x;").name, "ReferenceError");
  EXPECT_EQ(js_error("let x = x + 1;").name, "ReferenceError");
  EXPECT_EQ(js_error("g(); class A {} function g() { return h(); } function h() { return A; }").name,
            "ReferenceError");
  EXPECT_EQ(js_error("switch (1) { case 0: let q = 1; break; case 1: q; }").name, "ReferenceError");
  EXPECT_EQ(js_error("for (const a of [1]) { const f = () => b; f(); const b = 1; }").name, "ReferenceError");
  EXPECT_EQ(js("const f = () => x; let x = 1; const r = f(); x = 5; return [r, f(), g()]; function g() { "
               "return x; }"),
            "[1,5,5]");
  EXPECT_EQ(js_error("const c = 1; c = 2;").name, "TypeError");
}

TEST(Bindings, AreConstantsAndSaySo) {
  EXPECT_EQ(js_error("const c = 1; c = 2;").message, "c is a constant: it cannot be assigned to");
  EXPECT_EQ(js_error("const f = () => { c++; }; const c = 1; f();").message,
            "c is a constant: it cannot be assigned to");
  EXPECT_EQ(js_error("class A { m() { A = 1; } } new A().m();").message,
            "A is a constant: it cannot be assigned to");
  EXPECT_EQ(js_error("class A { #m() {} n() { this.#m = 1; } } new A().n();").message,
            "#m is a method or has only a getter: it cannot be assigned to");
}

TEST(Bindings, AreDeadAtTheirUseWithOneWording) {
  const std::pair<std::string, int> columns[] = {
      {"const total = x * 2; const x = 1;", 15},
      {"class A extends x { m() {\n} }\nclass x {}", 17},
      {"return [1].map((n) => n + x); let x;", 27},
      {"f(1); let x; function f(y) { return y + x; }", 41},
      {"f(); let x; function f() { x = 1; }", 28},
      {"for (const x of [x]) ;", 18},
      {"((a = x, x = 1) => a)();", 7},
  };
  for (const auto& [source, column] : columns) {
    const script_error error = js_error(source);
    EXPECT_EQ(error.message, "x cannot be used before its declaration has run") << source;
    EXPECT_EQ(error.line, 1) << source;
    EXPECT_EQ(error.column, column) << source;
  }
}

TEST(Bindings, AreNamedWhereTheyAreMissing) {
  const std::pair<std::string, int> columns[] = {
      {"return missing;", 8},
      {"const a = 1, b = { x: missing };", 23},
      {"const { a, b = missing } = {};", 16},
      {"return [1, missing(2)];", 12},
      {"throw new missing.Error();", 11},
      {"return typeof missing + missing;", 25},
      {"const missing = 1; { const f = (missing) => missing; } function g() { return other; } g();", 78},
      {"for (missing in { a: 1 }) ;", 6},
      {"missing++;", 1},
  };
  for (const auto& [source, column] : columns) {
    const script_error error = js_error(source);
    EXPECT_THAT(error.message, testing::HasSubstr(" is not defined")) << source;
    EXPECT_EQ(error.column, column) << source;
  }
  EXPECT_EQ(js_error("return fetch('https://example.com');").message,
            "fetch is not defined: use iota.http, as in `await iota.http.get(url)`");
  EXPECT_EQ(js_error("return global.x;").message, "global is not defined: use globalThis");
  EXPECT_THAT(js_error("return event instanceof Function;").message,
              testing::HasSubstr("`typeof f === 'function'`"));
  EXPECT_EQ(js("try { fetch; } catch (e) { return e.message; }"), R"("fetch is not defined")");
}

TEST(Expressions, ChainSpreadAndFallBack) {
  EXPECT_EQ(js(R"(
    const o = { a: { f() { return this.v; }, v: 7 }, z: 0 }; let n = null; n ??= 'd'; let e = 0; e ||= 5; let t = 1; t &&= 6;
    const max = Math.max(...[1, 9], ...new Set([4]));
    return [o.a?.f(), o.b?.f(), o.b?.c.d, o.a.g?.(), o.z ?? 1, n, e, t, max, { ...o.a, v: 8, ...null }.v, 2 ** 10, 1_000, 0b11, [...'a\u{1F600}'].length];)"),
            R"([7,null,null,null,0,"d",5,6,9,8,1024,1000,3,2])");
}

TEST(Expressions, FillTemplates) {
  EXPECT_EQ(js(R"(
    const tag = (s, ...v) => s.raw.join('|') + v.join(',');
    const same = []; for (let i = 0; i < 2; i++) same.push(((s) => s)`x`);
    return [`a${1 + 1}b`, tag`p\n${1}q${2}`, String.raw`\t${3}`, same[0] === same[1]];)"),
            R"(["a2b","p\\n|q|1,2","\\t3",true])");
}

TEST(ControlFlow, LeavesLabelledLoops) {
  EXPECT_EQ(js(R"(
    const seen = [];
    outer: for (const a of [1, 2, 3]) { for (let b = 0; ; b++) { if (b > a) continue outer; if (a === 3) break outer; seen.push(() => [a, b]); } }
    return seen.map((f) => f().join('')).join();)"),
            R"("10,11,20,21,22")");
}

TEST(ControlFlow, RunsFinallyAroundAwaits) {
  EXPECT_EQ(js(R"(
    const log = [];
    async function f(how) {
      for (let i = 0; i < 2; i++) {
        try { await null; if (how === 'throw') throw new Error('t'); if (how === 'return') return 'r'; log.push(i); }
        catch { log.push('caught'); if (i) return 'c'; }
        finally { await null; log.push('finally'); }
      }
      return 'end';
    }
    return [await f(), await f('return'), await f('throw'), log.join()];)"),
            R"(["end","r","c","0,finally,1,finally,finally,caught,finally,caught,finally"])");
}

TEST(AsyncFunctions, RejectWhenAParameterDefaultThrows) {
  EXPECT_EQ(js(R"(
    async function f(a = (() => { throw new Error('d'); })()) {}
    const g = async ({ x }) => x;
    const fails = async (p) => { try { await p; return 'no'; } catch (e) { return e.name; } };
    return [await fails(f()), await fails(g()), f.length, (async (a, b, c = 1) => {}).length];)"),
            R"(["Error","TypeError",0,2])");
}

TEST(AsyncFunctions, KeepThisAndArguments) {
  EXPECT_EQ(js(R"(
    const o = { v: 1, async m() { const f = async () => [this.v, arguments.length]; return await f('x'); }, async *g() { yield this.v; } };
    async function n(a, b) { return [arguments.length, this === undefined]; }
    return [await o.m(1, 2), await n(1), (await o.g().next()).value];)"),
            "[[1,2],[1,true],1]");
}

TEST(AsyncFunctions, RunSideBySide) {
  EXPECT_EQ(js(R"(
    const log = [];
    const w = async (n) => { log.push(n + 1); await null; log.push(n + 2); return n; };
    const all = await Promise.all([w(10), w(20)]);
    const settled = await Promise.allSettled([Promise.reject(new Error('x')), 1]);
    return [all, log, settled.map((s) => s.status)];)"),
            R"([[10,20],[11,21,12,22],["rejected","fulfilled"]])");
}

TEST(Generators, YieldDelegateAndReturn) {
  EXPECT_EQ(js(R"(
    function* inner() { const got = yield 'i'; return got + '!'; }
    function* g(a = 1) { const r = yield* inner(); yield r; yield* [a, 2]; return 'end'; }
    const it = g(); const out = [it.next().value, it.next('x').value, ...it];
    const o = { *m() { yield this.k; }, k: 'k', *[Symbol.iterator]() { yield 1; yield 2; } };
    const fib = function* () { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } };
    const first = []; for (const n of fib()) { if (n > 10) break; first.push(n); }
    return [out, it.next(), [...o.m()], [...o], first, Object.prototype.toString.call(it), g() instanceof g, fib.name];)"),
            R"([["i","x!",1,2],{"done":true},["k"],[1,2],[0,1,1,2,3,5,8],"[object Generator]",true,"fib"])");
}

TEST(Generators, RunFinallyOnReturnAndPassThrow) {
  EXPECT_EQ(js(R"(
    const log = [];
    function* g() { try { yield 1; yield 2; } catch (e) { log.push('catch ' + e); yield 'c'; } finally { log.push('finally'); } }
    const a = g(); a.next(); const ra = a.return('r');
    const b = g(); b.next(); const rb = b.throw('t'); const rb2 = b.next();
    const [x] = g();
    return [ra, rb.value, rb2.done, x, log];)"),
            R"([{"value":"r","done":true},"c",true,1,["finally","catch t","finally","finally"]])");
}

TEST(Generators, IterateAsynchronously) {
  EXPECT_EQ(js(R"(
    const log = [];
    async function* pages() { try { for (let i = 0; ; i++) { await null; yield i; } } finally { log.push('closed'); } }
    for await (const p of pages()) { if (p === 2) break; log.push(p); }
    outer: for await (const p of [Promise.resolve(7), 8]) { for (;;) { log.push(p); continue outer; } }
    try { for await (const { x } of pages()) throw new Error('e'); } catch (e) { log.push(e.message); }
    async function* all() { yield* pages2(); return 1; } async function* pages2() { yield 'a'; yield Promise.resolve('b'); }
    for await (const p of all()) log.push(p);
    return log;)"),
            R"([0,1,"closed",7,8,"closed","e","a","b"])");
}

TEST(RegularExpressions, HaveModernFlagsAndNamedGroups) {
  EXPECT_EQ(js(R"(
    const m = /(?<y>\d{4})-(?<m>\d\d)/.exec('on 2024-05'); const { y } = m.groups;
    return [y, '2024-05'.replace(/(?<a>\d+)-(?<b>\d+)/, '$<b>/$<a>'), /^.$/u.test('\u{1F600}'), /a.b/s.test('a\nb'), [...'a1b2'.matchAll(/\d/g)].length];)"),
            R"(["2024","05/2024",true,true,2])");
}

TEST(TypeScript, LosesItsTypes) {
  EXPECT_EQ(ts(R"(
    interface Order { id: string; total?: number }
    type Handler<T> = (o: T) => Promise<number>;
    enum Color { Red, Green = 5, Blue, Name = "n" }
    const enum Flag { On = 1 }
    namespace Tax { export const rate = 0.5; }
    abstract class Base<T> { constructor(protected readonly value: T, private n = 2) {} abstract get(): T; twice(): [T, number] { return [this.value, this.n]; } declare z: number; }
    class Impl extends Base<string> { override get(): string { return this.value!; } }
    function over(a: string): string; function over(a: number): number; function over(a: any) { return a; }
    const handler: Handler<Order> = async (o) => o.total ?? 1;
    const conf = { a: 1 } satisfies Record<string, number>;
    export default async function (event: Order, context?: unknown): Promise<any[]> {
      const i = new Impl('v');
      return [await handler(event as Order), Color.Blue, Color[5], Color.Name, Flag.On, Tax.rate, i.get(), i.twice(), over(3), conf.a, <number>7];
    })",
               "{}"),
            R"([1,6,"Green","n",1,0.5,"v",["v",2],3,1,7])");
}

TEST(TypeScript, WorksAsABody) {
  EXPECT_EQ(ts("import type { Order } from './types';\ninterface A { n: number }\nconst a: A = event.a; "
               "return a.n as number;",
               R"({"a":{"n":3}})"),
            "3");
}

TEST(Errors, NameTheAuthorsLineAndColumn) {
  const auto error = js_error(
      "const order = {};\n\nfunction total(o) {\n  return o.items.length;\n}\nreturn total(order);\n");
  EXPECT_EQ(error.name, "TypeError");
  EXPECT_EQ(error.line, 4);
  EXPECT_THAT(error.stack, testing::HasSubstr("a.js:4:"));
  EXPECT_THAT(error.stack, testing::HasSubstr("a.js:6:"));
}

TEST(Errors, NameTheLineInsideCallsOverSeveralLines) {
  const auto error = js_error(
      "const f = (x) => {\n  throw new Error('boom');\n};\nawait null;\n[1].map((x) =>\n  f(\n    x,\n  "
      "),\n);\n");
  EXPECT_EQ(error.line, 2);
  EXPECT_THAT(error.stack, testing::HasSubstr("a.js:6:"));
}

TEST(Statements, LeaveALabelledTry) {
  EXPECT_EQ(js("let o = 0; label: try { break label; } finally { o = 1; } return o;"), "1");
  EXPECT_EQ(js("let o = 0; label: try { o = 2; if (o) break label; o = 3; } catch (e) { o = 4; } return o;"),
            "2");
  EXPECT_EQ(js("let o = 0; a: b: try { try { break b; } finally { ++o; } } finally { ++o; } return o;"), "2");
  EXPECT_EQ(js("let o = 0; a: try { o = await 5; break a; } finally { ++o; } return o;"), "6");
  EXPECT_EQ(js("let o = 0; a: if (!o) try { break a; } finally { o = 1; } return o;"), "1");
  EXPECT_EQ(js("let o = 0; a: switch (o) { case 0: try { break a; } finally { o = 1; } } return o;"), "1");
  EXPECT_EQ(js("let o = 0; a: for (const x of [1, 2]) { b: try { if (x > 1) break b; continue a; } finally { "
               "o += x; } } return o;"),
            "3");
}

TEST(Iteration, GoesOverWhatIsIterable) {
  EXPECT_EQ(js(R"(
    const seen = [];
    for (const c of 'a\u{1f600}b') seen.push(c);
    for (const [k, v] of new Map([['m', 1]])) seen.push(k + v);
    for (const v of new Set([2, 2])) seen.push(v);
    for (const k of new Map([['key', 1]]).keys()) seen.push(k);
    (function () { for (const a of arguments) seen.push(a); })(3, 4);
    for (const n of new Uint8Array([5, 6])) seen.push(n);
    for (const v of (function* () { yield 7; })()) seen.push(v);
    const list = [8]; for (const v of list) { seen.push(v); if (v < 10) list.push(v + 1); }
    for (const v of [, 11]) seen.push(v);
    return seen;)"),
            "[\"a\",\"\xF0\x9F\x98\x80\",\"b\",\"m1\",2,\"key\",3,4,5,6,7,8,9,10,null,11]");
}

TEST(Iteration, GoesOverArraysBehindProxiesAndPrototypesWhateverElseTheScriptNames) {
  EXPECT_EQ(js("const p = new Proxy([1, 2], {}); return [...p];"), "[1,2]");
  EXPECT_EQ(js("const [a, ...b] = new Proxy([1, 2], {}); return [a, b];"), "[1,[2]]");
  EXPECT_EQ(js("return new Set(new Proxy([1, 1], {})).size;"), "1");
  EXPECT_EQ(js("return [...Object.create([1, 2])];"), "[1,2]");
  EXPECT_EQ(js("const seen = []; for (const v of Object.create([3])) seen.push(v); return seen;"), "[3]");
  EXPECT_EQ(js("const [a] = Object.create([4]); return a;"), "4");
}

TEST(Iteration, ClosesWhatItLeavesEarly) {
  EXPECT_EQ(js(R"(
    const log = [];
    const source = (failing) => ({ [Symbol.iterator]: () => ({ i: 0,
      next() { if (failing === 'next') throw new Error('next'); return { value: this.i++, done: this.i > 3 }; },
      return() { log.push('closed'); if (failing === 'return') throw new Error('return'); return {}; } }) });
    const tried = (f) => { try { log.push(f()); } catch (e) { log.push(e.message); } };
    tried(() => { for (const x of source()) if (x === 1) break; return 'break'; });
    tried(() => { for (const x of source()) return 'return'; });
    tried(() => { for (const x of source()) throw new Error('thrown'); });
    tried(() => { for (const x of source('return')) throw new Error('thrown first'); });
    tried(() => { for (const x of source('return')) break; });
    tried(() => { for (const x of source('next')) break; });
    tried(() => { for (const x of source()); return 'whole'; });
    tried(() => { outer: for (const x of source()) for (const y of source()) continue outer; return 'outer'; });
    tried(() => { const [a] = source(); return 'one'; });
    tried(() => { const g = (function* () { for (const x of source()) yield x; })(); g.next(); g.return(); return 'generator'; });
    return log.join();)"),
            "\"closed,break,closed,return,closed,thrown,closed,thrown first,closed,return,next,whole,"
            "closed,closed,closed,outer,closed,one,closed,generator\"");
}

TEST(Iteration, SaysWhatIsNotIterable) {
  EXPECT_EQ(js_error("for (const x of undefined);").message, "undefined is not iterable");
  EXPECT_EQ(js_error("const [a] = {};").message, "an object without [Symbol.iterator]() is not iterable");
  EXPECT_EQ(js_error("const n = 5;\nMath.max(...n);").message, "a number is not iterable");
  EXPECT_EQ(js_error("const n = 5;\n\nfor (const x of n);").line, 3);
}

TEST(Classes, KeepPrivateMembersToTheirObjects) {
  const auto message = [](const std::string& code) {
    return js(
        "class A { #x = 1; #m() { return 2; } static get(o) { return o.#x; } static set(o) { o.#x = 3; } "
        "static call(o) { return o.#m(); } } try { " +
        code + " } catch (e) { return e.name + ': ' + e.message; }");
  };
  EXPECT_EQ(message("return [A.get(new A()), A.call(Object.freeze(new A()))];"), "[1,2]");
  for (const char* use : {"A.get({});", "A.set({});", "A.call({});"})
    EXPECT_EQ(message(use),
              R"("TypeError: this object has no such private member: it was not made by the class")");
  EXPECT_EQ(message("class Give { constructor(o) { return o; } } class Twice extends Give { #y = 1; } "
                    "const o = {}; new Twice(o); new Twice(o);"),
            R"("TypeError: the object has this private member already")");
}

TEST(Destructuring, StepsThroughALoop) {
  EXPECT_EQ(js(R"(
    const list = { value: 1, next: { value: 2, next: { value: 3, next: null } } };
    let sum = 0;
    for (let { value, next } = list; ; { value, next } = next) { sum += value; if (!next) break; }
    let a, b, count = 0;
    for ([a, b] = [1, 2]; a < 20; [a, b] = [b, a + b]) ++count;
    return [sum, a, b, count];)"),
            "[6,21,34,6]");
}

TEST(Stacks, NameAsyncFunctionsOfEveryFormAndWhoAwaitedThem) {
  const script_error error = js_error(R"(export default async function handler() {
  await new Service().load('x');
}
class Service {
  async load(id) {
    return await this.#fetch(id); }
  async #fetch(id) {
    for await (const page of pages(id)) return page; }
}
const fail = async (n = 1) => {
  await null;
  throw new Error('no'); };
async function* pages(id) {
  yield await fail(); }
)");
  EXPECT_EQ(error.stack,
            "at fail (a.js:12:9)\nat async pages (a.js:14:9)\nat async #fetch (a.js:8:5)\n"
            "at async load (a.js:6:12)\nat async handler (a.js:2:3)");
}

}  // namespace
}  // namespace sluice::test
