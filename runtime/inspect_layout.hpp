#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

// How inspect() lays out what it found, in the manner of Node's util.inspect.

/// Whether a property's name can stand without quotes.
bool is_identifier(std::string_view name);

/// `text` between single quotes.
std::string quote(std::string_view text);

/// `Prefix { a: 1, b: 2 }` on one line, or one part a line if that gets too
/// long; short elements of an array fill their lines.
std::string join_parts(const std::string& prefix, bool array, const std::vector<std::string>& parts,
                       int depth);

}  // namespace sluice
