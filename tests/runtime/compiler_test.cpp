#include "runtime/compiler.hpp"

#include "runtime/source_map.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <sys/time.h>
#include <time.h>

namespace sluice {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using namespace std::chrono_literals;

/// Shared, since loading the compiler takes a moment.
script_compiler& compiler() {
  static script_compiler instance;
  return instance;
}

/// The diagnostic as its author sees it; empty if the source compiles.
std::string refusal(std::string text, std::string name = "a.js") {
  const auto result = compiler().compile({std::move(name), std::move(text)});
  return result ? "" : result.error().format();
}

TEST(ScriptCompiler, SaysWhatWouldBeRight) {
  const std::pair<const char*, const char*> mistakes[] = {
      {"export default () => { await 1; };", "`await` needs an async function: write `async` before"},
      {"export async function handler(event) {}", "nothing is exported as default: write `export default`"},
      {"for (;;) [1].forEach(() => { break; });", "`break` and `continue` need a loop around them"},
      {"let o; o?.a = 1;", "A chain with `?.` cannot be assigned to"},
      {"export default class {}", "a handler is a function: a class cannot be called"},
      {"export default (class A {});", "a handler is a function: a class cannot be called"},
      {"export default function* () {}", "a handler is a function that returns its result: a generator"},
      {"export default async function* f() {}",
       "a handler is a function that returns its result: a generator"},
  };
  for (const auto& [source, message] : mistakes) EXPECT_THAT(refusal(source), HasSubstr(message)) << source;
  EXPECT_THAT(refusal("let a: string;"), HasSubstr("this is TypeScript; name the script .ts"));
  EXPECT_THAT(refusal("class A { constructor() {} constructor() {} }"),
              testing::Not(HasSubstr("this is TypeScript")));
}

TEST(ScriptCompiler, LeadsFromCommonJsToExportDefault) {
  EXPECT_THAT(
      refusal("\nmodule.exports = (event) => event;"),
      StartsWith("a.js:2:1: error: `module` is not available: write `export default` before the handler"));
  EXPECT_THAT(refusal("exports.handler = (event) => event;"),
              StartsWith("a.js:1:1: error: `exports` is not available: write `export default`"));
  EXPECT_THAT(refusal("export = (event) => event;", "a.ts"),
              StartsWith("a.ts:1:1: error: `export =` is not available: write `export default`"));
  EXPECT_EQ(refusal("if (typeof module !== 'undefined') module.exports = 1; return 2;"), "");
  EXPECT_EQ(refusal("const module = {}, exports = []; module.exports = exports; return 2;"), "");
}

TEST(ScriptCompiler, TakesNamespacesAndRefusesWhatItWouldGetWrong) {
  EXPECT_EQ(
      refusal("namespace M { export type A = number; export interface I {} export const b = 1; } return M.b;",
              "a.ts"),
      "");
  EXPECT_THAT(
      refusal("namespace M { export const f = 1; } namespace M { export const g = () => f; } return M.g();",
              "a.ts"),
      StartsWith("a.ts:1:74: error: another block of the namespace exports f: write M.f"));
  EXPECT_THAT(refusal("namespace M { export let a = 1; }", "a.ts"), HasSubstr("write `export const`"));
  for (const char* exported : {"export default 5;", "export * from 'a';"})
    EXPECT_THAT(refusal(fmt::format("namespace M {{ {} }}", exported), "a.ts"),
                HasSubstr("a namespace exports what it declares"));
}

TEST(ScriptCompiler, RefusesASourceThatIsNotUtf8) {
  EXPECT_EQ(refusal("const ok = '🪑';\nreturn '🪑gr\xFC\xDF';"),
            "a.js:2:13: error: byte 0xfc is not UTF-8; save the source as UTF-8\n"
            "return '🪑gr\uFFFD\uFFFD';\n           ^");
  EXPECT_EQ(refusal(std::string{"\xFF\xFEr\0", 4}),
            "a.js:1:1: error: the source is UTF-16; save it as UTF-8");
}

TEST(ScriptCompiler, RefusesBuiltInsThatAreNotThereUnlessTheScriptAsksForThem) {
  EXPECT_THAT(refusal("return BigInt(1);"),
              StartsWith("a.js:1:8: error: BigInt is not supported: numbers are"));
  EXPECT_THAT(refusal("return new Intl.NumberFormat('de');"), StartsWith("a.js:1:12: error: Intl is not"));
  EXPECT_EQ(refusal("return typeof BigInt === 'undefined' ? 1 : BigInt(1);"), "");
  EXPECT_EQ(refusal("return typeof require === 'function' ? require('fs') : typeof require;"), "");
  EXPECT_EQ(refusal("const Intl = {}; return Intl.x;"), "");
  EXPECT_EQ(refusal("let format: Intl.NumberFormat | undefined; return format;", "a.ts"), "");
}

TEST(ScriptCompiler, MakesOneFunctionExpression) {
  const auto result = compiler().compile({"a.js", "export default (event) => event.id;"});
  ASSERT_TRUE(result) << result.error().format();
  EXPECT_EQ(result->name, "a.js");
  EXPECT_THAT(result->code, StartsWith("(function("));
  EXPECT_EQ(result->code.back(), ')');
}

TEST(ScriptCompiler, MakesTheSameCodeEachTime) {
  const script_source source{
      "a.ts",
      "enum E { A } export default async (e: any) => { const { a, ...b } = e; return [E.A, a, b]; };"};
  const auto first = compiler().compile(source);
  compiler().release();
  const auto second = compiler().compile(source);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->code, second->code);
  EXPECT_EQ(first->source_map, second->source_map);
  EXPECT_EQ(script_compiler::version().size(), 64u);
}

