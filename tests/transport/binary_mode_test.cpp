#include "transport/binary_mode.hpp"

#include "transport/envelope.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sluice::transport {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
namespace http = boost::beast::http;

http::fields headers_of(std::string_view content_type) {
  http::fields headers;
  headers.set("ce-specversion", "1.0");
  headers.set("CE-Id", "a");
  headers.set("ce-source", "/s");
  headers.set("ce-type", "order.created");
  if (!content_type.empty())
    headers.set(http::field::content_type, {content_type.data(), content_type.size()});
  return headers;
}

TEST(BinaryMode, MakesTheEventThatStructuredModeWouldCarry) {
  auto headers = headers_of("application/json; charset=utf-8");
  headers.set("ce-subject", "caf%C3%A9%20%zz");
  const auto text = event_of_binary_mode(headers, R"({"total":18446744073709551616})");
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_THAT(*text, HasSubstr(R"("data":{"total":18446744073709551616})"));
  const auto batch = read_event(*text, {});
  ASSERT_TRUE(batch) << batch.error().message;
  EXPECT_EQ((*batch)->events[0].id, "a");
  EXPECT_EQ((*batch)->events[0].subject, "caf\xc3\xa9 %zz");
  EXPECT_EQ(json::parse(*text).at("datacontenttype"), "application/json; charset=utf-8");
}

TEST(BinaryMode, CarriesOtherDataAsBase64) {
  const auto text =
      event_of_binary_mode(headers_of("application/octet-stream"), std::string("\x00\xff\x01", 3));
  ASSERT_TRUE(text);
  EXPECT_EQ(json::parse(*text).at("data_base64"), "AP8B");
  EXPECT_TRUE(read_event(*text, {}));
}

TEST(BinaryMode, HasNoDataWithoutABody) {
  const auto text = event_of_binary_mode(headers_of(""), "");
  ASSERT_TRUE(text);
  EXPECT_FALSE(json::parse(*text).contains("data"));
  EXPECT_TRUE(read_event(*text, {}));
}

TEST(BinaryMode, KeepsTheBodyWithinItsMember) {
  const auto text = event_of_binary_mode(headers_of("application/json"), R"(1,"id":"forged")");
  ASSERT_FALSE(text);
  EXPECT_THAT(text.error().message, HasSubstr("the body is not JSON"));
}

TEST(BinaryMode, RefusesHeadersThatSayItTwiceOrClaimTheData) {
  auto twice = headers_of("");
  twice.insert("ce-id", "b");
  EXPECT_FALSE(event_of_binary_mode(twice, ""));
  auto data = headers_of("");
  data.set("ce-data", "1");
  EXPECT_FALSE(event_of_binary_mode(data, ""));
}

}  // namespace
}  // namespace sluice::transport
