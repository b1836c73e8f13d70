#include "config/nearest.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sluice::config {
namespace {

TEST(Nearest, CountsTheEditsBetweenTwoWords) {
  EXPECT_EQ(edit_distance("", ""), 0u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("port", "port"), 0u);
  EXPECT_EQ(edit_distance("prot", "port"), 1u);  // neighbours swapped
  EXPECT_EQ(edit_distance("por", "port"), 1u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
}

TEST(Nearest, FindsTheWordThatIsMeant) {
  const std::vector<std::string_view> words = {"serve", "run", "config"};
  EXPECT_EQ(nearest("sever", words), "serve");
  EXPECT_EQ(nearest("confg", words), "config");
}

TEST(Nearest, FindsNothingThatIsFarAway) {
  const std::vector<std::string_view> words = {"serve", "config"};
  EXPECT_EQ(nearest("completely", words), "");
  EXPECT_EQ(nearest("x", std::vector<std::string_view>{}), "");
}

}  // namespace
}  // namespace sluice::config
