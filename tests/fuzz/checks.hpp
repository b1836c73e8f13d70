#pragma once

#include "runtime/compiled_script.hpp"
#include "runtime/heap.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::fuzz {

/// What is promised of an execution's outcome and does not hold, in words.
std::vector<std::string> broken_promises(const execution_output& out, const execution_limits& limits);

/// What is promised of a compiler's refusal and does not hold: it has a line, unless a limit struck.
std::vector<std::string> broken_promises(const compile_diagnostic& why);

/// JSON text in valid UTF-8. A surrogate may stand alone, escaped, as in JavaScript.
bool is_json(std::string_view text);

bool is_utf8(std::string_view text);

}  // namespace sluice::fuzz
