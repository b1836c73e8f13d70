#include "transport/client/wire_error.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sluice::client {
namespace {

TEST(WireError, KnowsEveryCode) {
  for (int i = 0; i <= static_cast<int>(error_code::internal); ++i) {
    const auto code = static_cast<error_code>(i);
    EXPECT_EQ(parse_error_code(to_string(code)), code);
  }
  EXPECT_FALSE(parse_error_code("no_such_code"));
}

TEST(WireError, ReadsANack) {
  const auto why = read_wire_error(
      {{"code", "backlog_full"}, {"message", "full"}, {"context", "events[0]"}, {"retry_after_ms", 500}});
  EXPECT_EQ(why.code, error_code::backlog_full);
  EXPECT_EQ(why.message, "full");
  EXPECT_EQ(why.context, "events[0]");
  EXPECT_EQ(why.retry_after_ms, 500);
  EXPECT_EQ(read_wire_error("nonsense").code, error_code::internal);
}

TEST(WireError, ReadsAProblemDocumentOrElseTheStatus) {
  const auto why =
      read_problem(409, R"({"title":"Conflict","status":409,"code":"conflict","detail":"taken"})");
  EXPECT_EQ(why.code, error_code::conflict);
  EXPECT_EQ(why.message, "taken");
  EXPECT_EQ(read_problem(404, "<html>").code, error_code::not_found);
  EXPECT_EQ(read_problem(503, "{}").code, error_code::store_unavailable);
}

}  // namespace
}  // namespace sluice::client
