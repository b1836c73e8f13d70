#pragma once

#include "runtime/compiled_script.hpp"
#include "runtime/script_uses.hpp"
#include "schemas/error.hpp"
#include "schemas/limits.hpp"

#include <tl/expected.hpp>

#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// Lowers ES2022 and TypeScript to what a script heap runs, in a Duktape heap of its own. The heap (about
/// 25 MB) is made on the first compile and dropped by release(). One thread at a time.
class script_compiler {
 public:
  /// `modules`: what scripts may import (module_set::specifiers); "*" is anything.
  explicit script_compiler(compile_limits limits = {}, std::vector<std::string> modules = {});
  ~script_compiler();
  script_compiler(const script_compiler&) = delete;
  script_compiler& operator=(const script_compiler&) = delete;

  /// Compiles one source. A source that is too large, takes too long or too much memory is a diagnostic too.
  tl::expected<compiled_script, compile_diagnostic> compile(const script_source& source);

  /// What a script that compiles asks of the world.
  expected<script_uses> find_uses(const script_source& source);

  /// Frees the compiler's heap; the next compile makes it again (about half a second).
  void release();

  /// Identifies the compiler's own code: part of a cache key, since another compiler makes other code.
  static std::string_view version();

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace sluice