TEST(ScriptCompiler, MapsCodeToTheSourceWithItsText) {
  const auto result = compiler().compile({"a.js", "const a = 1;\n\nexport default () => a.b.missing();\n"});
  ASSERT_TRUE(result);
  const source_map map(result->source_map);
  const auto line = 1 + static_cast<int>(std::count(
                            result->code.begin(), result->code.begin() + result->code.find("missing"), '\n'));
  const auto at = map.lookup(line);
  ASSERT_TRUE(at);
  EXPECT_EQ(at->file, "a.js");
  EXPECT_EQ(at->line, 3);
  EXPECT_EQ(at->column, 26);
  EXPECT_EQ(map.source_line("a.js", 3), "export default () => a.b.missing();");
}

TEST(ScriptCompiler, KeepsTextInFullUnicode) {
  const auto result = compiler().compile({"ü😀.js", "return 'ü😀';"});
  ASSERT_TRUE(result);
  EXPECT_THAT(result->source_map, HasSubstr("return 'ü😀';"));
  EXPECT_THAT(result->source_map, HasSubstr("ü😀.js"));
}

TEST(CompileDiagnostics, NameLineColumnAndExcerpt) {
  EXPECT_EQ(refusal("const a = 1;\n  let b = a +;\n"),
            "a.js:2:14: error: Unexpected token\n  let b = a +;\n             ^");
  EXPECT_EQ(refusal("const s = '😀é' +;", "b.ts"),
            "b.ts:1:18: error: Unexpected token\nconst s = '😀é' +;\n                ^");
  EXPECT_THAT(refusal("let a;\nlet a;"),
              StartsWith("a.js:2:5: error: Identifier 'a' has already been declared"));
  EXPECT_EQ(refusal("if (x) {\n"),
            "a.js:1:9: error: The source ends too early: a value or a closing bracket is missing\nif (x) {\n "
            "       ^");
}

TEST(CompileDiagnostics, SayThatNoModulesAreAllowed) {
  EXPECT_THAT(refusal("\nimport fs from 'fs';"),
              StartsWith("a.js:2:1: error: Cannot import \"fs\": the settings allow no modules"));
  EXPECT_THAT(refusal("const x = require('lodash');"),
              HasSubstr("a.js:1:11: error: Cannot import \"lodash\""));
  EXPECT_THAT(refusal("import { Foo } from './types';"), HasSubstr("allow no modules; a script is one file"));
  EXPECT_EQ(refusal("import { Foo } from './types'; return 1 as Foo;", "a.ts"), "");
  EXPECT_THAT(refusal("return import('x');"),
              HasSubstr("a.js:1:8: error: `import()` is not available: write `import` at the beginning"));
  EXPECT_THAT(refusal("export * from 'x'; export default 1"), HasSubstr("Cannot import \"x\""));
  EXPECT_EQ(refusal("function require(x) { return x; }\nreturn require('mine');"), "");
}

