#include "tests/conformance/table.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace sluice::test {
namespace {

constexpr std::string_view dash = " — ";

struct part {
  std::string_view folder;
  std::string_view heading;
};
constexpr std::array parts{part{"language", "Language"}, part{"builtins", "Built-ins"}};

constexpr std::string_view introduction = R"(# Conformance

What of ECMAScript 2022 works, feature by feature, from tests written clause by clause from the specification
(`tests/conformance/`). They run in the production sandbox, compiled by the production compiler.
`build/dev/tests/conformance/conformance_test --table > docs/conformance.md` makes this page; a test compares it with
what the run gives.

)";

std::string total(const std::vector<feature_row>& rows, std::string_view folder, std::string_view heading) {
  feature_row sum;
  for (const feature_row& row : rows)
    if (folder.empty() || row.part == folder) sum.cases += row.cases, sum.passed += row.passed;
  const double percent = sum.cases ? 100.0 * sum.passed / sum.cases : 0;
  return fmt::format("| {} | {} | {} | {:.1f} % |\n", heading, sum.cases, sum.passed, percent);
}

}  // namespace

shortfalls load_shortfalls(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  shortfalls result;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto at = line.find(dash);
    if (at == std::string::npos) throw std::runtime_error("no reason: " + line);
    result[line.substr(0, at)] = line.substr(at + dash.size());
  }
  return result;
}

std::string feature_row::markdown() const {
  return fmt::format("| {} | {} | {} | {} |", title, clauses, cases, passed);
}

feature_row row_of(const feature& what, const std::vector<case_result>& results) {
  feature_row row{what.path.parent_path().filename().string(), what.title, what.clauses};
  row.cases = static_cast<int>(results.size());
  for (const case_result& it : results) row.passed += it.passed;
  return row;
}

std::string render_page(const std::vector<feature_row>& rows, const shortfalls& known) {
  std::string page(introduction);
  page += "| | cases | passed | |\n| --- | --: | --: | --: |\n";
  for (const auto& [folder, heading] : parts) page += total(rows, folder, heading);
  page += total(rows, {}, "**all**");
  for (const auto& [folder, heading] : parts) {
    page += fmt::format("\n## {}\n\n| feature | clauses | cases | passed |\n| --- | --- | --: | --: |\n",
                        heading);
    for (const feature_row& row : rows)
      if (row.part == folder) page += row.markdown() + "\n";
  }
  page += "\n## Shortfalls\n\n";
  if (known.empty()) page += "None.\n";
  for (const auto& [name, why] : known) page += fmt::format("- {}{}{}\n", name, dash, why);
  return page;
}

std::vector<feature_row> parse_page(const std::string& page) {
  std::vector<feature_row> rows;
  std::istringstream in(page);
  std::string folder;
  for (std::string line; std::getline(in, line);) {
    for (const auto& it : parts)
      if (line == fmt::format("## {}", it.heading)) folder = it.folder;
    if (folder.empty() || !line.starts_with("| ") || line.starts_with("| feature") ||
        line.starts_with("| ---"))
      continue;
    std::array<std::string, 4> cells;
    std::size_t at = 2;
    for (std::string& cell : cells) {
      const auto end = line.find(" |", at);
      if (end == std::string::npos) throw std::runtime_error("not a row: " + line);
      cell = line.substr(at, end - at);
      at = end + 3;
    }
    rows.push_back({folder, cells[0], cells[1], std::stoi(cells[2]), std::stoi(cells[3])});
  }
  return rows;
}

}  // namespace sluice::test
