#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// The line of `source` that an error is about, with a caret under the column: what a person looks for first.
/// Line and column count from 1, the column in UTF-16 units; empty if there is no such line. Of a line
/// longer than 120 characters what is around the caret is shown, with "…" where it is cut;
/// a byte that is not UTF-8 is shown as U+FFFD.
std::string source_excerpt(std::string_view source, int line, int column);

}  // namespace sluice
