// Date.parse of what is not the standard's format. The expected times are Node 20's.
#include "runtime/date_text.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sluice::test {
namespace {

constexpr double fifth_of_january = 1704412800000;  // 2024-01-05
constexpr double nine_five = fifth_of_january + (9 * 60 + 5) * 60'000.0;

TEST(DateParser, ReadsWhatPeopleAndProgramsWrite) {
  const std::pair<const char*, double> samples[] = {
      {"2024-01-05 09:05:00.123 UTC", nine_five + 123},
      {"2024-01-05 9:05", nine_five},
      {"2024-01-05 09:05 PM", nine_five + 12 * 3'600'000},
      {"2024-01-05 09:05:00 +0200", nine_five - 2 * 3'600'000},
      {"2024-01-05 09:05 EST", nine_five + 5 * 3'600'000},
      {"2024-1-5", fifth_of_january},
      {"2024.01.05", fifth_of_january},
      {"2024/1/5", fifth_of_january},
      {"2024/1/5 9:05", nine_five},
      {"January 2024", fifth_of_january - 4 * 86'400'000.0},
      {"5 January 2024 9:05 (in the morning)", nine_five},
      {"Fri, 05-Jan-24 09:05:00 GMT", nine_five},
      {"1/5/2024, 9:05:00\xe2\x80\xaf"
       "AM",
       nine_five},
      {"2024-2-30", 1709251200000},
  };
  for (const auto& [text, time] : samples) EXPECT_EQ(parse_date(text), time) << text;
}

TEST(DateParser, RefusesWhatIsNoDate) {
  for (const char* text : {"", "x", "2024-01-05 09:05PM", "2024-01-05 13:00 PM", "2024-13-05", "2024-1-32",
                           "2024-01-05 24:01", "2024-01-05 foo", "2024-01-05T9:05", "2024-01-05T09:05 PM",
                           "2024-02-30", "2024-1-5 10:00 +12345", "1/1/1/1", "2024-1-5)", "275761-1-1"})
    EXPECT_TRUE(std::isnan(parse_date(text))) << text;
  EXPECT_TRUE(std::isnan(parse_date("2024-1-5" + std::string(1000, ' '))));
}

}  // namespace
}  // namespace sluice::test
