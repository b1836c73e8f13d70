// ECMAScript 2022, clause by clause: one TEST a feature. With --table, prints docs/conformance.md instead;
// with
// --code FILE, what the compiler makes of a file.
#include "tests/conformance/feature.hpp"
#include "tests/conformance/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

namespace sluice::test {
namespace {

namespace fs = std::filesystem;

const fs::path source_folder = fs::path(SLUICE_SOURCE_DIR);
const fs::path tests_folder = source_folder / "tests/conformance";

std::vector<feature> all_features() {
  std::vector<feature> features = load_features(tests_folder / "language");
  for (feature& it : load_features(tests_folder / "builtins")) features.push_back(std::move(it));
  return features;
}

const shortfalls& known_shortfalls() {
  static const shortfalls known = load_shortfalls(tests_folder / "shortfalls.txt");
  return known;
}

std::vector<case_result> run(const feature& what) {
  static script_compiler compiler;  // half a second to make
  return run_feature(what, compiler);
}

std::string page() {
  std::ifstream in(source_folder / "docs/conformance.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A feature's cases pass, those that are known to fail do fail, and the page says as much.
class FeatureTest : public testing::Test {
 public:
  explicit FeatureTest(feature what) : what_(std::move(what)) {}

  void TestBody() override {
    const std::vector<case_result> results = run(what_);
    const shortfalls& known = known_shortfalls();
    std::set<std::string> names;
    for (const case_result& it : results) {
      const bool listed = known.count(what_.title + ": " + it.name) > 0;
      if (!it.passed && !listed) ADD_FAILURE() << it.name << "\n  " << it.message;
      EXPECT_TRUE(names.insert(it.name).second) << "two cases are named " << it.name;
      if (it.passed && listed) ADD_FAILURE() << it.name << "\n  passes: take it off shortfalls.txt";
    }
    EXPECT_FALSE(results.empty());
    const std::string row = row_of(what_, results).markdown();
    EXPECT_NE(page().find("\n" + row + "\n"), std::string::npos) << "docs/conformance.md lacks " << row;
  }

 private:
  feature what_;
};

/// The page has a row for every feature, and sums and shortfalls as they follow from rows and shortfalls.txt.
TEST(ConformancePage, IsWhatTheFeaturesGive) {
  const std::string text = page();
  const auto rows = parse_page(text);
  EXPECT_EQ(text, render_page(rows, known_shortfalls()));
  std::vector<std::string> titles, listed;
  for (const feature& it : all_features()) titles.push_back(it.title);
  for (const feature_row& it : rows) listed.push_back(it.title);
  EXPECT_EQ(titles, listed);
}

TEST(ConformancePage, ListsNoShortfallOfAFeatureThatIsNotThere) {
  const auto features = all_features();
  for (const auto& [name, why] : known_shortfalls())
    EXPECT_TRUE(std::any_of(features.begin(), features.end(), [&name = name](const feature& it) {
      return name.starts_with(it.title + ": ");
    })) << name;
}

int print_table() {
  std::vector<feature_row> rows;
  for (const feature& it : all_features()) rows.push_back(row_of(it, run(it)));
  std::cout << render_page(rows, known_shortfalls());
  return 0;
}

/// Prints what the compiler makes of a file.
int print_code(const fs::path& file) {
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto compiled = script_compiler{}.compile({file.filename(), text});
  std::cout << (compiled ? compiled->code : compiled.error().format()) << "\n";
  return compiled ? 0 : 1;
}

void register_features() {
  for (feature& it : all_features()) {
    const std::string folder = it.path.parent_path().filename();
    const std::string name = it.path.stem().stem();
    const std::string suite = folder == "language" ? "LanguageConformance" : "BuiltinsConformance";
    testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, it.path.c_str(), 1,
                          [what = it]() -> testing::Test* { return new FeatureTest(what); });
  }
}

}  // namespace
}  // namespace sluice::test

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--table") return sluice::test::print_table();
  if (argc == 3 && std::string_view(argv[1]) == "--code") return sluice::test::print_code(argv[2]);
  sluice::test::register_features();
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
