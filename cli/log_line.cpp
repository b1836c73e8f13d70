#include "cli/log_line.hpp"

#include <string>

namespace sluice {
namespace {

text_style style_of(std::string_view level) {
  if (level == "error") return text_style::red;
  if (level == "warn") return text_style::yellow;
  if (level == "debug") return text_style::dim;
  return text_style::plain;
}

}  // namespace

table_cell log_line(std::string_view level, std::string_view message) {
  std::string text = level == "info" ? "" : std::string(level) + ": ";
  text += message;
  return {std::move(text), style_of(level)};
}

}  // namespace sluice
