#include "store/json_elements.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view space = " \t\r\n";

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(space);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

/// Calls `at(index, depth)` for each character that is in no string; depth is that before the character.
template <class F>
void outside_strings(std::string_view text, F&& at) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        in_string = false;
      continue;
    }
    in_string = c == '"';
    at(i, depth);
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
  }
}

}  // namespace

std::optional<std::vector<std::string_view>> json_elements(std::string_view array) {
  array = trim(array);
  if (array.size() < 2 || array.front() != '[' || array.back() != ']') return std::nullopt;
  const auto inner = trim(array.substr(1, array.size() - 2));
  std::vector<std::string_view> elements;
  if (inner.empty()) return elements;
  std::size_t begin = 0;
  outside_strings(inner, [&](std::size_t i, int depth) {
    if (inner[i] != ',' || depth != 0) return;
    elements.push_back(trim(inner.substr(begin, i - begin)));
    begin = i + 1;
  });
  elements.push_back(trim(inner.substr(begin)));
  return elements;
}

int json_depth(std::string_view text) {
  int deepest = 0;
  outside_strings(text, [&](std::size_t i, int depth) {
    if (text[i] == '[' || text[i] == '{') deepest = std::max(deepest, depth + 1);
  });
  return deepest;
}

}  // namespace sluice
