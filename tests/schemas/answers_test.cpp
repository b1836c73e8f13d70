// What the server writes matches its JSON Schemas.
#include "tests/schemas/schema_file.hpp"
#include "transport/problem.hpp"

#include <gtest/gtest.h>

namespace sluice::testing {
namespace {

using nlohmann::json;

constexpr int last_code = static_cast<int>(error_code::internal);

TEST(ProblemSchema, MatchesEveryProblemWeMake) {
  const schema_file schema("problem.schema.json");
  for (int code = 0; code <= last_code; ++code) {
    const error why{static_cast<error_code>(code), "a message \xff", code % 2 ? "here" : "", code % 3 * 100};
    const auto document = json::parse(transport::problem(why).body());
    EXPECT_EQ(schema.problem_with(document), "") << document;
  }
  const error failed{error_code::compile_failed, "Unexpected token", {}, 0};
  const json place{{"file", "a.js"}, {"line", 1}, {"column", 2}, {"excerpt", "x"}};
  EXPECT_EQ(schema.problem_with(json::parse(transport::problem(failed, place).body())), "");
  EXPECT_NE(schema.problem_with({{"title", "x"}}), "");
}

TEST(NackSchema, MatchesEveryErrorWeSend) {
  const schema_file schema("ws-nack.schema.json");
  for (int code = 0; code <= last_code; ++code) {
    const error why{static_cast<error_code>(code), "a message", code % 2 ? "here" : "", code % 3 * 100};
    EXPECT_EQ(schema.problem_with({{"op", "nack"}, {"seq", code}, {"error", transport::wire_error(why)}}),
              "");
    EXPECT_EQ(schema.problem_with({{"op", "nack"}, {"seq", nullptr}, {"error", transport::wire_error(why)}}),
              "");
  }
}

TEST(AckSchema, TellsAnAckFromACredit) {
  const json ack{{"op", "ack"}, {"seq", 7}, {"accepted", 998}, {"duplicates", 2}};
  const json credit{{"op", "credit"}, {"events", 1'000}};
  EXPECT_EQ(schema_file("ws-ack.schema.json").problem_with(ack), "");
  EXPECT_NE(schema_file("ws-ack.schema.json").problem_with(credit), "");
  EXPECT_EQ(schema_file("ws-credit.schema.json").problem_with(credit), "");
  EXPECT_NE(schema_file("ws-credit.schema.json").problem_with(ack), "");
}

}  // namespace
}  // namespace sluice::testing
