#pragma once

#include "runtime/heap.hpp"
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

/// One script of a file of cases, and what must come of it.
struct script_case {
  std::string name;
  int line = 0;  ///< of its heading
  std::string source;
  execution_limits limits;
  std::vector<expected_end> ends;     ///< one of them
  std::vector<std::string> settings;  ///< "kv.max_keys=3": of what answers its calls
  int runs = 1;                       ///< executions on the same heap
};

/// Whether an execution ended that way.
bool matches(const execution_output& out, const expected_end& end);

/// Reads a file of cases; tests/sandbox/README.md says how one looks. Throws std::runtime_error, naming the
/// line, if it is malformed.
std::vector<script_case> read_script_cases(const std::string& path);

}  // namespace sluice::test
