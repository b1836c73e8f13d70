#include "cli/table.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace sluice {
namespace {

class Table : public testing::Test {
 protected:
  std::string written() {
    std::rewind(file_.get());
    std::string text(1 << 12, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file_.get()));
    return text;
  }
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{std::tmpfile(), std::fclose};
  terminal out_{file_.get()};
  table table_{out_, {{"NAME"}, {"N", true}, {"TEXT"}}};
};

TEST_F(Table, AlignsEachColumnToItsWidestCell) {
  table_.print({{{{"a"}, {"7"}, {"one"}}, {}}, {{{"longer"}, {"1200"}, {"two"}}, {}}});
  EXPECT_EQ(written(),
            "NAME       N  TEXT\n"
            "a          7  one\n"
            "longer  1200  two\n");
}

TEST_F(Table, CountsCharactersNotBytes) {
  table_.print({{{{"Zoë"}, {"1"}, {"x"}}, {}}, {{{"Anna"}, {"2"}, {"y"}}, {}}});
  EXPECT_EQ(written(),
            "NAME  N  TEXT\n"
            "Zoë   1  x\n"
            "Anna  2  y\n");
}

TEST_F(Table, PrintsItsTitleOnceAndGrows) {
  table_.print({{{{"a"}, {"1"}, {"x"}}, {}}});
  table_.print({{{{"longer"}, {"2"}, {"y"}}, {}}});
  EXPECT_EQ(written(),
            "NAME  N  TEXT\n"
            "a     1  x\n"
            "longer  2  y\n");
}

TEST_F(Table, ShowsTheFirstLineInARowAndAllOfADetail) {
  table_.print({{{{"a"}, {"1"}, {"first\nsecond"}}, {{"first\nsecond"}}}});
  EXPECT_EQ(written(),
            "NAME  N  TEXT\n"
            "a     1  first\n"
            "    first\n"
            "    second\n");
}

TEST_F(Table, LetsNobodyControlTheTerminal) {
  table_.print({{{{"a\x1b[2J"}, {"1"}, {"x\x07\x7fy"}}, {{"\x1b]0;title\x07"}}}});
  const std::string text = written();
  EXPECT_EQ(text.find_first_of("\x1b\x07\x7f"), text.npos) << text;
}

TEST_F(Table, LeavesNoBlanksAtALinesEnd) {
  table_.print({{{{"a"}, {"1"}, {""}}, {}}});
  EXPECT_EQ(written(), "NAME  N  TEXT\na     1\n");
}

}  // namespace
}  // namespace sluice
