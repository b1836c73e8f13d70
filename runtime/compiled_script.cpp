#include "runtime/compiled_script.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {

std::vector<std::string_view> compiled_script::modules() const {
  constexpr std::string_view begin = "/*modules ";
  std::vector<std::string_view> names;
  if (!code.starts_with(begin)) return names;
  std::string_view rest = std::string_view{code}.substr(begin.size());
  rest = rest.substr(0, rest.find("*/"));
  while (!rest.empty()) {
    const std::string_view specifier = rest.substr(0, rest.find(' '));
    names.push_back(specifier);
    rest.remove_prefix(std::min(rest.size(), specifier.size() + 1));
  }
  return names;
}

std::string compile_diagnostic::format() const {
  std::string position = file;
  if (line > 0) position += fmt::format(":{}", line);
  if (line > 0 && column > 0) position += fmt::format(":{}", column);
  std::string text = fmt::format("{}: error: {}", position, message);
  if (!excerpt.empty()) text += '\n' + excerpt;
  return text;
}

}  // namespace sluice