TEST(CompileDiagnostics, SayWhatIsNotSupported) {
  EXPECT_THAT(refusal("return 10n;"), HasSubstr("a.js:1:8: error: BigInt is not supported"));
  EXPECT_THAT(refusal("@d class A {}"), HasSubstr("Decorators are not supported"));
  EXPECT_THAT(refusal("return <b>x</b>;"), HasSubstr("JSX is not supported"));
  EXPECT_THAT(refusal("return /a/v;"), HasSubstr("lags"));
  EXPECT_THAT(refusal("return import.meta.url;"), HasSubstr("`import.meta` is not available"));
  EXPECT_THAT(refusal("await 1;\nexport default () => 1;"),
              HasSubstr("a.js:1:1: error: `await` at the top level"));
  EXPECT_THAT(refusal("export default () => 1;\nreturn 2;"),
              HasSubstr("a.js:2:1: error: `return` outside a function"));
}

TEST(CompileDiagnostics, KeepArgumentsInsideFunctions) {
  for (const char* source :
       {"const a = arguments; export default () => a;", "export default () => arguments[0];",
        "export default async () => { await 1; return () => arguments; }",
        "class A { [arguments[0]]() {} }\nexport default 1", "export default `${arguments}`;",
        "class A { x = arguments; }", "class A { static x = () => arguments; }",
        "class A { static { arguments; } }"})
    EXPECT_THAT(refusal(source), HasSubstr("rguments")) << source;
  EXPECT_THAT(refusal("enum E { A = arguments.length }\nexport default 1", "a.ts"),
              HasSubstr("a.ts:1:14: error: `arguments` is only allowed in functions"));
  EXPECT_EQ(refusal("class A { #arguments = 1; arguments() { return this.#arguments; } }\n"
                    "const { arguments: a } = { arguments: 1 };\n"
                    "export default function () { return [a.arguments, () => arguments]; }"),
            "");
  EXPECT_EQ(refusal("return arguments[0];"), "");
}

TEST(CompileDiagnostics, FindWhatOnlyTheHeapWouldRefuse) {
  EXPECT_EQ(refusal("\nconst r = /a(/;"),
            "a.js:2:11: error: invalid regular expression: unterminated group\nconst r = /a(/;\n          ^");
  EXPECT_THAT(refusal("return /\\p{Nonsense}/u;"),
              HasSubstr("a.js:1:8: error: invalid regular expression: invalid property name"));
  EXPECT_EQ(refusal("return /(?<=a)\\p{Lu}(?<n>b)\\k<n>/su;"), "");
}

TEST(CompileDiagnostics, SuggestTypeScriptForItsSyntax) {
  EXPECT_THAT(refusal("const a: number = 1;"), HasSubstr("name the script .ts"));
  EXPECT_EQ(refusal("const a: number = 1;", "a.ts"), "");
}

