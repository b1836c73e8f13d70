#pragma once

#include "runtime/module_bundle.hpp"
#include "schemas/limits.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// What to bundle.
struct bundle_request {
  std::string name;                   ///< what scripts will import
  std::string folder;                 ///< the package's: an absolute path without "..", no "/" at its end
  std::vector<std::string> subpaths;  ///< to be there beside the package's entry: "fp"
};

/// A file that a package asks for and that is not there: a module of Node, or a package not installed.
struct missing_module {
  std::string file;
  std::string specifier;
};

struct bundled_module {
  module_bundle bundle;
  std::vector<missing_module> missing;
};

/// How the bundler reaches the world.
struct bundler_host {
  /// The text of a file by its absolute path; nothing if there is no such file.
  std::function<std::optional<std::string>(const std::string& path)> read;
  /// About to compile a file, after so many others; for progress. May be empty.
  std::function<void(const std::string& file, int done)> compiling;
};

/// Compiling a package may take what a script's may not: date-fns, 300 files, takes some seconds.
inline constexpr compile_limits module_limits{
    .source_bytes = 16u << 20, .time = std::chrono::minutes{5}, .memory_bytes = std::size_t{2} << 30};

/// Finds what belongs to an npm package, as Node and bundlers for browsers do (`exports`, `browser`, `main`;
/// node_modules on the way to the root), and compiles each file: ES5 as it is, the rest as scripts are. The
/// error names the file, its line, and why not.
expected<bundled_module> bundle_module(const bundle_request& request, const bundler_host& host,
                                       const compile_limits& limits = module_limits);

/// Compiles a bundle's files anew if another version of the compiler did: what it makes runs with its own
/// runtime only. True if it was needed.
expected<bool> refresh_bundle(module_bundle& bundle, const compile_limits& limits = module_limits);

}  // namespace sluice
