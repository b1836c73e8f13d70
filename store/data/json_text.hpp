#pragma once

#include <string>
#include <string_view>

namespace sluice::data {

/// A name that a script gave, for a message: in quotes, what is not printable as "?", cut after 64 bytes.
std::string shown(std::string_view name);

/// Appends a JSON string. What is not UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// How deep arrays and objects of a JSON text are within each other.
int json_depth(std::string_view text);

}  // namespace sluice::data
