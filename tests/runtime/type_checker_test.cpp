#include "runtime/type_checker.hpp"

#include "tests/runtime/script_fixture.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace sluice {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using namespace std::chrono_literals;

/// Shared, since loading the checker takes a moment.
type_checker& checker() {
  static type_checker instance;
  return instance;
}

/// "line:column code message" of each warning.
std::vector<std::string> warnings(std::string text, std::string name = "a.js") {
  const auto found = checker().check({std::move(name), std::move(text)});
  if (!found) return {found.error().message};
  std::vector<std::string> lines;
  for (const type_warning& it : *found)
    lines.push_back(fmt::format("{}:{} {} {}", it.line, it.column, it.code, it.message));
  return lines;
}

std::vector<std::string> typescript_warnings(std::string text) { return warnings(std::move(text), "a.ts"); }

TEST(TypeChecker, ShowsWhereAMemberIsMisspelt) {
  const script_source source{"orders.js",
                             "export default async function (event) {\n  await iota.slep(5);\n}\n"};
  const auto found = checker().check(source);
  ASSERT_TRUE(found) << found.error().message;
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ(found->front().format(),
            "orders.js:2:14: warning: Property 'slep' does not exist on type 'typeof iota'. Did you mean "
            "'sleep'? (TS2551)\n  await iota.slep(5);\n             ^");
}

TEST(TypeChecker, TypesTheHandlersParameters) {
  for (const char* form :
       {"export default async function (event, context) { return [event.sorce, context.atempt]; }",
        "export default function named(event, context) { return [event.sorce, context.atempt]; }",
        "export default (event, context) => [event.sorce, context.atempt];",
        "export default (async (event, context) => [event.sorce, context.atempt]);",
        "const f = (event, context) => [event.sorce, context.atempt]; export default f;",
        "function f(event, context) { return [event.sorce, context.atempt]; } export { f as default };",
        "return [event.sorce, context.atempt];"})
    for (const char* name : {"a.js", "a.ts"})
      EXPECT_THAT(warnings(form, name),
                  ElementsAre(HasSubstr("Property 'sorce' does not exist on type 'IotaEvent<any>'. Did you "
                                        "mean 'source'?"),
                              HasSubstr("Property 'atempt' does not exist on type 'IotaContext'. Did you "
                                        "mean 'attempt'?")))
          << form;
  EXPECT_THAT(warnings("export default ({ data, sorce }) => [data.anything, sorce];"),
              ElementsAre(HasSubstr("Property 'sorce' does not exist on type 'IotaEvent<any>'")));
}

TEST(TypeChecker, LeavesTypesThatTheAuthorGave) {
  EXPECT_THAT(typescript_warnings("interface E { items: number[] }\n"
                                  "export default (event: E, { attempt }: { attempt: number }) => "
                                  "event.items.length + attempt;"),
              IsEmpty());
  EXPECT_THAT(warnings("/** @param {{items: number[]}} event */\n"
                       "export default function (event) { return event.items.length; }"),
              IsEmpty());
  for (const char* handler :
       {"/** @type {IotaHandler<{n: number}>} */\nconst f = (event) => event.data.m;\nexport default f;",
        "export default /** @type {IotaHandler<{n: number}>} */ ((event) =>\n event.data.m);",
        "/** @param {IotaEvent<{n: number}>} event */\nexport default (event) => event.data.m;",
        "/** @param {{n: number}} data */\nfunction f(data) { return data.m; }\nreturn f(event.data);"})
    EXPECT_THAT(warnings(handler),
                ElementsAre(HasSubstr("Property 'm' does not exist on type '{ n: number; }'")))
        << handler;
  EXPECT_THAT(typescript_warnings("export default function (this: void, event) { return event.data; }"),
              IsEmpty());
  EXPECT_THAT(warnings("export default (event = {}) => event.items;"), IsEmpty());
  EXPECT_THAT(warnings("export default (...all) => all.length;"), IsEmpty());
  EXPECT_THAT(warnings("function f(event) { return event.items; }\nexport default (event) => f(event.data);"),
              IsEmpty());
}

