#pragma once

#include "tests/conformance/feature.hpp"

#include <map>
#include <string>
#include <vector>

namespace sluice::test {

/// Cases that are known to fail: "Title: case" → why.
using shortfalls = std::map<std::string, std::string>;

/// Reads lines `Title: case — why`; those that start with # are comments.
shortfalls load_shortfalls(const std::filesystem::path& file);

/// One line of the table.
struct feature_row {
  std::string part;  ///< "language", "builtins"
  std::string title;
  std::string clauses;
  int cases = 0;
  int passed = 0;

  std::string markdown() const;
};

feature_row row_of(const feature& what, const std::vector<case_result>& results);

/// The page docs/conformance.md.
std::string render_page(const std::vector<feature_row>& rows, const shortfalls& known);

/// The rows that a page holds.
std::vector<feature_row> parse_page(const std::string& page);

}  // namespace sluice::test
