#include "runtime/cesu8.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace sluice {
namespace {

/// What a text looks like inside a heap.
std::string inside(std::string_view utf8) {
  std::unique_ptr<duk_context, decltype(&duk_destroy_heap)> heap{duk_create_heap_default(), duk_destroy_heap};
  push_utf8(heap.get(), utf8);
  return std::string{string_at(heap.get(), -1)};
}

TEST(Cesu8, SplitsWhatLiesBeyondTheBasicPlane) {
  EXPECT_EQ(inside("a\u00fc\u20ac"), "a\u00fc\u20ac");
  EXPECT_EQ(inside("\U0001F600"), "\xED\xA0\xBD\xED\xB8\x80");
}

TEST(Cesu8, LetsNoInvalidByteIn) {
  EXPECT_EQ(inside("\xFFname"), "\uFFFDname");
  EXPECT_EQ(inside("\x82\xC0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(inside("\xF0\x9F\x98"), "\uFFFD\uFFFD\uFFFD");
}

TEST(Cesu8, JoinsPairsOnTheWayOut) {
  EXPECT_EQ(to_utf8("x\xED\xA0\xBD\xED\xB8\x80y"), "x\U0001F600y");
  EXPECT_EQ(to_utf8("\xED\xA0\xBD"), "\uFFFD");
  EXPECT_EQ(json_to_utf8("\"\xED\xA0\xBD\""), "\"\\ud83d\"");
  EXPECT_EQ(json_to_utf8("\"\xED\xB8\x80\xED\xA0\xBD\""), "\"\\ude00\\ud83d\"");
}

}  // namespace
}  // namespace sluice
