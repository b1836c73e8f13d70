#pragma once

#include "runtime/compiled_script.hpp"
#include "schemas/error.hpp"
#include "schemas/limits.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// What TypeScript's checker says about a script that compiles: a hint, the script runs nevertheless. Lines
/// and columns count from 1, columns in UTF-16 units.
struct type_warning {
  std::string code;     ///< TypeScript's, "TS2551"
  std::string message;  ///< may have several lines: a reason stands, indented, under what it explains
  std::string file;
  int line = 0;
  int column = 0;
  std::string excerpt;  ///< the source line, with a caret line under it

  /// "orders.ts:3:12: warning: Property 'slep' does not exist … (TS2551)" and the excerpt.
  std::string format() const;
};

/// Checks scripts against schemas/iota.d.ts and ES2022, with TypeScript's own checker in a Duktape heap of
/// its own. The heap (about 20 MB) is made on the first check, in about half a second, and dropped by
/// release(). A check takes some 20 ms a KB of source and depends on no earlier one. One thread at a time.
///
/// TypeScript is checked as `strict` has it, but that types need not be written down. In JavaScript only what
/// is a mistake whatever the author meant is told: names that do not exist, too few or too many arguments,
/// wrong arguments of the SDK. The handler's parameters are typed by themselves.
class type_checker {
 public:
  static constexpr compile_limits default_limits{.time = std::chrono::milliseconds{20'000},
                                                 .memory_bytes = 256u << 20};
  static constexpr int most_warnings = 100;

  explicit type_checker(compile_limits limits = default_limits);
  ~type_checker();
  type_checker(const type_checker&) = delete;
  type_checker& operator=(const type_checker&) = delete;

  /// The script's warnings in the order of its lines, the first `most_warnings` of them. Precondition: it
  /// compiles; what does not has no warnings that mean anything. Fails with too_large (the source), timed_out
  /// or internal: a script that is fine can still be too much for the checker.
  expected<std::vector<type_warning>> check(const script_source& source);

  /// Frees the heap; the next check makes it again.
  void release();

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace sluice