TEST(TypeChecker, CountsPositionsInTheAuthorsSource) {
  EXPECT_THAT(warnings("iota.slep(1);"), ElementsAre(StartsWith("1:6 TS2551")));
  EXPECT_THAT(warnings("const s = 'ü😀'; iota.slep(1);"), ElementsAre(StartsWith("1:23 TS2551")));
  EXPECT_THAT(warnings("\r\n  iota.slep(1);\r\n"), ElementsAre(StartsWith("2:8 TS2551")));
  EXPECT_THAT(warnings("export default () => iota.slep(1);"), ElementsAre(StartsWith("1:27 TS2551")));
}

TEST(TypeChecker, ChecksBodiesAsFunctions) {
  EXPECT_THAT(warnings("const x = await Promise.resolve('a');\nif (!x) return;\nreturn x.lenght;"),
              ElementsAre("3:10 TS2551 Property 'lenght' does not exist on type 'string'. Did you mean "
                          "'length'?"));
  EXPECT_THAT(typescript_warnings("interface A { b: number }\nconst a: A = event.data;\nreturn a.c;"),
              ElementsAre(StartsWith("3:10 TS2339")));
}

TEST(TypeChecker, FindsMistakesInJavaScript) {
  EXPECT_THAT(warnings("return 'a'.trimm();"), ElementsAre(HasSubstr("Did you mean 'trim'?")));
  EXPECT_THAT(warnings("return consol.log(1);"), ElementsAre(HasSubstr("Cannot find name 'consol'")));
  EXPECT_THAT(warnings("return { orders };"), ElementsAre(HasSubstr("No value exists in scope")));
  EXPECT_THAT(warnings("const { lenght } = 'abc'; return lenght;"),
              ElementsAre(HasSubstr("Property 'lenght' does not exist")));
  EXPECT_THAT(warnings("console.lgo(1);"), ElementsAre(HasSubstr("Property 'lgo' does not exist")));
  EXPECT_THAT(warnings("iota.sleep();"), ElementsAre(HasSubstr("Expected 1 arguments, but got 0.")));
  EXPECT_THAT(warnings("iota.sleep('5');"), ElementsAre(HasSubstr("TS2345")));
  EXPECT_THAT(warnings("function f(a) { return a; }\nreturn f(1, 2);"),
              ElementsAre(HasSubstr("Expected 0-1 arguments, but got 2.")));
  EXPECT_THAT(warnings("throw iota.PermanentError('x');"), ElementsAre(HasSubstr("include 'new'?")));
  EXPECT_THAT(warnings("const a = 1;\na = 2;"), ElementsAre(HasSubstr("is a constant")));
  EXPECT_THAT(warnings("return typeof event === 'strng';"), ElementsAre(HasSubstr("TS2367")));
  EXPECT_THAT(
      warnings("async function load() { return { status: 1 }; }\nconst r = load();\nreturn r.status;"),
      ElementsAre(HasSubstr("Did you forget to use 'await'?")));
  EXPECT_THAT(warnings("class A { #n = 1; get n() { return this.#n; } }\nreturn new A().m;"),
              ElementsAre(HasSubstr("Property 'm' does not exist on type 'A'")));
}

TEST(TypeChecker, FindsMistakesInTypeScript) {
  EXPECT_THAT(typescript_warnings("const n: number = 'a'; return n;"),
              ElementsAre("1:7 TS2322 Type 'string' is not assignable to type 'number'."));
  EXPECT_THAT(typescript_warnings("return [1].find((n) => n > 1).toFixed();"),
              ElementsAre(HasSubstr("possibly 'undefined'")));
  EXPECT_THAT(typescript_warnings("return event.subject.length;"),
              ElementsAre(HasSubstr("'event.subject' is possibly 'undefined'")));
  EXPECT_THAT(typescript_warnings("interface O { total: number }\nexport default (event: IotaEvent<O>) => "
                                  "event.data.totl;"),
              ElementsAre(HasSubstr("Did you mean 'total'?")));
  EXPECT_THAT(typescript_warnings("const handler: IotaHandler<{ n: number }> = ({ data }, { attempt }) => "
                                  "data.m + attempt;\nexport default handler;"),
              ElementsAre(HasSubstr("Property 'm' does not exist on type '{ n: number; }'")));
  EXPECT_THAT(typescript_warnings("declare global { interface Array<T> { last(): T } }\n"
                                  "export default () => [1].last().toFixd();"),
              ElementsAre(HasSubstr("Did you mean 'toFixed'?")));
}

