// What scripts import: small packages made up here, and real ones from npm.
#include "tests/runtime/module_fixture.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace sluice::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Modules, AreImportedByTheirNames) {
  const auto greet = set_of(packages(), "greet", {"loud"});
  EXPECT_EQ(importing_script(greet, "import { hello as hi } from 'greet'; export default () => hi('you');")
                .result(),
            R"("hello you")");
  EXPECT_EQ(
      importing_script(greet, "import greet from 'greet'; export default () => greet.hello('all');").result(),
      R"("hello all")");
  EXPECT_EQ(importing_script(greet, "import * as g from 'greet'; return g.hello('body');").result(),
            R"("hello body")");
  EXPECT_EQ(importing_script(greet, "const { hello } = require('greet'); return hello('cjs');").result(),
            R"("hello cjs")");
  EXPECT_EQ(importing_script(greet, "import loud from 'greet/loud'; return loud('me');").result(),
            R"("HELLO ME!")");
  EXPECT_EQ(importing_script(greet, "import 'greet'; return 1;").result(), "1");
  EXPECT_EQ(importing_script(greet, "import g = require('greet'); return g.hello('ts');", "a.ts").result(),
            R"("hello ts")");
  EXPECT_EQ(importing_script(greet, "function require() { return 5; } return require('greet');").result(),
            "5");
}

TEST(Modules, OfEcmascriptHaveLiveBindingsAndCycles) {
  const auto modern = set_of(packages(), "modern");
  EXPECT_EQ(
      importing_script(modern,
                       "import Box, { add, two, zwei, later } from 'modern'; import * as all from 'modern';\n"
                       "add(); return [new Box().v, two, zwei, add(), all.counter, await later(4)];")
          .result(),
      "[7,2,2,4,4,5]");
}

TEST(Modules, KeepTheirStateAsLongAsTheHeap) {
  importing_script script(set_of(packages(), "greet"),
                          "import { count } from 'greet'; export default () => count();");
  EXPECT_EQ(script.result(), "1");
  EXPECT_EQ(script.result(), "2");
}

TEST(Modules, ThatAreNotAllowedDoNotCompile) {
  const auto greet = set_of(packages(), "greet");
  const auto refused = [&](const std::string& source) { return importing_script(greet, source).result(); };
  EXPECT_THAT(refused("import x from 'gret'; return x;"),
              StartsWith("a.js:1:1: error: Cannot import \"gret\": the settings allow only \"greet\"; did "
                         "you mean \"greet\"?"));
  EXPECT_THAT(refused("return require('axios');"), HasSubstr("only \"greet\"; iota.http makes requests"));
  EXPECT_THAT(refused("import fs from 'node:crypto';"), HasSubstr("iota.crypto has hashes"));
  EXPECT_THAT(refused("import x from './x.js';"), HasSubstr("a script is one file"));
  EXPECT_THAT(refused("import x from 'greet/loud'; return x;"),
              HasSubstr("of the package greet only what was bundled is there; the operator adds to it with "
                        "`sluice modules add`"));
  EXPECT_THAT(refused("return require('gr' + 'eet');"), HasSubstr("must be a text"));
  EXPECT_THAT(refused("export { hello } from 'greet';"), HasSubstr("nobody imports a script"));
  EXPECT_THAT(importing_script(std::make_shared<const module_set>(), "import x from 'x'; return x;").result(),
              HasSubstr("Cannot import \"x\": the settings allow no modules"));
}

TEST(Modules, SayWhatTheyDoNotExport) {
  const auto greet = set_of(packages(), "greet");
  EXPECT_EQ(importing_script(greet, "//\nimport { helo } from 'greet'; return helo;").result(),
            "SyntaxError: \"greet\" exports no helo (a.js:2)");
  EXPECT_THAT(importing_script(greet, "import { hello } from 'greet'; hello = 1;").result(),
              HasSubstr("hello"));
}

TEST(Modules, DoNotExportWhatEveryObjectHas) {
  const auto greet = set_of(packages(), "greet");
  for (const std::string name : {"hasOwnProperty", "constructor", "__proto__", "toString"})
    EXPECT_EQ(importing_script(greet, "import { " + name + " as x } from 'greet'; return x;").result(),
              "SyntaxError: \"greet\" exports no " + name + " (a.js:1)");
}

TEST(Modules, ThatFailToLoadSayWhichFile) {
  file_tree files{{"/app/node_modules/bad/package.json", R"({"name":"bad","version":"1.0.0"})"},
                  {"/app/node_modules/bad/index.js", "require('./inner');"},
                  {"/app/node_modules/bad/inner.js", "throw new TypeError('no page');"}};
  const std::string script = "//\nimport 'bad'; return 1;";
  EXPECT_EQ(importing_script(set_of(files, "bad"), script).result(),
            "TypeError: no page (while bad@1.0.0/inner.js was loaded) (a.js:2)");
  files["/app/node_modules/bad/inner.js"] = "throw Object.freeze(new TypeError('frozen'));";
  EXPECT_EQ(importing_script(set_of(files, "bad"), script).result(), "TypeError: frozen (a.js:2)");
}

