#pragma once

#include "cli/table.hpp"

#include <string_view>

namespace sluice {

/// A line of a script's log as it is shown everywhere: its level in words, unless it is "info", and in
/// colour.
table_cell log_line(std::string_view level, std::string_view message);

}  // namespace sluice
