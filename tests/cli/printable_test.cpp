#include "cli/printable.hpp"

#include <gtest/gtest.h>

namespace sluice {
namespace {

TEST(Printable, KeepsTextAndLines) { EXPECT_EQ(printable("grüße,\n世界"), "grüße,\n世界"); }

TEST(Printable, BlanksControlCharacters) {
  EXPECT_EQ(printable("a\x1b[31mb\r\tc"), "a [31mb  c");
  EXPECT_EQ(printable("a\xc2\x9b"
                      "b"),
            "a b")
      << "CSI as one character";
  EXPECT_EQ(printable("\xc2\xa9"), "\xc2\xa9");
}

TEST(Shortened, CutsBetweenCharacters) {
  EXPECT_EQ(shortened("grüße", 5), "grüße");
  EXPECT_EQ(shortened("grüße", 4), "grü…");
  EXPECT_EQ(shortened("grüße", 1), "…");
}

TEST(FirstLine, EndsAtAnyLineEnd) {
  EXPECT_EQ(first_line("a\r\nb"), "a");
  EXPECT_EQ(first_line(""), "");
}

}  // namespace
}  // namespace sluice
