#include "runtime/source_excerpt.hpp"

#include <gtest/gtest.h>

namespace sluice::test {
namespace {

TEST(SourceExcerpt, ShowsALineWithACaretUnderTheColumn) {
  EXPECT_EQ(source_excerpt("let a;\n\tlet é = 🪑 + b;\r\n", 2, 15),
            "\tlet é = 🪑 + b;\n\t            ^");
  EXPECT_EQ(source_excerpt("let a;", 1, 0), "let a;");
}

TEST(SourceExcerpt, ShowsNothingWhereNothingStands) {
  EXPECT_EQ(source_excerpt("a\n  \nb", 2, 1), "");
  EXPECT_EQ(source_excerpt("a", 7, 1), "");
  EXPECT_EQ(source_excerpt("a", 0, 1), "");
}

TEST(SourceExcerpt, ShowsALineOfUsualLengthWhole) {
  const std::string line = "  throw new iota.PermanentError(`" + std::string(80, 'x') + "`);";
  EXPECT_EQ(source_excerpt(line, 1, 3), line + "\n  ^");
}

TEST(SourceExcerpt, MarksWhereItCutsALongLine) {
  const std::string line = std::string(500, 'a') + "!" + std::string(500, 'b');
  EXPECT_EQ(source_excerpt(line, 1, 501),
            "…" + std::string(60, 'a') + "!" + std::string(60, 'b') + "…\n" + std::string(61, ' ') + "^");
  EXPECT_EQ(source_excerpt(line, 1, 1), std::string(61, 'a') + "…\n^");
  EXPECT_EQ(source_excerpt(line, 1, 1001), "…" + std::string(61, 'b') + "\n" + std::string(61, ' ') + "^");
}

TEST(SourceExcerpt, ShowsBytesThatAreNotUtf8AsReplacements) {
  EXPECT_EQ(source_excerpt("a\xFF\xFF = 🪑 + b;", 1, 10), "a\uFFFD\uFFFD = 🪑 + b;\n        ^");
}

}  // namespace
}  // namespace sluice::test
