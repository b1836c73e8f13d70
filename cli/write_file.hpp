#pragma once

#include "schemas/error.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// Writes a file, in place of what may be there; the error says "cannot write a.jsonl: No space left on
/// device".
expected<void> write_file(const std::string& path, std::string_view text);

}  // namespace sluice
