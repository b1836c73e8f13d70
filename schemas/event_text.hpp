#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace sluice {

/// Bounds of an event's attributes, in characters. schemas/cloudevent.schema.json has the same.
inline constexpr std::size_t max_id_chars = 256;
inline constexpr std::size_t max_source_chars = 1'024;
inline constexpr std::size_t max_type_chars = 256;
inline constexpr std::size_t max_subject_chars = 1'024;

/// What is wrong with an attribute's text; empty if nothing.
inline std::string attribute_problem(std::string_view text, std::size_t max_chars) {
  if (text.empty()) return "must be a non-empty string";
  std::size_t chars = 0;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return "must not contain control characters";
    chars += (c & 0xc0) != 0x80;  // not a continuation byte of UTF-8
  }
  return chars > max_chars ? fmt::format("is longer than {} characters", max_chars) : std::string{};
}

}  // namespace sluice
