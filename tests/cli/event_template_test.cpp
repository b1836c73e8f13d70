#include "cli/event_template.hpp"

#include "transport/json_scanner.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sluice {
namespace {

using nlohmann::json;

constexpr std::string_view complete =
    R"({"specversion":"1.0", "id":"7","source":"/s","type":"t", "data":1.50})";

TEST(EventMaker, KeepsACompleteEventByteForByte) {
  EXPECT_EQ(event_maker({}, 1).make(complete), complete);
  EXPECT_EQ(event_maker({.type = "other", .source = "/other"}, 1).make(complete), complete);
}

TEST(EventMaker, FillsInWhatAnEventLacks) {
  const auto event =
      json::parse(*event_maker({.type = {}, .source = "/s"}, 1).make(R"({"type":"t","data":{}})"));
  EXPECT_EQ(event["specversion"], "1.0");
  EXPECT_EQ(event["source"], "/s");
  EXPECT_EQ(event["type"], "t");
  EXPECT_EQ(event["id"].get<std::string>().size(), 36u);
}

TEST(EventMaker, WrapsPlainJsonKeepingItsText) {
  event_maker maker({.type = "log.line", .source = "/app"}, 1);
  const auto event = maker.make(R"({"price": 1.50})");
  EXPECT_NE(event->find(R"("data":{"price": 1.50})"), std::string::npos);
  EXPECT_EQ(json::parse(*event)["type"], "log.line");
  EXPECT_EQ(json::parse(*maker.make("7"))["data"], 7);
}

TEST(EventMaker, GivesEachEventItsOwnId) {
  event_maker maker({.type = "t", .source = "/s"}, 1);
  EXPECT_NE(json::parse(*maker.make("1"))["id"], json::parse(*maker.make("1"))["id"]);
}

TEST(EventMaker, SaysWhatIsWrongWithALine) {
  event_maker maker({}, 1);
  EXPECT_NE(maker.make(R"({"type":)").error().message.find("column"), std::string::npos);
  EXPECT_NE(maker.make("[1]").error().message.find("--type"), std::string::npos);
  EXPECT_NE(maker.make(R"({"type":"t"})").error().message.find("--source"), std::string::npos);
  EXPECT_NE(maker.make(R"({"type":7,"source":"/s"})").error().message.find("`type`"), std::string::npos);
  EXPECT_FALSE(maker.make("{\"type\":\"\xff\",\"source\":\"/s\"}"));
  EXPECT_NE(event_maker({.type = "t", .source = {}}, 1).make("1").error().message.find("--source"),
            std::string::npos);
}

TEST(EventMaker, ShowsNothingOfTheLibraryThatReadsJson) {
  const auto wrong = event_maker({.type = "t", .source = "/s"}, 1).make("1e400");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().message.find("json.exception"), std::string::npos) << wrong.error().message;
  EXPECT_NE(wrong.error().message.find("1e400"), std::string::npos) << wrong.error().message;
}

TEST(EventMaker, RefusesWhatTheEngineWouldRefuseWithItsWholeBatch) {
  event_maker maker({.type = "t", .source = "/s"}, 1, 1'000);
  const std::string nul(R"({"specversion":"1.0","id":"7","source":"/s","type":"t"})" + std::string(1, '\0'));
  EXPECT_NE(maker.make(nul).error().message.find("column 56: a NUL"), std::string::npos);
  EXPECT_NE(maker.make('"' + std::string(1'000, 'x') + '"').error().message.find("max_event_bytes"),
            std::string::npos);
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(max_event_depth, transport::max_json_depth - 2) << "a publish holds an array of events";
  EXPECT_TRUE(maker.make(nested(max_event_depth - 1)));
  EXPECT_NE(maker.make(nested(max_event_depth)).error().message.find("126 levels"), std::string::npos);
  EXPECT_TRUE(maker.make('"' + std::string(200, '[') + R"(\"[")"));
}

}  // namespace
}  // namespace sluice
