#include "cli/type_warnings.hpp"

#include "cli/printable.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sluice {

void print_type_warnings(const std::vector<type_warning>& warnings, const cli_context& context) {
  const terminal err(stderr, context.no_color);
  for (const type_warning& it : warnings) {
    const std::string where = fmt::format("{}:{}:{}", it.file, it.line, it.column);
    err.line(fmt::format("{}: {} {} {}", err.paint(text_style::bold, printable(where)),
                         err.paint(text_style::yellow, "warning:"), printable(it.message),
                         err.paint(text_style::dim, fmt::format("({})", it.code))));
    if (!it.excerpt.empty()) err.line(printable(it.excerpt));
  }
  if (warnings.size() == type_checker::most_warnings)
    err.line(fmt::format("These are the first {}; there may be more.", warnings.size()));
}

nlohmann::json to_json(const std::vector<type_warning>& warnings) {
  nlohmann::json all = nlohmann::json::array();
  for (const type_warning& it : warnings)
    all.push_back({{"code", it.code},
                   {"message", it.message},
                   {"file", it.file},
                   {"line", it.line},
                   {"column", it.column}});
  return all;
}

}  // namespace sluice
