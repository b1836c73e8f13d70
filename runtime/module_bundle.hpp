#pragma once

#include "schemas/error.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// One file of an npm package, or of what it needs.
struct module_file {
  std::string path;    ///< "lodash@4.17.21/lodash.js": its name in the bundle
  std::string source;  ///< as its author wrote it
  std::string
      code;  ///< what heaps run, `(function (rt, exports, require, …) {…})`; empty: the source as it is
  /// What it asks for: the path of the file that answers, or "" if the package wants an empty module there.
  /// What is not listed is not there.
  std::map<std::string, std::string> requires_files;

  /// `code`, or the source as such a function, its lines where they were.
  std::string function_text() const;
};

/// An npm package as scripts get it: compiled, with everything that it needs. A file of JSON, made by `sluice
/// modules add` (runtime/module_bundler.hpp), read when the engine starts.
struct module_bundle {
  std::string name;                            ///< what scripts import
  std::string version;                         ///< the package's own; may be empty
  std::string compiler;                        ///< script_compiler::version() of who compiled the files
  std::map<std::string, std::string> exports;  ///< "." and "./fp" → path of a file
  std::vector<module_file> files;

  /// The specifiers that scripts may import: "lodash", "lodash/fp".
  std::vector<std::string> specifiers() const;
  std::size_t source_bytes() const;
};

/// Whether a package may be called that: npm's own rule, lower case with an optional scope.
bool is_module_name(std::string_view name);

/// The bundle as a file's text, one line for each of its files, so that versions can be compared.
std::string to_json(const module_bundle& bundle);
/// Reads it back; the error says what of the text is no bundle.
expected<module_bundle> read_module_bundle(std::string_view json);

}  // namespace sluice
