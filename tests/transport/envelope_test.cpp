#include "transport/envelope.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace sluice::transport {
namespace {

using ::testing::HasSubstr;

const publish_limits limits{.max_event_bytes = 1'000, .max_batch_events = 3};

std::string event_json(std::string_view more = "") {
  return fmt::format(R"({{"specversion":"1.0","id":"a","source":"/s","type":"order.created"{}}})", more);
}

std::string frame(std::string_view events, std::string_view seq = "7") {
  return fmt::format(R"({{"op":"publish","seq":{},"events":[{}]}})", seq, events);
}

bool points_into(std::string_view part, std::string_view whole) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

error refusal_of(std::string_view text) {
  const auto read = read_publish_frame(text, limits);
  return read ? error{error_code::internal, "was accepted", {}} : read.error().why;
}

TEST(PublishFrame, PointsIntoItsOneCopyOfTheText) {
  const std::string first = event_json(R"(,"subject":"order-1","data":{"a":[1,{"b":"]}"}]})");
  const std::string second = event_json(R"(, "time" : "2024-05-01T12:00:00+02:00" )");
  const auto read = read_publish_frame("  " + frame(first + " ,\n" + second) + " \n", limits);
  ASSERT_TRUE(read) << read.error().why.message;
  EXPECT_EQ(read->seq, 7u);
  const auto& batch = *read->batch;
  ASSERT_EQ(batch.events.size(), 2u);
  EXPECT_EQ(batch.events[0].json, first);
  EXPECT_EQ(batch.events[1].json, second);
  EXPECT_EQ(batch.events[0].id, "a");
  EXPECT_EQ(batch.events[0].source, "/s");
  EXPECT_EQ(batch.events[0].type, "order.created");
  EXPECT_EQ(batch.events[0].subject, "order-1");
  EXPECT_EQ(batch.events[1].subject, "");
  EXPECT_TRUE(batch.extra.empty());
  for (const auto& event : batch.events)
    for (const auto part : {event.json, event.id, event.source, event.type})
      EXPECT_TRUE(points_into(part, batch.text));
}

TEST(PublishFrame, ResolvesEscapesIntoCopies) {
  const auto read = read_publish_frame(
      frame(R"({"specversion":"1.0","\u0069d":"a\u00e9\"b","source":"\/s","type":"t","data":"\u0000"})"),
      limits);
  ASSERT_TRUE(read) << read.error().why.message;
  const auto& event = read->batch->events[0];
  EXPECT_EQ(event.id, "a\xc3\xa9\"b");
  EXPECT_EQ(event.source, "/s");
  EXPECT_EQ(read->batch->extra.size(), 2u);
  EXPECT_THAT(std::string(event.json), HasSubstr(R"("a\u00e9\"b")"));
}

TEST(PublishFrame, KeepsNumbersAsTheyAreWritten) {
  for (const std::string_view number :
       {"18446744073709551616", "-9223372036854775809", "123456789012345678901234567890", "1.0", "1E2",
        "0.1000000000000000055511151231257827021181583404541015625"}) {
    const auto read = read_publish_frame(frame(event_json(fmt::format(R"(,"data":{})", number))), limits);
    ASSERT_TRUE(read) << number << ": " << read.error().why.message;
    EXPECT_THAT(std::string(read->batch->events[0].json), HasSubstr(std::string(number)));
    EXPECT_EQ(read->batch->events[0].type, "order.created");
  }
}

TEST(PublishFrame, TakesItsMembersInAnyOrder) {
  const auto read = read_publish_frame(
      fmt::format(R"({{"events":[{}],"seq":9007199254740991,"op":"publish"}})", event_json()), limits);
  ASSERT_TRUE(read) << read.error().why.message;
  EXPECT_EQ(read->seq, 9'007'199'254'740'991u);
}

TEST(PublishFrame, ReadsNamesWithEscapesAsWhatTheySay) {
  const auto read = read_publish_frame(
      fmt::format(R"({{"\u006fp":"publ\u0069sh","s\u0065q":7,"\u0065vents":[{}]}})", event_json()), limits);
  ASSERT_TRUE(read) << read.error().why.message;
  EXPECT_EQ(read->seq, 7u);
  EXPECT_EQ(read->batch->events.size(), 1u);
}

TEST(PublishFrame, NamesTheBadEventByIndexAndField) {
  const auto why = refusal_of(frame(event_json() + "," + event_json() +
                                    R"(,{"specversion":"1.0","id":"","source":"/s","type":"t"})"));
  EXPECT_EQ(why.code, error_code::invalid_request);
  EXPECT_EQ(why.message, "events[2].id: must be a non-empty string");
  EXPECT_EQ(why.context, "events[2].id");
}

TEST(PublishFrame, TellsSeqAndCountOfABatchItRefuses) {
  const auto read = read_publish_frame(frame(event_json() + ",{}", "42"), limits);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().seq, 42u);
  EXPECT_EQ(read.error().events, 2u);
}