TEST(TypeChecker, KnowsWhatTheSandboxHasNot) {
  for (const char* name :
       {"eval", "require", "process", "fetch", "Intl", "Buffer", "window", "BigInt", "WeakRef", "module"})
    EXPECT_THAT(warnings(fmt::format("return {};", name)),
                ElementsAre(fmt::format("1:8 TS2304 Cannot find name '{}'.", name)));
}

TEST(TypeChecker, TellsTypesFromValues) {
  EXPECT_THAT(warnings("return Function('return 1')();"),
              ElementsAre(HasSubstr("'Function' only refers to a type")));
}

TEST(TypeChecker, HeedsCommentsThatSwitchItOff) {
  EXPECT_THAT(warnings("// @ts-nocheck\niota.slep(1);"), IsEmpty());
  EXPECT_THAT(typescript_warnings("/* Orders.\n */\n// @ts-nocheck\nexport default () => iota.slep(1);"),
              IsEmpty());
  EXPECT_THAT(warnings("iota.slep(1);\n// @ts-nocheck"), ElementsAre(StartsWith("1:6")));
  EXPECT_THAT(warnings("// @ts-ignore\niota.slep(1);\niota.slep(2);"), ElementsAre(StartsWith("3:6")));
  EXPECT_THAT(typescript_warnings("// @ts-expect-error: soon\n\niota.slep(1);"), IsEmpty());
}

TEST(TypeChecker, ForgetsTheScriptBefore) {
  EXPECT_THAT(typescript_warnings("declare global { var mine: string; interface Array<T> { mine: T } }\n"
                                  "export default () => [mine].mine;"),
              IsEmpty());
  EXPECT_THAT(warnings("return mine;"), ElementsAre(HasSubstr("Cannot find name 'mine'")));
  EXPECT_THAT(warnings("return [1].mine;"), ElementsAre(HasSubstr("Property 'mine' does not exist")));
}

TEST(TypeChecker, HasNothingToSayOnSyntaxItDoesNotKnow) {
  EXPECT_THAT(typescript_warnings("function f<const T>(x: T) { return x.y; }\nreturn f(1);"), IsEmpty());
}

