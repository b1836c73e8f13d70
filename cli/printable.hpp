#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// Text that others wrote, safe to show on a terminal: control characters (C0, DEL, C1), which could move the
/// cursor or recolour what follows, become spaces. Lines stay lines.
std::string printable(std::string_view text);

/// The first line of it, without its end.
std::string_view first_line(std::string_view text);

/// Columns that the text takes, counted as UTF-8 code points.
std::size_t columns_of(std::string_view text);

/// The text if it takes at most `columns`, else its beginning with an ellipsis.
std::string shortened(std::string_view text, std::size_t columns);

}  // namespace sluice
