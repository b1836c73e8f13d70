#include "store/target_codec.hpp"

#include "tests/store/store_fixture.hpp"

#include <limits>

namespace sluice::test {
namespace {

std::string encoded(const target_set_ptr& set) {
  std::string bytes;
  encode_targets(*set, bytes);
  return bytes;
}

TEST(TargetCodec, GivesBackWhatItWasGiven) {
  for (const auto& set : {targets({1}), targets({127, 128, 129}), targets({1, 300, 70'000, 1LL << 40}),
                          targets({std::numeric_limits<std::int64_t>::max()})})
    EXPECT_EQ(decode_targets(encoded(set)), *set);
}

TEST(TargetCodec, NeedsOneByteForASmallId) { EXPECT_EQ(encoded(targets({1, 2, 3})).size(), 3u); }

TEST(TargetCodec, SurvivesBytesThatAreNotIts) {
  EXPECT_TRUE(decode_targets("").empty());
  EXPECT_TRUE(decode_targets(std::string(20, '\xff')).empty());
}

}  // namespace
}  // namespace sluice::test
