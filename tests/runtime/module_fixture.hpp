#pragma once

#include "runtime/compiler.hpp"
#include "runtime/module_bundler.hpp"
#include "runtime/module_set.hpp"
#include "tests/runtime/script_fixture.hpp"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

namespace sluice::test {

/// Files by their absolute path, as if they lay on a disk.
using file_tree = std::map<std::string, std::string>;

/// A package of CommonJS and one of ECMAScript modules.
inline const file_tree& packages() {
  static const file_tree files{
      {"/app/node_modules/greet/package.json", R"({"name":"greet","version":"1.2.3","main":"lib/main.js"})"},
      {"/app/node_modules/greet/lib/main.js",
       "var words = require('./words');\nvar loads = 0;\nexports.hello = function (name) { return "
       "words.hello + ' ' + name; };\n"
       "exports.count = function () { return ++loads; };\nexports.fail = function () { throw new "
       "TypeError('no'); };\n"},
      {"/app/node_modules/greet/lib/words.js", "exports.hello = 'hello';\n"},
      {"/app/node_modules/greet/loud.js",
       "module.exports = name => `${require('./lib/main').hello(name)}!`.toUpperCase();\n"},
      {"/app/node_modules/modern/package.json",
       R"({"name":"modern","type":"module","exports":"./index.js"})"},
      {"/app/node_modules/modern/index.js",
       "import { two } from './two.js';\nexport let counter = 0;\nexport const add = () => { counter += two; "
       "return counter; };\n"
       "export default class Box { #v = 7; get v() { return this.#v; } }\nexport * from './two.js';\nexport "
       "{ two as zwei };\n"},
      {"/app/node_modules/modern/two.js",
       "import { add } from './index.js';\nexport const two = 2;\nexport async function later(x) { return "
       "await x + (add ? 1 : 0); }\n"},
  };
  return files;
}

inline bundler_host host_of(const file_tree& files) {
  return {[&files](const std::string& path) -> std::optional<std::string> {
            const auto found = files.find(path);
            return found == files.end() ? std::nullopt : std::optional{found->second};
          },
          {}};
}

inline expected<bundled_module> bundle_of(const file_tree& files, const std::string& name,
                                          std::vector<std::string> subpaths = {}) {
  return bundle_module({name, "/app/node_modules/" + name, std::move(subpaths)}, host_of(files));
}

/// Bundles that are to be there, as scripts may import them.
inline module_set_ptr set_of(const std::vector<module_bundle>& bundles) {
  std::vector<std::shared_ptr<const module_program>> programs;
  for (const auto& bundle : bundles) {
    auto program = make_module_program(bundle);
    if (!program) throw std::runtime_error(program.error().message);
    programs.push_back(*program);
  }
  return std::make_shared<const module_set>(std::move(programs));
}

inline module_set_ptr set_of(const file_tree& files, const std::string& name,
                             std::vector<std::string> subpaths = {}) {
  auto bundled = bundle_of(files, name, std::move(subpaths));
  if (!bundled) throw std::runtime_error(bundled.error().message);
  return set_of({bundled->bundle});
}

/// A script that may import the modules, in a heap of its own.
class importing_script {
 public:
  importing_script(const module_set_ptr& modules, std::string source, std::string name = "a.js") {
    script_compiler compiler{{}, modules->specifiers()};
    auto compiled = compiler.compile({std::move(name), std::move(source)});
    if (!compiled) {
      problem_ = compiled.error().format();
      return;
    }
    run_ = std::make_unique<script_run>(std::make_shared<const compiled_script>(*std::move(compiled)),
                                        unhurried(), modules);
  }

  /// The result, or what went wrong and where.
  std::string result(std::string_view event = "") {
    if (!run_) return problem_;
    const execution_output out = run_->run(event);
    if (out.succeeded) return out.result_json;
    return fmt::format("{}: {} ({}:{})", out.error.name, out.error.message, out.error.file, out.error.line);
  }
  script_run& run() { return *run_; }

 private:
  std::string problem_;
  std::unique_ptr<script_run> run_;
};

}  // namespace sluice::test
