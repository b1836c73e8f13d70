#include "transport/client/address.hpp"

#include <gtest/gtest.h>

namespace sluice::client {
namespace {

TEST(EngineUrl, NamesHostAndPort) {
  EXPECT_EQ(parse_engine_url("ws://127.0.0.1:8080")->authority(), "127.0.0.1:8080");
  EXPECT_EQ(parse_engine_url("http://engine.example/")->authority(), "engine.example:7400");
  EXPECT_EQ(parse_engine_url("ws://[::1]:80/v1/events")->host, "::1");
  EXPECT_EQ(parse_engine_url("ws://[::1]:80")->authority(), "[::1]:80");
}

TEST(EngineUrl, SaysWhatIsWrongWithOthers) {
  for (const char* url :
       {"", "localhost:7400", "ftp://host", "wss://host", "ws://", "ws://host/other", "ws://a b"}) {
    const auto parsed = parse_engine_url(url);
    ASSERT_FALSE(parsed) << url;
    EXPECT_EQ(parsed.error().code, error_code::invalid_request);
    EXPECT_NE(parsed.error().message.find("ws://127.0.0.1:7400"), std::string::npos)
        << "shows how it is written";
  }
}

TEST(PercentEncoding, KeepsUnreservedCharactersOnly) {
  EXPECT_EQ(percent_encode("a-b.c_~ &/ä"), "a-b.c_~%20%26%2F%C3%A4");
}

}  // namespace
}  // namespace sluice::client