TEST(CompileLimits, RefuseASourceThatIsTooLarge) {
  EXPECT_EQ(refusal(std::string(200'000, ' ')),
            "a.js: error: the source has 200000 bytes; the limit is 102400");
}

TEST(CompileLimits, StopWhatTakesTooLong) {
  script_compiler hurried({.source_bytes = 1u << 20, .time = 200ms});
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "f(a => a ?? b);\n";
  const auto result = hurried.compile({"a.js", text});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "compiling takes more than the limit of 200 ms of CPU time");
}

/// Stops this thread for 3.2 s, as a machine with other things to do would.
void sleep_instead(int) {
  timespec left{3, 200'000'000};
  while (nanosleep(&left, &left) != 0) {
  }
}

TEST(CompileLimits, CountTheTimeOfTheCpuAlone) {
  script_compiler compiler({.time = 3s});
  ASSERT_TRUE(compiler.compile({"a.js", "return 1;"}));
  std::string text;
  for (int i = 0; i < 50; ++i) text += "f(a => a ?? b);\n";
  const auto before = std::chrono::steady_clock::now();
  const auto previous = std::signal(SIGVTALRM, &sleep_instead);
  const itimerval soon{{0, 0}, {0, 5'000}};
  setitimer(ITIMER_VIRTUAL, &soon, nullptr);
  const auto result = compiler.compile({"a.js", text});
  std::signal(SIGVTALRM, previous);
  EXPECT_GE(std::chrono::steady_clock::now() - before, 3'200ms);
  EXPECT_TRUE(result) << result.error().format();
}

TEST(CompileLimits, TakeManyDeclarationsInOneFunction) {
  std::string text = "export default function () {\n";
  for (int i = 0; i < 2'000; ++i) text += fmt::format("let v{0} = {0};\n", i);
  EXPECT_EQ(refusal(text + "return v0;\n}"), "");
}

TEST(CompileLimits, TakeManyPatternsInOneBlock) {
  std::string text = "let a, b;\n";
  for (int i = 0; i < 200; ++i) text += fmt::format("const {{ v{0} = 1 }} = w;\n[a, b] = [b, v{0}];\n", i);
  EXPECT_EQ(refusal("const w = {};\n" + text + "export default () => a;"), "");
}

TEST(CompileLimits, TakeHundredKibibytesOfOrdinaryCode) {
  std::string text = "const totals = new Map();\n";
  for (int i = 0; text.size() < 98'000; ++i)
    text += fmt::format(R"(
class Order{0} {{
  #items = [];
  constructor(id, {{ total = 0, ...rest }} = {{}}) {{
    this.id = id;
    this.total = total;
    this.rest = rest;
  }}
  async add(item) {{
    for (const part of item.parts ?? []) this.#items.push({{ ...part, id: `${{this.id}}-${{part.n}}` }});
    return this;
  }}
  get count() {{
    return this.#items.length;
  }}
}}

// Sums up what was ordered, by article, and keeps the largest.
async function handle{0}(event, context) {{
  const {{ data: {{ items = [] }} = {{}} }} = event;
  for (const {{ sku, qty }} of items) {{
    if (qty <= 0) continue;
    totals.set(sku, (totals.get(sku) ?? 0) + qty);
  }}
  try {{
    const order = await new Order{0}(event.id, {{ total: items.length }}).add({{ parts: items }});
    return {{ count: order.count, largest: [...totals.entries()].sort((a, b) => b[1] - a[1])[0] }};
  }} catch (error) {{
    console.error('cannot sum up', event.id, error?.message);
    throw error;
  }}
}}
)",
                        i);
  EXPECT_EQ(refusal(text + "export default handle0;"), "");
}

TEST(CompileLimits, StopWhatTakesTooMuchMemoryAndGoOn) {
  script_compiler small({.source_bytes = 1u << 20, .time = 30s, .memory_bytes = 40u << 20});
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "f(a => a ?? b);\n";
  const auto result = small.compile({"a.js", text});
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, StartsWith("compiling needs more memory than the limit"));
  EXPECT_TRUE(small.compile({"a.js", "return 1;"}));
}

TEST(CompileLimits, RefuseNestingThatIsTooDeep) {
  const std::string text = "return " + std::string(20'000, '(') + "1" + std::string(20'000, ')') + ";";
  EXPECT_THAT(refusal(text),
              testing::MatchesRegex("a.js:1:[0-9]+: error: the source is nested too deeply(.|\n)*"));

  std::string sum = "const a = 1;\nreturn a";
  for (int i = 0; i < 4'000; ++i) sum += "+a";
  EXPECT_THAT(refusal(sum), StartsWith("a.js:2:8: error: the source is nested too deeply"));

  std::string branches = "export default (x) => {\nif (x === 0) return 0;\n";
  for (int i = 1; i < 3'000; ++i) branches += "else if (x === 1) return 1;\n";
  EXPECT_THAT(refusal(branches + "}"),
              testing::MatchesRegex("a.js:[0-9]{4}:[0-9]+: error: the source is nested too deeply(.|\n)*"));
}

}  // namespace
}  // namespace sluice