TEST(Modules, ImportNothingForTypesAlone) {
  const auto greet = set_of(packages(), "greet");
  EXPECT_EQ(
      importing_script(greet,
                       "import { Greeting, hello } from 'greet';\nimport type { Other } from 'elsewhere';\n"
                       "export default (event: any): Greeting | Other => hello('types') as Greeting;",
                       "a.ts")
          .result(),
      R"("hello types")");
}

TEST(Modules, FailAtTheLineOfTheScript) {
  const auto greet = set_of(packages(), "greet");
  EXPECT_EQ(importing_script(greet, "import { fail } from 'greet';\nexport default () => {\n  fail();\n};")
                .result(),
            "TypeError: no (a.js:3)");
}

TEST(Modules, CannotBeUsedOnceTheyAreNotAllowedAnyMore) {
  const auto greet = set_of(packages(), "greet");
  script_compiler compiler{{}, greet->specifiers()};
  const auto compiled = compiler.compile({"a.js", "import { hello } from 'greet'; return hello('x');"});
  ASSERT_TRUE(compiled);
  EXPECT_THAT(compiled->modules(), testing::ElementsAre("greet"));
  const auto error = error_of(std::make_shared<const compiled_script>(*compiled));
  EXPECT_EQ(error.message, "cannot find module 'greet': the settings do not allow it");
}

TEST(Modules, LeaveTheSandboxClosed) {
  const file_tree files{{"/app/node_modules/nosy/package.json", R"({"name":"nosy"})"},
                        {"/app/node_modules/nosy/index.js",
                         "exports.dynamic = function () { return Function('return 1')(); };\n"
                         "exports.isFunction = function (f) { return f instanceof Function; };\n"
                         "exports.names = [typeof eval, typeof Duktape, typeof process.binding, typeof "
                         "global.console, process.env.NODE_ENV];\n"
                         "try { Array.prototype.push = 1; } catch (e) { exports.refused = true; }\n"
                         "try { Object.prototype.bad = 1; } catch (e) {}\n"
                         "global.mine = 1; self.also = 2; this.exported = 3;\n"}};
  const auto nosy = set_of(files, "nosy");
  EXPECT_EQ(
      importing_script(nosy,
                       "import * as nosy from 'nosy';\nlet dynamic; try { nosy.dynamic(); } catch (e) { "
                       "dynamic = e.message; }\n"
                       "return [dynamic, nosy.isFunction(() => 1), nosy.names, typeof [].push, typeof "
                       "{}.bad, typeof mine, typeof also, nosy.exported];")
          .result(),
      R"(["code cannot be made from text here: Function and eval are not available",true,)"
      R"(["undefined","undefined","undefined","object","production"],"function","undefined","undefined","undefined",3])");
}

TEST(Modules, AreHeldByTheLimits) {
  const file_tree files{{"/app/node_modules/endless/package.json", R"({"name":"endless"})"},
                        {"/app/node_modules/endless/index.js", "for (;;) {}\n"}};
  const auto endless = set_of(files, "endless");
  script_compiler compiler{{}, endless->specifiers()};
  const auto compiled = compiler.compile({"a.js", "//\nimport 'endless'; return 1;"});
  ASSERT_TRUE(compiled);
  execution_limits limits;
  limits.cpu_time = std::chrono::milliseconds{100};
  script_run run{std::make_shared<const compiled_script>(*compiled), limits, endless};
  const auto out = run.run();
  EXPECT_TRUE(out.limit_struck);
  EXPECT_EQ(out.error.code, "cpu_time_limit");
  EXPECT_EQ(out.error.line, 2);
}

TEST(Prelude, HasCausesAndStackTracesTogether) {
  for (const char* source :
       {"return [''.captureStackTrace, ''.cause, new TypeError('x', { cause: 1 }).cause];",
        "return [''.cause, ''.captureStackTrace, new TypeError('x', { cause: 1 }).cause];"})
    EXPECT_EQ(importing_script(std::make_shared<const module_set>(), source).result(), "[null,null,1]");
}

TEST(WebCrypto, GivesRandomValuesOfTheHost) {
  importing_script script(
      std::make_shared<const module_set>(),
      "const a = crypto.getRandomValues(new Uint8Array(4)), e = [];\n"
      "for (const bad of [() => crypto.getRandomValues([]), () => crypto.getRandomValues(new "
      "Float64Array(1)),\n"
      "  () => crypto.getRandomValues(new Uint8Array(65537))]) try { bad(); } catch (x) { e.push(x.name); }\n"
      "return [a, crypto.randomUUID(), e, String(crypto)];");
  script.run().host.random_bits = 0x0102030405060708;
  EXPECT_EQ(script.result(), R"([{"0":8,"1":7,"2":6,"3":5},"08070605-0403-4201-8807-060504030201",)"
                             R"(["TypeError","TypeMismatchError","QuotaExceededError"],"[object Crypto]"])");
}

