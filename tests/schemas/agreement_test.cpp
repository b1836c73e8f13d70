// The hot path checks events by hand. These tests show that it accepts exactly what the JSON Schemas accept.
#include "tests/schemas/schema_file.hpp"
#include "transport/envelope.hpp"

#include <gtest/gtest.h>

namespace sluice::testing {
namespace {

using nlohmann::json;

/// An attribute that is all length: written as its length, to keep the file readable.
json with_fill(const json& test_case) {
  json event = test_case.at("event");
  if (const auto fill = test_case.find("fill"); fill != test_case.end())
    event[fill->at("member").get<std::string>()] = std::string(fill->at("length").get<std::size_t>(), 'x');
  return event;
}

TEST(CloudEventSchema, AgreesWithTheHandWrittenChecks) {
  const schema_file schema("cloudevent.schema.json");
  const auto cases = read_json("tests/schemas/cloudevent_cases.json");
  EXPECT_GE(cases.size(), 60u);
  for (const auto& test_case : cases) {
    const auto name = test_case.at("case").get<std::string>();
    const bool valid = test_case.at("valid");
    const auto event = with_fill(test_case);
    EXPECT_EQ(schema.problem_with(event).empty(), valid) << name << ": " << schema.problem_with(event);
    const auto read = transport::read_event(event.dump(), {});
    EXPECT_EQ(read.has_value(), valid) << name << ": " << (read ? "was accepted" : read.error().message);
  }
}

TEST(PublishSchema, AgreesWithTheHandWrittenChecks) {
  const schema_file schema("ws-publish.schema.json");
  for (const auto& test_case : read_json("tests/schemas/ws_publish_cases.json")) {
    const auto name = test_case.at("case").get<std::string>();
    const bool valid = test_case.at("valid");
    const auto& message = test_case.at("message");
    EXPECT_EQ(schema.problem_with(message).empty(), valid) << name << ": " << schema.problem_with(message);
    const auto read = transport::read_publish_frame(message.dump(), {});
    EXPECT_EQ(read.has_value(), valid) << name << ": " << (read ? "was accepted" : read.error().why.message);
  }
}

}  // namespace
}  // namespace sluice::testing
