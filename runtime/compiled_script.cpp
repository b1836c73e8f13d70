#include "runtime/compiled_script.hpp"

#include <fmt/format.h>

namespace sluice {

std::string compile_diagnostic::format() const {
  std::string position = file;
  if (line > 0) position += fmt::format(":{}", line);
  if (line > 0 && column > 0) position += fmt::format(":{}", column);
  std::string text = fmt::format("{}: error: {}", position, message);
  if (!excerpt.empty()) text += '\n' + excerpt;
  return text;
}

}  // namespace sluice
