#include "tests/transport/server_fixture.hpp"

#include <gmock/gmock.h>

namespace sluice::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
namespace http = boost::beast::http;

class Secrets : public ServerTest {
 protected:
  void SetUp() override {
    start();
    writer = double_.add_token("slc_writer", double_.shop.id, {"secrets:write"});
  }
  http_answer put(std::string_view target, std::string_view token, std::string_view body) {
    return request(http::verb::put, target, token, body);
  }
  http_answer remove(std::string_view target, std::string_view token) {
    return request(http::verb::delete_, target, token);
  }
  std::string writer;
};

TEST_F(Secrets, AreSetListedAndDeletedAndNeverShown) {
  const auto set = put("/v1/tenants/shop/secrets/API_KEY", writer, R"({"value":"s\u00e9cret \n1"})");
  EXPECT_EQ(set.result_int(), 200u) << set.body();
  EXPECT_EQ(double_.secret(double_.shop.id, "API_KEY"),
            "s\xc3\xa9"
            "cret \n1");
  EXPECT_THAT(set.body(), Not(HasSubstr("cret \\n")));
  EXPECT_EQ(put("/v1/tenants/other/secrets/API_KEY", admin, R"({"value":"another"})").result_int(), 200u);
  const auto listed = get("/v1/tenants/shop/secrets", writer);
  EXPECT_EQ(json::parse(listed.body()), (json{{"items",
                                               {{{"name", "API_KEY"},
                                                 {"created_at", "1970-01-01T00:00:00.000000Z"},
                                                 {"updated_at", "1970-01-01T00:00:00.000000Z"}}}},
                                              {"next_cursor", nullptr}}));
  EXPECT_EQ(remove("/v1/tenants/shop/secrets/API_KEY", writer).result_int(), 200u);
  EXPECT_EQ(remove("/v1/tenants/shop/secrets/API_KEY", writer).result_int(), 404u);
  EXPECT_EQ(double_.secret(double_.other.id, "API_KEY"), "another");
}

TEST_F(Secrets, AreTheTenantsOwn) {
  EXPECT_EQ(put("/v1/tenants/other/secrets/A", writer, R"({"value":"value"})").result_int(), 403u);
  EXPECT_EQ(get("/v1/tenants/other/secrets", writer).result_int(), 403u);
  EXPECT_EQ(remove("/v1/tenants/other/secrets/A", writer).result_int(), 403u);
  EXPECT_EQ(get("/v1/tenants/nobody/secrets", writer).result_int(), 403u) << "it learns nothing of others";
  EXPECT_EQ(get("/v1/tenants/nobody/secrets", admin).result_int(), 404u);
  EXPECT_EQ(put("/v1/tenants/shop/secrets/A", publisher, R"({"value":"value"})").result_int(), 403u);
  EXPECT_EQ(put("/v1/tenants/shop/secrets/A", "slc_unknown", R"({"value":"value"})").result_int(), 401u);
  EXPECT_EQ(double_.secret(double_.other.id, "A"), "");
}

TEST_F(Secrets, SayWhatIsWrongWithThem) {
  const auto problem = [&](std::string_view target, std::string_view body) {
    const auto answer = put(target, writer, body);
    EXPECT_EQ(answer.result_int(), 400u) << answer.body();
    return json::parse(answer.body())["detail"].get<std::string>();
  };
  const std::string target = "/v1/tenants/shop/secrets/A";
  EXPECT_THAT(problem("/v1/tenants/shop/secrets/2A", R"({"value":"value"})"),
              HasSubstr("no name of a secret"));
  EXPECT_THAT(problem("/v1/tenants/shop/secrets/a%20b", R"({"value":"value"})"), HasSubstr("\"a b\""));
  EXPECT_THAT(problem(target, "{}"), HasSubstr("value: is missing"));
  EXPECT_THAT(problem(target, R"({"value":7})"), HasSubstr("must be a string"));
  EXPECT_THAT(problem(target, R"({"value":"abc"})"), HasSubstr("at least 4 bytes"));
  EXPECT_THAT(problem(target, R"({"value":"value","x":1})"), HasSubstr("x: is not known"));
  const std::string large(65'537, 'x');
  EXPECT_THAT(problem(target, R"({"value":")" + large + R"("})"), HasSubstr("longer than 65536 bytes"));
  EXPECT_EQ(double_.secret(double_.shop.id, "A"), "");
  EXPECT_EQ(put(target, writer, R"({"value":")" + large.substr(1) + R"("})").result_int(), 200u);
}

TEST_F(Secrets, AreEncryptedAnewByAnOperatorOnly) {
  EXPECT_EQ(post("/v1/secrets/rotate", writer, "").result_int(), 403u);
  const auto done = post("/v1/secrets/rotate", admin, "");
  EXPECT_EQ(done.result_int(), 200u) << done.body();
  EXPECT_EQ(json::parse(done.body()), (json{{"key_id", "0a1b2c3d"}, {"encrypted", 7}, {"unreadable", 1}}));
}

}  // namespace
}  // namespace sluice::testing
