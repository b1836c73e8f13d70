#include "store/settings_codec.hpp"

#include <gtest/gtest.h>

namespace sluice {
namespace {

using namespace std::chrono_literals;

TEST(SettingsCodec, GivesBackWhatItWasGiven) {
  script_settings settings;
  settings.trigger.event_types = {"order.*", "user.created"};
  settings.limits.wall_time = 5s;
  settings.limits.cpu_time = 20ms;
  settings.limits.memory_bytes = 7;
  settings.limits.result_bytes = 8;
  settings.limits.log_bytes = 9;
  settings.limits.log_lines = 10;
  settings.limits.sdk_calls = 11;
  settings.retry = {3, 100ms, 1.5, 9s, 0.25};
  settings.concurrency = 4;
  const auto text = encode_settings(settings);
  const auto read = decode_settings(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(encode_settings(*read), text);
  EXPECT_EQ(read->trigger.event_types, settings.trigger.event_types);
  EXPECT_EQ(read->limits.cpu_time, 20ms);
  EXPECT_EQ(read->retry.factor, 1.5);
  EXPECT_EQ(read->concurrency, 4);
}

TEST(SettingsCodec, TakesDefaultsForWhatIsMissingOrOfAnotherType) {
  const auto read = decode_settings(
      R"({"limits":{"cpu_time_ms":"fast"},"retry":7,"trigger":{"event_types":[1,"a"]},"new":1})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->limits.cpu_time, execution_limits{}.cpu_time);
  EXPECT_EQ(read->retry.attempts, retry_policy{}.attempts);
  EXPECT_EQ(read->trigger.event_types, std::vector<std::string>{"a"});
}

TEST(SettingsCodec, RefusesWhatIsNoObject) {
  for (const char* text : {"", "[]", "{", "null"}) EXPECT_FALSE(decode_settings(text)) << text;
}

}  // namespace
}  // namespace sluice
