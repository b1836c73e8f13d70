#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace sluice {

/// The elements of a JSON array, each as it stands in the text: what is stored of it keeps the order of its
/// members and the form of its numbers. None if the text is no array. Each element is still to be parsed.
std::optional<std::vector<std::string_view>> json_elements(std::string_view array);

/// How deep arrays and objects are within each other.
int json_depth(std::string_view text);

}  // namespace sluice