/// JavaScript as people write it, which runs as meant.
constexpr const char* idioms[] = {
    "const o = {}; o.a = 1; o['b'] = 2; return o.a + o.b;",
    "const e = new Error('x'); e.code = 'E'; e.status = 5; if (e.code) throw e;",
    "try { JSON.parse('x'); } catch (e) { return e.code || e.message; }",
    "const started = new Date(); return new Date() - started;",
    "let best = null; for (const x of event.data.list) if (!best || x.n > best.n) best = x; return best.n;",
    "let out; if (event.data.a) out = { a: 1 }; else out = { b: 2 }; return out;",
    "const sums = event.data.items.reduce((all, i) => { all[i.k] = (all[i.k] || 0) + i.n; return all; }, "
    "{}); return "
    "sums.x;",
    "const groups = [1, 2].reduce((all, n) => { (all[n % 2] ||= []).push(n); return all; }, {}); return "
    "groups.odd;",
    "const list = [1, 2].reduce((all, n) => [...all, n * 2], []); return list.length;",
    "function f(options = {}) { return options.retries ?? 3; } return f() + f({ retries: 2 });",
    "function f({ retries = 3, delay } = {}) { return retries + (delay || 0); } return f() + f({ retries: 2 "
    "});",
    "function f(a, b, c) { return [a, b, c]; } return f(1);",
    "function f() { return arguments.length; } return f(1, 2, 3);",
    "const { a, b: { c } = {}, ...rest } = event.data || {}; return [a, c, rest.d];",
    "const [first, ...others] = event.data.list; return [first.x, others.length];",
    "class A extends Error { constructor(m, code) { super(m); this.name = 'A'; this.code = code; } } throw "
    "new A('m', 5);",
    "class A { name = 'a'; static make(x) { const a = new A(); a.name = x; a.extra = 1; return a; } } return "
    "A.make('b').extra;",
    "class A { constructor() { this.list = []; this.map = null; } put(x) { this.list.push(x); this.map = new "
    "Map(); "
    "this.map.set(x, 1); } } const a = new A(); a.put({ y: 1 }); return a.list[0].y;",
    "function A(x) { this.x = x; } A.prototype.get = function () { return this.x; }; return new A(1).get();",
    "const seen = new Set(); const m = new Map(); m.set('a', { n: 1 }); seen.add(m.get('a').n); return "
    "[...seen];",
    "return Promise.all(event.data.ids.map(async (id) => { await iota.sleep(1); return { id }; }));",
    "const r = await Promise.allSettled([1, Promise.reject(2)]); return r.filter((x) => x.status === "
    "'fulfilled').map((x) => x.value);",
    "await new Promise((resolve) => setTimeout(resolve, 5)); await new Promise((done) => { done(); });",
    "for (const { reason, status } of await Promise.allSettled([1])) if (reason) console.warn(status);",
    "const timer = setTimeout(() => {}, 5); clearTimeout(timer); queueMicrotask(() => console.log('x'));",
    "const wait = (ms) => new Promise((r) => setTimeout(r, ms)); for (let i = 0; i < 3; i++) await wait(2 ** "
    "i);",
    "const u = new URL('https://a.example/x?y=1'); u.searchParams.set('z', 2); return u.href + "
    "u.host;",
    "return new TextDecoder().decode(new TextEncoder().encode('ü')) + atob(btoa('x'));",
    "return structuredClone({ a: [1, new Date()] }).a[0];",
    "const s = event.data.when; const d = new Date(s); return isNaN(d) ? null : d.toISOString();",
    "return parseInt(event.data.n) + parseInt(5.5) + Number('5') + +'5' + Math.max(...[1, 2]);",
    "return '5' * 2 + ('10' - 1) + (true + 1) + [] + {};",
    "let x = 5; x = 'five'; x = { five: 5 }; return x;",
    "var i = 0; for (var i = 0; i < 3; i++) {} return i;",
    "const s = Object.entries({ b: 1, a: 2 }).sort(([a], [b]) => a.localeCompare(b)).map(([k, v]) => "
    "`${k}=${v}`); "
    "return s.join('&');",
    "return Object.fromEntries(Object.entries(event.data).filter(([, v]) => v != null));",
    "const handlers = { 'order.created': (o) => o.total, 'order.paid': () => 1 }; return "
    "handlers[event.type]?.(event.data);",
    "const csv = 'a;b\\n1;2'; const [head, ...rows] = csv.split('\\n').map((l) => l.split(';')); return "
    "rows.map((r) "
    "=> Object.fromEntries(head.map((h, i) => [h, r[i]])));",
    "const byId = {}; for (const o of event.data.orders) byId[o.id] = o; return byId.a1 && byId.a1.total;",
    "switch (event.type) { case 'a': return 1; case 'b': { const x = 2; return x; } default: return null; }",
    "function* ids(n = 3) { for (let i = 0; i < n; i++) yield i; } const [a, b] = ids(); return a + b + "
    "[...ids(2)].length;",
    "async function* pages() { for (let p = 1; p < 3; p++) yield { p }; } for await (const { p } of pages()) "
    "console.log(p);",
    "const cache = globalThis.cache || (globalThis.cache = new Map()); return cache.size;",
    "const money = (n) => n.toFixed(2).replace(/\\B(?=(\\d{3})+(?!\\d))/g, ','); return money(1234.5);",
    "const m = /(?<year>\\d{4})-(\\d\\d)/.exec('2024-05'); return m && m.groups.year + m[2];",
    "return 'a-b'.replace(/-(.)/g, (_, c) => c.toUpperCase()).padStart(5, '*').at(-1);",
    "const err = Object.assign(new Error('x'), { retryAfter: 5 }); throw err;",
    "return [3, 1].sort().concat([2]).includes(2) && [[1], [2]].flat().findLast((n) => n > 1);",
    "const self = this; const that = () => self; return typeof that;",
    "const o = { n: 1, get twice() { return this.n * 2; }, inc() { this.n++; return this; } }; return "
    "o.inc().twice;",
    "/** Adds.\n * @param {number} a\n * @param {Strange} [b]\n */\nfunction add(a, b) { return a + b; "
    "}\nreturn add(1);",
    "const config = Object.freeze({ a: 1 }); const merged = { ...config, b: 2 }; delete merged.a; return "
    "merged.b;",
    "const err = await iota.sleep(1).catch((e) => e); return err instanceof iota.Error ? err.code : null;",
    "const key = `${context.tenant}:${context.idempotencyKey}`; if (context.attempt > 1) console.warn(key, "
    "event.id);",
    "outer: for (const a of [1]) for (const b of [2]) { if (a === b) continue outer; break outer; }",
    "const b = new Uint8Array(4); b.set([1, 2]); return Array.from(b, (x) => x.toString(16)).join('') + "
    "b.byteLength;",
    "const p = new Proxy({}, { get: (t, k) => k }); return p.anything + Reflect.ownKeys(p).length;",
    "return event.data.amount > 100 ? { tier: 'gold', off: 5 } : { tier: 'basic' };",
    "const x = event.data.a ? { a: 1, b: 2 } : { a: 1 }; return x.b;",
    "const tag = (parts, ...values) => parts.raw.join('') + values.length; return tag`a${1}b`;",
    "const once = ((done) => () => done ? false : (done = true))(); return once();",
    "const o = Object.create(null); o.x = 1; return o.x; ",
    "const list = []; list.push({ a: 1 }); list.push({ b: 2 }); return list.map((x) => x.b);",
    "const items = new Array(3).fill(0).map((_, i) => ({ i })); return items[0].i;",
    "module: { break module; }",
    "let n; const f = () => { n = 5; }; f(); return n.toFixed ? n.toFixed(1) : n;",
};

