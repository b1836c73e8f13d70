#include "runtime/source_map.hpp"

#include <gtest/gtest.h>

namespace sluice {
namespace {

// Line 1: columns 1 and 5 map to a.ts 1:1 and 3:3 (named "total"); line 3: column 3 maps to a.ts 4:1.
constexpr auto two_lines = R"({"version":3,"sources":["a.ts"],"sourcesContent":["one\ntwo\r\n  total\nfour"],
                               "names":["total"],"mappings":"AAAA,IAEEA;;EACF"})";

TEST(SourceMap, FindsTheSegmentThatCoversAColumn) {
  const source_map map(two_lines);
  const auto at = map.lookup(1, 7);
  ASSERT_TRUE(at);
  EXPECT_EQ(at->file, "a.ts");
  EXPECT_EQ(at->line, 3);
  EXPECT_EQ(at->column, 3);
  EXPECT_EQ(at->name, "total");
  EXPECT_EQ(map.lookup(1, 4)->line, 1);
}

TEST(SourceMap, TakesALinesFirstSegmentWhenTheColumnIsUnknown) {
  const source_map map(two_lines);
  EXPECT_EQ(map.lookup(1)->line, 1);
  EXPECT_EQ(map.lookup(3)->line, 4);
}

TEST(SourceMap, FindsNothingWhereNothingIsMapped) {
  const source_map map(two_lines);
  EXPECT_FALSE(map.lookup(2));
  EXPECT_FALSE(map.lookup(2, 3));
  EXPECT_FALSE(map.lookup(3, 1));
  EXPECT_FALSE(map.lookup(9, 1));
  EXPECT_FALSE(map.lookup(-1, -1));
}

TEST(SourceMap, GivesTheSourceLine) {
  const source_map map(two_lines);
  EXPECT_EQ(map.source_line("a.ts", 2), "two");
  EXPECT_EQ(map.source_line("a.ts", 4), "four");
  EXPECT_EQ(map.source_line("a.ts", 5), "");
  EXPECT_EQ(map.source_line("a.ts", 0), "");
  EXPECT_EQ(map.source_line("b.ts", 1), "");
}

TEST(SourceMap, IsEmptyWhenTheTextIsGarbage) {
  for (const char* text : {"", "null", "[]", "{}", R"({"mappings":7})", R"({"mappings":"!!!!"})",
                           R"({"mappings":"gggggggggg"})", R"({"mappings":"AAAAAA"})", R"({"mappings":"AA"})",
                           R"({"mappings":"DAAA"})", R"({"mappings":"g"})"}) {
    EXPECT_TRUE(source_map(text).empty()) << text;
    EXPECT_FALSE(source_map(text).lookup(1, 1)) << text;
  }
}

TEST(SourceMap, ToleratesIndexesWithoutASourceOrName) {
  const source_map map(R"({"mappings":"AEAAE","sources":[7]})");
  const auto at = map.lookup(1, 1);
  ASSERT_TRUE(at);
  EXPECT_EQ(at->file, "");
  EXPECT_EQ(at->name, "");
}

}  // namespace
}  // namespace sluice
