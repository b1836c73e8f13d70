#include "transport/token.hpp"

#include "transport/token_cache.hpp"

#include <gtest/gtest.h>

namespace sluice::transport {
namespace {

using namespace std::chrono_literals;

TEST(Token, HasAPrefixAnd256RandomBits) {
  const auto one = make_token();
  const auto another = make_token();
  ASSERT_TRUE(one && another);
  EXPECT_TRUE(one->starts_with("slc_"));
  EXPECT_EQ(one->size(), 4u + 43u);
  EXPECT_EQ(one->find_first_of("+/="), std::string::npos);
  EXPECT_NE(*one, *another);
}

TEST(Token, StandsInABearerHeader) {
  EXPECT_EQ(bearer_token("Bearer slc_x"), "slc_x");
  EXPECT_EQ(bearer_token("bearer   slc_x  "), "slc_x");
  for (const auto* other : {"", "Bearer", "Bearer ", "Basic abc", "slc_x", "Bearerslc_x"})
    EXPECT_EQ(bearer_token(other), "") << other;
}

token_row row_of(std::string hash) {
  token_row row;
  row.sha256 = std::move(hash);
  return row;
}

TEST(TokenCache, ForgetsAfterAWhile) {
  token_cache cache(10, 5s);
  const token_cache::clock::time_point start{};
  cache.add(row_of("a"), start);
  EXPECT_TRUE(cache.find("a", start + 4s));
  EXPECT_FALSE(cache.find("a", start + 5s));
  EXPECT_FALSE(cache.find("b", start));
}

TEST(TokenCache, StaysBounded) {
  token_cache cache(2, 5s);
  const token_cache::clock::time_point start{};
  cache.add(row_of("old"), start);
  cache.add(row_of("a"), start + 4s);
  cache.add(row_of("b"), start + 6s);
  EXPECT_TRUE(cache.find("a", start + 6s)) << "the expired one went first";
  cache.add(row_of("c"), start + 7s);
  EXPECT_TRUE(cache.find("c", start + 7s));
  EXPECT_FALSE(cache.find("a", start + 7s));
}

}  // namespace
}  // namespace sluice::transport