TEST(TypeChecker, IsSilentOnUsualJavaScript) {
  for (const char* source : idioms) EXPECT_THAT(warnings(source), IsEmpty()) << source;
}

/// TypeScript as people write it who know that strict exists.
constexpr const char* typescript_idioms[] = {
    "interface Item { sku: string; qty: number }\nexport default async function (event, context) {\n  const "
    "{ items } = "
    "event.data as { items: Item[] };\n  return items.map((i) => i.sku).join() + context.attempt;\n}",
    "export default async ({ data }: IotaEvent<{ n: number }>): Promise<number> => data.n + 1;",
    "type A = { kind: 'a'; a: number } | { kind: 'b'; b: string };\nconst f = (x: A) => x.kind === 'a' ? x.a "
    ": "
    "x.b.length;\nreturn f(event.data);",
    "enum Level { Low, High }\nconst m: Record<string, Level> = { a: Level.High };\nreturn "
    "Level[m[event.type] ?? "
    "Level.Low];",
    "try { await iota.sleep(1); } catch (e) { console.error(e.message); throw new iota.PermanentError('x'); "
    "}",
    "class Cart<T extends { price: number }> { #items: T[] = []; add(...i: T[]): this { "
    "this.#items.push(...i); return "
    "this; } get total() { return this.#items.reduce((s, i) => s + i.price, 0); } }\nreturn new Cart().add({ "
    "price: 1 "
    "}).total;",
    "function group<K, V>(list: V[], key: (v: V) => K): Map<K, V[]> { const m = new Map<K, V[]>(); for "
    "(const v of list) "
    "{ const k = key(v); m.get(k)?.push(v) ?? m.set(k, [v]); } return m; }\nreturn group([1, 2], (n) => n % "
    "2).size;",
    "const isOrder = (x: unknown): x is { id: string } => typeof x === 'object' && x !== null && 'id' in "
    "x;\nreturn "
    "isOrder(event.data) ? event.data.id : undefined;",
    "const rates = { AT: 20, DE: 19 } as const;\nconst c = event.data.country as keyof typeof rates;\nreturn "
    "rates[c];",
    "function f(x?: string | null) { return x?.trim() ?? ''; }\nreturn f(event.subject) + f();",
    "const check = (x) => x.y.z; return check(event.data);",
    "abstract class S { abstract area(): number }\nclass C extends S { constructor(private readonly r: "
    "number) { super(); } "
    "area() { return this.r ** 2; } }\nreturn new C(1).area();",
    "const cfg = { a: 1 } satisfies Record<string, number>; return cfg.a;",
    "const wait = (ms: number) => new Promise<void>((r) => setTimeout(r, ms)); await wait(5);",
    "namespace N { export const x = 1; }\nexport default () => N.x;",
    "import type { X } from './types';\nexport default (event: IotaEvent<X>) => event.data;",
};

