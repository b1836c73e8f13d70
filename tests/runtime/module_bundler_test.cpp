// How packages become bundles, and bundles files.
#include "runtime/module_bundler.hpp"

#include "tests/runtime/module_fixture.hpp"

namespace sluice::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(ModuleBundler, FindsFilesAsNodeAndBundlersForBrowsersDo) {
  const file_tree files{
      {"/app/node_modules/a/package.json",
       R"({"name":"a","version":"2.0.0","imports":{"#inner":{"node":"./node.js","default":"./inner.js"}},)"
       R"("exports":{".":{"node":"./node.js","browser":{"require":"./main.cjs"}},"./extra":"./extra.js","./lost":"./lost.js","./internal/*":null}})"},
      {"/app/node_modules/a/main.cjs",
       "#!/usr/bin/env node\nconst b = require('b'), c = require('c/deep'), data = require('./data.json'), "
       "inner = require('#inner'),\n"
       "  dir = require('./dir'), self = require('a/extra');\n"
       "exports.all = [b, c, data.n, inner.default, dir, self, typeof require('off')];\n"
       "exports.lost = () => { try { require('fs'); } catch (e) { return e.message; } };"},
      {"/app/node_modules/a/inner.js", "export default 'inner';"},
      {"/app/node_modules/a/extra.js", "module.exports = 'extra';"},
      {"/app/node_modules/a/data.json", "\xEF\xBB\xBF{\"n\":\"\xE2\x80\xA8\"}"},
      {"/app/node_modules/a/dir/index.js", "module.exports = 'dir';"},
      {"/app/node_modules/a/node_modules/b/package.json",
       R"({"name":"b","main":"server","browser":"./browser.js"})"},
      {"/app/node_modules/a/node_modules/b/server.js", "module.exports = 'server';"},
      {"/app/node_modules/a/node_modules/b/browser.js", "module.exports = 'browser';"},
      {"/app/node_modules/b/package.json", R"({"name":"b"})"},
      {"/node_modules/c/package.json", R"({"name":"c","browser":{"./deep.js":"./shallow.js"}})"},
      {"/node_modules/c/deep.js", "module.exports = 'deep';"},
      {"/node_modules/c/shallow.js", "module.exports = 'shallow';"},
      {"/node_modules/off/package.json", R"({"name":"off"})"},
      {"/node_modules/off/index.js", "module.exports = function () {};"},
  };
  auto bundled = bundle_of(files, "a");
  ASSERT_TRUE(bundled) << bundled.error().message;
  EXPECT_THAT(bundled->bundle.specifiers(), testing::ElementsAre("a", "a/extra"));
  ASSERT_EQ(bundled->missing.size(), 1u);
  EXPECT_EQ(bundled->missing[0].file + " " + bundled->missing[0].specifier, "a@2.0.0/main.cjs fs");
  EXPECT_EQ(
      importing_script(set_of({bundled->bundle}), "import { all, lost } from 'a'; return [all, lost()];")
          .result(),
      "[[\"browser\",\"shallow\",\"\xE2\x80\xA8\",\"inner\",\"dir\",\"extra\",\"function\"],"
      "\"cannot find module 'fs', which a@2.0.0/main.cjs asks for\"]");
}

TEST(ModuleBundler, TellsCopiesOfOnePackageApart) {
  const file_tree files{
      {"/app/node_modules/p/package.json", R"({"name":"p"})"},
      {"/app/node_modules/p/index.js", "exports.all = [require('./z'), require('a'), require('b')];"},
      {"/app/node_modules/p/z.js", "module.exports = 'Z';"},
      {"/app/node_modules/a/package.json", R"({"name":"a"})"},
      {"/app/node_modules/a/index.js", "module.exports = 'a:' + require('c');"},
      {"/app/node_modules/a/node_modules/c/package.json", R"({"name":"c","version":"1.0.0"})"},
      {"/app/node_modules/a/node_modules/c/index.js", "module.exports = 'first';"},
      {"/app/node_modules/b/package.json", R"({"name":"b"})"},
      {"/app/node_modules/b/index.js", "module.exports = 'b:' + require('c');"},
      {"/app/node_modules/b/node_modules/c/package.json", R"({"name":"c","version":"1.0.0"})"},
      {"/app/node_modules/b/node_modules/c/index.js", "module.exports = 'second';"},
      {"/app/node_modules/p.js", "module.exports = { all: 'a file beside the folder' };"},
  };
  EXPECT_EQ(importing_script(set_of(files, "p"), "import { all } from 'p'; return all;").result(),
            R"(["Z","a:first","b:second"])");
}

TEST(ModuleBundler, KnowsEveryFormOfImportAndExport) {
  const file_tree files{
      {"/app/node_modules/p/package.json", R"({"name":"p","type":"module"})"},
      {"/app/node_modules/p/index.js",
       "import * as all from './o.js';\nimport one, * as rest from './o.js';\nimport { default as again, x "
       "as y } from './o.js';\n"
       "export * as ns from './o.js';\nexport { default } from './o.js';\nexport { x as z } from './o.js';\n"
       "export const sums = [all.x, one, rest.x, again, y];\n"},
      {"/app/node_modules/p/o.js", "export const x = 1; export default 2;"},
  };
  EXPECT_EQ(importing_script(set_of(files, "p"),
                             "import two, { ns, z, sums } from 'p'; return [two, ns.x, z, sums];")
                .result(),
            "[2,1,1,[1,2,1,2,1]]");
}

TEST(ModuleBundler, SaysWhatIsWrongWithAPackage) {
  const auto problem = [](const file_tree& files, std::vector<std::string> subpaths = {}) {
    auto made = bundle_of(files, "a", std::move(subpaths));
    return made ? std::string{"bundled"} : made.error().message;
  };
  EXPECT_EQ(problem({}),
            "/app/node_modules/a has no package.json: give the folder of a package, such as node_modules/a");
  file_tree files{{"/app/node_modules/a/package.json", "{"}};
  EXPECT_THAT(problem(files), StartsWith("/app/node_modules/a/package.json cannot be read: "));
  files["/app/node_modules/a/package.json"] = R"({"name":"a","main":"lib.js"})";
  EXPECT_EQ(problem(files), "package.json of /app/node_modules/a names no file that is there as its entry");
  files["/app/node_modules/a/lib.js"] = "let x = 1;\nlet x = 2;";
  EXPECT_THAT(problem(files), StartsWith("a/lib.js:2:5: "));
  files["/app/node_modules/a/lib.js"] = "exports.n = 10n;";
  EXPECT_EQ(problem(files), "a/lib.js:1:13: BigInt is not supported");
  files["/app/node_modules/a/lib.js"] = "exports.n = 1;";
  EXPECT_EQ(problem(files, {"fp"}), "a has no \"a/fp\"");
  files["/app/node_modules/a/lib.js"] = "x = '\xFF';";
  EXPECT_EQ(problem(files), "/app/node_modules/a/lib.js is not UTF-8");
  files["/app/node_modules/a/lib.js"] = std::string(module_limits.source_bytes + 1, ' ');
  EXPECT_EQ(problem(files), "the package and what it needs have more than 16 MiB of source");
}

TEST(ModuleBundler, LeavesWhatIsES5AsItIs) {
  const auto code_of = [](const std::string& source) {
    const file_tree files{{"/app/node_modules/a/package.json", R"({"name":"a"})"},
                          {"/app/node_modules/a/index.js", source}};
    auto made = bundle_of(files, "a");
    return made ? made->bundle.files.front().code : made.error().message;
  };
  EXPECT_EQ(code_of("var a = { get b() { return /x/g; } }; with (a) b; label: for (var i in a) { continue "
                    "label; } exports.a = a;"),
            "");
  for (const char* newer :
       {"let a;", "var f = () => 1;", "var { a } = {};", "var a = `x`;", "var a = { b };", "var a = 2 ** 3;",
        "class A {}", "for (var a of []);", "function f(a = 1) {}", "function f(...a) {}", "f(...a);",
        "async function f() {}", "a ?? b;", "a?.b;", "var a = { __proto__: null };", "try {} catch {}",
        "var a = 0b1;", "var a = '\\u{1F600}';", "new.target;"})
    EXPECT_NE(code_of(std::string{"function g() { "} + newer + " }"), "") << newer;
}

TEST(ModuleBundle, IsReadAsItWasWritten) {
  auto bundled = bundle_of(packages(), "modern");
  ASSERT_TRUE(bundled);
  auto again = read_module_bundle(to_json(bundled->bundle));
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(to_json(*again), to_json(bundled->bundle));
  EXPECT_THAT(*refresh_bundle(*again), testing::IsFalse());
  again->compiler = "another";
  for (auto& file : again->files) file.code.clear();
  EXPECT_THAT(*refresh_bundle(*again), testing::IsTrue());
  EXPECT_EQ(to_json(*again), to_json(bundled->bundle));
}

TEST(ModuleBundle, SaysWhyATextIsNone) {
  const auto problem = [](std::string_view text) {
    const auto read = read_module_bundle(text);
    return read ? std::string{"read"} : read.error().message;
  };
  EXPECT_EQ(problem("{}"), "this is no module bundle: `sluice modules add` makes one");
  EXPECT_THAT(problem("module.exports = 1"), StartsWith("the bundle is damaged: "));
  EXPECT_THAT(problem(R"({"sluice_module":2})"), HasSubstr("make it again with `sluice modules add`"));
  EXPECT_THAT(problem(R"({"sluice_module":1,"name":"a"})"), StartsWith("the bundle is damaged: "));
  EXPECT_EQ(
      problem(R"({"sluice_module":1,"name":"a","version":"","compiler":"","exports":{".":"x"},"files":[]})"),
      "the bundle lacks its file x");
  EXPECT_EQ(
      problem(R"({"sluice_module":1,"name":"../a","version":"","compiler":"","exports":{},"files":[]})"),
      "\"../a\" is no package's name");
}

}  // namespace
}  // namespace sluice::test
