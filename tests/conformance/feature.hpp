#pragma once

#include "runtime/compiler.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sluice::test {

/// One file of conformance tests: a feature of the language or of its built-ins.
///
/// Its first line is `// Title: clauses of the specification`. A file of cases calls `test(name, function)`;
/// the functions run in one heap, one after the other. A file named *.sources.js or *.sources.ts holds whole
/// scripts, each under a line that says what becomes of it:
///
///   //// runs: name               the handler returns true
///   //// refused: name            it does not compile
///   //// refused (text): name     it does not compile, and the message contains the text
struct feature {
  std::filesystem::path path;
  std::string title;
  std::string clauses;
  std::string text;
};

struct case_result {
  std::string name;
  bool passed = false;
  std::string message;  ///< what went wrong, with the file's line
};

/// The features of `folder`, by path. Throws std::runtime_error on a file without title and clauses.
std::vector<feature> load_features(const std::filesystem::path& folder);

/// Runs every case of a feature. What stops the whole file (it does not compile, a limit strikes) is a failed
/// case of its own.
std::vector<case_result> run_feature(const feature& what, script_compiler& compiler);

}  // namespace sluice::test
