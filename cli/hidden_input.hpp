#pragma once

#include "schemas/error.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// Whether somebody types at the standard input.
bool input_is_terminal();

/// Asks on stderr and reads a line from the terminal without showing what is typed. invalid_request if the
/// input ends before anything was typed.
expected<std::string> read_hidden_line(std::string_view question);

}  // namespace sluice
