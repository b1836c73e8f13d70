#include "transport/rfc3339.hpp"

#include <gtest/gtest.h>

namespace sluice::transport {
namespace {

TEST(Rfc3339, ReadsWhatItWrites) {
  const auto time = parse_rfc3339("2024-05-01T12:34:56.123456Z");
  ASSERT_TRUE(time);
  EXPECT_EQ(format_rfc3339(*time), "2024-05-01T12:34:56.123456Z");
  EXPECT_EQ(format_rfc3339(timestamp{}), "1970-01-01T00:00:00.000000Z");
}

TEST(Rfc3339, ReadsOffsetsAndFractionsOfAnyLength) {
  const auto same = [](const char* a, const char* b) { EXPECT_EQ(parse_rfc3339(a), parse_rfc3339(b)) << a; };
  same("2024-05-01T12:00:00+02:00", "2024-05-01T10:00:00Z");
  same("2024-05-01T00:30:00-01:00", "2024-05-01t01:30:00z");
  same("2024-05-01T12:00:00.5Z", "2024-05-01T12:00:00.500000Z");
  same("2024-05-01T12:00:00.1234567899Z", "2024-05-01T12:00:00.123456Z");
  same("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z");
}

TEST(Rfc3339, RefusesAnythingElse) {
  for (const char* text :
       {"", "2024", "2024-05-01", "2024-05-01T12:00:00", "2024-05-01 12:00:00Z", "2024-13-01T12:00:00Z",
        "2024-05-32T12:00:00Z", "2023-02-29T12:00:00Z", "2024-05-01T24:00:00Z", "2024-05-01T12:60:00Z",
        "2024-05-01T12:00:61Z", "2024-05-01T12:00:00.Z", "2024-05-01T12:00:00+2", "2024-05-01T12:00:00+24:00",
        "2024-05-01T12:00:00Zz", "x024-05-01T12:00:00Z", "2024-05-01T12:00:00,5Z"})
    EXPECT_FALSE(parse_rfc3339(text)) << text;
}

}  // namespace
}  // namespace sluice::transport
