#pragma once

#include "runtime/compiler.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::fuzz {

/// How an input is taken, by its first byte. Duktape alone is a hundred times as fast as the compiler.
enum class input_kind {
  es5,         ///< as compiled code, straight to the heap: any byte but these
  javascript,  ///< 'J': through the compiler
  typescript,  ///< 'T': through the compiler, as TypeScript
};

input_kind kind_of(std::string_view input);

/// Takes inputs as an engine takes scripts: compiles, makes a heap with tight limits, runs it twice, answers
/// its calls. Whatever an input does, the promises of the runtime have to hold. Keeps one compiler for all.
class harness {
 public:
  harness();

  /// Which promises did not hold, in words; empty if all did. Time and random numbers are the same each time.
  std::vector<std::string> run(std::string_view input);

 private:
  script_compiler compiler_;
};

}  // namespace sluice::fuzz