/// The packages of tests/runtime/packages/package.json.
module_bundle npm_package(const std::string& name, std::vector<std::string> subpaths = {}) {
  const bundler_host disk{[](const std::string& path) -> std::optional<std::string> {
                            std::ifstream in(path, std::ios::binary);
                            if (!in || !std::filesystem::is_regular_file(path)) return std::nullopt;
                            return std::string{std::istreambuf_iterator<char>(in), {}};
                          },
                          {}};
  auto made = bundle_module({name, SLUICE_TEST_PACKAGES "/" + name, std::move(subpaths)}, disk);
  if (!made) throw std::runtime_error(made.error().message);
  EXPECT_TRUE(made->missing.empty()) << made->missing.front().file << ": " << made->missing.front().specifier;
  return made->bundle;
}

TEST(NpmPackages, LodashWorks) {
  const auto bundle = npm_package("lodash", {"fp"});
  ASSERT_FALSE(bundle.files.empty());
  EXPECT_TRUE(bundle.files.front().code.empty()) << "ES5 stays as it is";
  const auto lodash = set_of({bundle});
  EXPECT_EQ(
      importing_script(lodash, "import _ from 'lodash';\nreturn _.template('hi <%- name %>')({ name: 1 });")
          .result(),
      "TypeError: code cannot be made from text here: Function and eval are not available (a.js:2)");
  EXPECT_EQ(
      importing_script(lodash,
                       "import _, { groupBy } from 'lodash';\nimport fp from 'lodash/fp';\n"
                       "return [_.chunk([1, 2, 3, 4, 5], 2), groupBy(['a', 'bb', 'cc'], 'length'),\n"
                       "  _.merge({ a: { b: 1 } }, { a: { c: 2 } }), _.isEqual(new Map([[1, { a: [2] }]]), "
                       "new Map([[1, { a: [2] }]])),\n"
                       "  _.cloneDeep({ d: new Date(5), r: /x/g, s: new Set([1]) }).d.getTime(), "
                       "_.camelCase('Hello big world'),\n"
                       "  fp.flow(fp.map((x) => x * 2), fp.sum)([1, 2, 3]), _.orderBy([{ a: 2 }, { a: 1 }], "
                       "'a').map((x) => x.a),\n"
                       "  _.get({ a: [{ b: 3 }] }, 'a[0].b'), _.isPlainObject({}), _.isFunction(() => 1), "
                       "_.deburr('déjà'), _.words('a b').length];")
          .result(),
      R"([[[1,2],[3,4],[5]],{"1":["a"],"2":["bb","cc"]},{"a":{"b":1,"c":2}},true,5,"helloBigWorld",12,[1,2],3,true,true,"deja",2])");
}

TEST(NpmPackages, DateFnsWorks) {
  const auto bundle = npm_package("date-fns");
  const auto date_fns = set_of({bundle});
  EXPECT_EQ(
      importing_script(
          date_fns,
          "import { addDays, format, differenceInCalendarDays, parseISO, formatDistance } from 'date-fns';\n"
          "import { isLeapYear } from 'date-fns/isLeapYear';\n"
          "const day = new Date(Date.UTC(2024, 1, 28, 12));\n"
          "return [addDays(day, 2).toISOString(), format(day, 'yyyy-MM-dd EEEE do'), isLeapYear(day),\n"
          "  differenceInCalendarDays(parseISO('2024-03-10T00:00:00Z'), day), formatDistance(day, "
          "addDays(day, 40))];")
          .result(),
      R"(["2024-03-01T12:00:00.000Z","2024-02-28 Wednesday 28th",true,11,"about 1 month"])");
}

TEST(NpmPackages, UuidWorks) {
  const auto uuid = set_of({npm_package("uuid")});
  importing_script script(
      uuid,
      "import { v4, v5, v7, validate, version, parse, stringify, NIL } from 'uuid';\n"
      "const id = v7();\n"
      "return [v4(), v5('hello', 'fdda765f-fc57-5604-a269-52a7df8164ec'), validate(id), version(id),\n"
      "  stringify(parse(id)) === id, validate('nonsense'), NIL];");
  EXPECT_EQ(
      script.result(),
      R"(["00000000-0000-4000-8000-000000000000","40eaecc1-64f3-54d5-8f77-aee3bd5088d2",true,7,true,false,)"
      R"("00000000-0000-0000-0000-000000000000"])");
}

}  // namespace
}  // namespace sluice::test
