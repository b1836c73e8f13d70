#pragma once

#include "schemas/limits.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

/// A way in which a case may end.
struct expected_end {
  std::string kind;  ///< "result", "error", "compile error", "succeeds" or a limit's code
  std::string text;  ///< of a result its JSON, of an error its name or "name: beginning of the message"
};

/// One script of a file of attacks, and what must come of it.
struct attack_case {
  std::string name;
  int line = 0;  ///< of its heading
  std::string source;
  execution_limits limits;
  std::vector<expected_end> ends;  ///< one of them
};

/// Reads a file of cases; tests/sandbox/README.md says how one looks. Throws std::runtime_error, naming the
/// line, if it is malformed.
std::vector<attack_case> read_attack_cases(const std::string& path);

}  // namespace sluice::test
