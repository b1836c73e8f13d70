#pragma once

#include "runtime/source_map.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A script as its author wrote it.
struct script_source {
  std::string name;  ///< shown in errors, e.g. "orders.ts"; ".ts" means TypeScript
  std::string text;
};

/// What the compiler makes of a source: everything a heap needs to run it. Stored with the version.
///
/// `code` is ES5 text of one function expression, `(function(rt, exports, require){ ... })`, its parameters
/// named so that no identifier of the author's can reach `rt`, the intrinsics that lowered code calls
/// (runtime/intrinsics.hpp lists them); a comment before it names the modules that it imports. Calling it
/// runs the module's top level; `exports.default` is then the handler. A source without `export default` (a
/// body) becomes a handler whose body is the source, so both forms run alike.
struct compiled_script {
  std::string name;
  std::string code;
  std::string source_map;  ///< version 3 JSON, from `code` to the source; carries the source's text
  /// The map, read when the first error asks for it: the program's, not of each of its heaps.
  const sluice::source_map& positions() const { return positions_.read(source_map); }
  /// The modules that the script imports, "lodash/fp"; they lie in `code`.
  std::vector<std::string_view> modules() const;

  lazy_source_map positions_{};
};

/// Why a source does not compile. Lines and columns count from 1.
struct compile_diagnostic {
  std::string message;  ///< without position
  std::string file;
  int line = 0;
  int column = 0;
  std::string excerpt;  ///< the source line, with a caret line under it

  /// "orders.ts:3:7: error: Unexpected token" and the excerpt.
  std::string format() const;
};

}  // namespace sluice
