#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace sluice::config {

/// How many letters to insert, remove, change or swap with their neighbour to make one word of the other
/// (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate that `word` most likely means: at most a third of its letters differ (two at least may).
/// Empty if there is none.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace sluice::config
