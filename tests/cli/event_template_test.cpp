#include "cli/event_template.hpp"

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
}

}  // namespace
}  // namespace sluice