TEST(PublishFrame, HasLimits) {
  auto why = refusal_of(frame(event_json(fmt::format(R"(,"data":"{}")", std::string(1'000, 'x')))));
  EXPECT_EQ(why.code, error_code::too_large);
  EXPECT_THAT(why.message, HasSubstr("events[0]: has 1"));
  std::string four = event_json();
  for (int i = 0; i < 3; ++i) four += "," + event_json();
  why = refusal_of(frame(four));
  EXPECT_EQ(why.code, error_code::too_large);
  EXPECT_EQ(why.message, "events: a batch has at most 3 events");
}

TEST(PublishFrame, BoundsTheDepth) {
  const auto nested = [](std::size_t levels) {
    return frame(event_json(R"(,"data":)" + std::string(levels, '[') + std::string(levels, ']')));
  };
  EXPECT_TRUE(read_publish_frame(nested(100), limits));
  EXPECT_THAT(refusal_of(nested(200)).message, HasSubstr("nested deeper than"));
  // Beside a number that only the second look accepts.
  EXPECT_THAT(refusal_of(frame(event_json(R"(,"data":[18446744073709551616,)" + std::string(200, '[') +
                                          std::string(200, ']') + "]")))
                  .message,
              HasSubstr("nested deeper than"));
  EXPECT_EQ(refusal_of(std::string(1 << 20, '[')).code, error_code::invalid_request);
}

struct wrong_frame {
  const char* text;
  const char* message;
};

TEST(Frame, IsRefusedSayingWhatIsWrong) {
  const wrong_frame frames[] = {
      {"", "not JSON"},
      {"   ", "not JSON"},
      {"{", "not JSON"},
      {R"({"op":)", "line 1, column"},
      {"nonsense", "not JSON"},
      {"{} {}", "not JSON"},
      {R"({"op":"publish",})", "not JSON"},
      {"{\"op\":\"publish\xff\"}", "not JSON"},
      {R"({"a":"\ud800"})", "not JSON"},
      {"{\"a\":\"line\nbreak\"}", "not JSON"},
      {R"({"a":01})", "not JSON"},
      {R"({"a":NaN})", "not JSON"},
      {R"({"a":1e999})", "not JSON"},
      {"[]", "must be a JSON object"},
      {"7", "must be a JSON object"},
      {"{}", "op: is missing"},
      {R"({"op":"fly","seq":1})", R"("fly" is not known)"},
      {R"({"op":7})", "op: 7 is not known"},
      {R"({"op":"publish","events":[]})", "seq: is missing"},
      {R"({"op":"publish","seq":"1","events":[]})", "seq: \"1\""},
      {R"({"op":"publish","seq":-1,"events":[]})", "seq: -1"},
      {R"({"op":"publish","seq":1.5,"events":[]})", "seq: 1.5"},
      {R"({"op":"publish","seq":9007199254740992,"events":[]})", "it must be an integer from 0"},
      {R"({"op":"publish","seq":1})", "events: is missing"},
      {R"({"op":"publish","seq":1,"events":{}})", "events: must be an array"},
      {R"({"op":"publish","seq":1,"events":[]})", "at least one event"},
      {R"({"op":"publish","seq":1,"events":[7]})", "events[0]: must be an object"},
      {R"({"op":"publish","seq":1,"events":[],"extra":1})", R"("extra" is not a member)"},
      {R"({"op":"fly","op":"publish","seq":1,"events":[]})", "op: is there twice"},
      {R"({"op":"publish","seq":1,"s\u0065q":2,"events":[]})", "seq: is there twice"},
      {R"({"op":"publish","seq":1,"events":[7],"events":[]})", "events: is there twice"}};
  for (const auto& [text, message] : frames) {
    const auto why = refusal_of(text);
    EXPECT_EQ(why.code, error_code::invalid_request) << text;
    EXPECT_THAT(why.message, HasSubstr(message)) << text;
  }
}

TEST(CloudEvent, RefusesAnAttributeThatIsThereTwice) {
  for (const auto* twice : {R"(,"id":"b")", R"(,"\u0069d":"b")", R"(,"subject":"x","subject":"y")",
                            R"(,"ext1":1,"more":true,"\u0065xt1":2)"}) {
    const auto read = read_event(event_json(twice), limits);
    ASSERT_FALSE(read) << twice;
    EXPECT_THAT(read.error().message, HasSubstr("is there twice"));
  }
}

TEST(CloudEvent, RefusesDaysThatDoNotExist) {
  EXPECT_TRUE(read_event(event_json(R"(,"time":"2024-02-29T00:00:00Z")"), limits));
  EXPECT_FALSE(read_event(event_json(R"(,"time":"2023-02-29T00:00:00Z")"), limits));
  EXPECT_FALSE(read_event(event_json(R"(,"time":"2024-01-01T24:00:00Z")"), limits));
}

TEST(CloudEvent, CountsCharactersNotBytes) {
  std::string id;
  for (int i = 0; i < 256; ++i) id += "\xe2\x82\xac";
  const publish_limits roomy{};
  const auto of_id = [](const std::string& text) {
    return fmt::format(R"({{"specversion":"1.0","id":"{}","source":"/s","type":"t"}})", text);
  };
  EXPECT_TRUE(read_event(of_id(id), roomy));
  const auto longer = read_event(of_id(id + "x"), roomy);
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().message, "event.id: is longer than 256 characters");
}

TEST(CloudEvent, ComesAloneOrInAnArray) {
  const auto one = read_event(event_json(), limits);
  ASSERT_TRUE(one);
  EXPECT_EQ((*one)->events[0].json, event_json());
  const auto two = read_event_array("[" + event_json() + "," + event_json() + "]", limits);
  ASSERT_TRUE(two);
  EXPECT_EQ((*two)->events.size(), 2u);
  EXPECT_FALSE(read_event_array(event_json(), limits));
  EXPECT_FALSE(read_event("[" + event_json() + "]", limits));
}

}  // namespace
}  // namespace sluice::transport
