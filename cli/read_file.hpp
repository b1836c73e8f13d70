#pragma once

#include "schemas/error.hpp"

#include <string>

namespace sluice {

/// A file's whole text; invalid_request says "cannot read orders.ts: No such file or directory".
expected<std::string> read_file(const std::string& path);

/// The same, "-" being standard input.
expected<std::string> read_input(const std::string& path);

}  // namespace sluice
