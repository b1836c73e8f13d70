#include "config/units.hpp"

#include <gtest/gtest.h>

namespace sluice::config {
namespace {

using std::chrono::milliseconds;

TEST(Units, ReadsDurations) {
  EXPECT_EQ(parse_duration("500ms"), milliseconds{500});
  EXPECT_EQ(parse_duration("30s"), milliseconds{30'000});
  EXPECT_EQ(parse_duration("1.5s"), milliseconds{1'500});
  EXPECT_EQ(parse_duration("5 min"), milliseconds{300'000});
  EXPECT_EQ(parse_duration("24h"), milliseconds{86'400'000});
  EXPECT_EQ(parse_duration("30d"), milliseconds{2'592'000'000});
  EXPECT_EQ(parse_duration("0s"), milliseconds{0});
}

TEST(Units, RefusesWhatIsNoDuration) {
  for (const char* text : {"", "s", "5", "5m", "5 minutes", "-5s", "-0s", "1e3s", "0.5ms", "1s2", "1s ",
                           " 1s", "inf s", "nans", "99999999999999d", "0x10s"})
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
}

TEST(Units, ReadsSizes) {
  EXPECT_EQ(parse_bytes("512B"), 512);
  EXPECT_EQ(parse_bytes("256KiB"), 262'144);
  EXPECT_EQ(parse_bytes("64 MiB"), 67'108'864);
  EXPECT_EQ(parse_bytes("1.5GiB"), 1'610'612'736);
}

TEST(Units, RefusesWhatIsNoSize) {
  for (const char* text : {"", "MiB", "64", "64MB", "64M", "64mib", "-1B", "0.5B", "99999999999GiB"})
    EXPECT_EQ(parse_bytes(text), std::nullopt) << text;
}

TEST(Units, ShowsTheLargestUnitThatDivides) {
  EXPECT_EQ(format_duration(milliseconds{0}), "0s");
  EXPECT_EQ(format_duration(milliseconds{1'500}), "1500ms");
  EXPECT_EQ(format_duration(milliseconds{90'000}), "90s");
  EXPECT_EQ(format_duration(milliseconds{300'000}), "5min");
  EXPECT_EQ(format_duration(std::chrono::hours{24}), "24h");
  EXPECT_EQ(format_duration(std::chrono::hours{48}), "2d");
  EXPECT_EQ(format_bytes(0), "0B");
  EXPECT_EQ(format_bytes(1'000), "1000B");
  EXPECT_EQ(format_bytes(1'536 * 1'024), "1536KiB");
  EXPECT_EQ(format_bytes(67'108'864), "64MiB");
}

TEST(Units, ReadsWhatItShows) {
  for (const std::int64_t value : {1, 999, 1'000, 60'000, 86'400'000, 90'000'000, 172'800'000}) {
    EXPECT_EQ(parse_duration(format_duration(milliseconds{value})), milliseconds{value});
    EXPECT_EQ(parse_bytes(format_bytes(value)), value);
  }
}

}  // namespace
}  // namespace sluice::config