TEST(TypeChecker, IsSilentOnUsualTypeScript) {
  for (const char* source : typescript_idioms) EXPECT_THAT(typescript_warnings(source), IsEmpty()) << source;
}

// What a heap has, iota.d.ts or ES2022 declares: names by way of a script that lists them.
TEST(TypeChecker, KnowsWhatTheSandboxHas) {
  const auto names = nlohmann::json::parse(test::result_of(test::handler_script(R"(
    function members(name, object) {
      return Object.getOwnPropertyNames(object).map(function (it) { return name + '.' + it; });
    }
    return Object.getOwnPropertyNames(globalThis)
        .concat(members('iota', iota), members('console', console), members('context', context),
                members('URL.prototype', URL.prototype), members('URLSearchParams.prototype', URLSearchParams.prototype),
                members('TextEncoder.prototype', TextEncoder.prototype),
                members('TextDecoder.prototype', TextDecoder.prototype));
    // setTimeout setInterval clearTimeout clearInterval queueMicrotask structuredClone atob btoa DOMException
  )")));
  ASSERT_GE(names.size(), 60u);
  std::string text;
  for (const std::string name : names)
    if (name != "escape" && name != "unescape") text += name + ";\n";
  EXPECT_THAT(warnings(text), IsEmpty());
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(TypeChecker, IsSilentOnTheScriptsOfTheTree) {
  int scripts = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SLUICE_CONFIG_FOLDER)) {
    const std::string extension = entry.path().extension();
    if (extension != ".js" && extension != ".ts") continue;
    ++scripts;
    EXPECT_THAT(warnings(text_of(entry.path()), entry.path().filename()), IsEmpty()) << entry.path();
  }
  EXPECT_GE(scripts, 3);
}

TEST(TypeCheckerLimits, RefuseASourceThatIsTooLarge) {
  const auto found = checker().check({"a.js", std::string(200'000, ' ')});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, error_code::too_large);
  EXPECT_EQ(found.error().message, "the source has 200000 bytes; the limit is 102400");
}

TEST(TypeCheckerLimits, StopWhatTakesTooLongAndGoOn) {
  type_checker hurried({.time = 1ms});
  const auto found = hurried.check({"a.js", "return 1;"});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, error_code::timed_out);
  EXPECT_EQ(found.error().message, "checking types takes more than the limit of 1 ms of CPU time");
  EXPECT_FALSE(hurried.check({"a.js", "return 1;"}));
}

TEST(TypeCheckerLimits, CutALongList) {
  std::string text;
  for (int i = 0; i < 150; ++i) text += fmt::format("iota.slep({});\n", i);
  const auto found = checker().check({"a.js", text});
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->size(), 100u);
  EXPECT_EQ(found->back().line, 100);
}

TEST(TypeCheckerLimits, SurviveTypesThatNeverEnd) {
  EXPECT_THAT(
      typescript_warnings("type Grow<T extends unknown[]> = Grow<[...T, T]>;\nlet x: Grow<[1]>; return x;"),
      testing::Not(IsEmpty()));
  const std::string deep = "return " + std::string(3'000, '(') + "1" + std::string(3'000, ')') + ";";
  EXPECT_THAT(warnings(deep), ElementsAre("the source is nested too deeply"));
  EXPECT_THAT(warnings("iota.slep(1);"), ElementsAre(StartsWith("1:6")));
}

TEST(TypeCheckerLimits, HoldForManyChecksOfOneHeap) {
  const std::string text = text_of(std::string{SLUICE_CONFIG_FOLDER} + "/demo/order-totals.ts");
  type_checker bounded({.time = 10s, .memory_bytes = 48u << 20});
  for (int i = 0; i < 8; ++i) {
    const auto found = bounded.check({"order-totals.ts", text});
    ASSERT_TRUE(found) << found.error().message;
  }
}

}  // namespace
}  // namespace sluice
