#include "store/key_value_call.hpp"

#include "store/json_elements.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluice::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

tl::expected<key_value_call, sdk_error> read(std::string name, std::string args, kv_settings limits = {}) {
  sdk_call call;
  call.tenant = tenant_id{1};
  call.name = std::move(name);
  call.args = std::move(args);
  return read_key_value_call(call, limits);
}

std::string problem(std::string name, std::string args, sdk_code code = sdk_code::invalid_argument) {
  const auto call = read(std::move(name), std::move(args));
  if (call) return "there is none";
  EXPECT_EQ(call.error().code, code) << call.error().message;
  EXPECT_FALSE(call.error().retryable);
  return call.error().message;
}

TEST(JsonElements, AreWhatStandsInTheText) {
  EXPECT_THAT(*json_elements(R"([ "a,]\"", {"z": [1,2], "b":1} ,null,-1.50])"),
              ElementsAre(R"("a,]\"")", R"({"z": [1,2], "b":1})", "null", "-1.50"));
  EXPECT_THAT(*json_elements(" [] "), ElementsAre());
  EXPECT_FALSE(json_elements("{}"));
  EXPECT_FALSE(json_elements(""));
  EXPECT_FALSE(json_elements("["));
  EXPECT_EQ(json_depth(R"({"a":[["]]"]]})"), 3);
  EXPECT_EQ(json_depth("1"), 0);
}

TEST(KeyValueCall, KeepsAValueAsItIsWritten) {
  const auto call = read("kv.set", R"(["k",{"z":1.50,"a":18446744073709551616},{"ttl":0.0000015}])");
  ASSERT_TRUE(call) << call.error().message;
  EXPECT_EQ(call->value, R"({"z":1.50,"a":18446744073709551616})");
  EXPECT_EQ(call->ttl->count(), 2) << "a time is rounded up: it is never 0";
  EXPECT_TRUE(call->writes());
}

TEST(KeyValueCall, KnowsTheDefaults) {
  EXPECT_EQ(read("kv.increment", R"(["n"])")->by, 1);
  EXPECT_EQ(read("kv.increment", R"(["n",-2.5,null])")->by, -2.5);
  const auto list = read("kv.list", R"([""])");
  EXPECT_EQ(list->limit, 100);
  EXPECT_EQ(list->after, "");
  EXPECT_FALSE(list->writes());
  EXPECT_FALSE(read("kv.set", R"(["k",null,{}])")->ttl);
  EXPECT_FALSE(read("kv.compareAndSet", R"(["k",{"absent":true},1,{}])")->wanted_value);
  EXPECT_EQ(read("kv.compareAndSet", R"(["k",{"value":null},1])")->wanted_value, "null");
}

TEST(KeyValueCall, SaysWhatIsWrongWithAKey) {
  EXPECT_THAT(problem("kv.get", "[]"), HasSubstr("iota.kv.get: the key must be a string"));
  EXPECT_THAT(problem("kv.get", "[7]"), HasSubstr("must be a string"));
  EXPECT_THAT(problem("kv.get", R"([""])"), HasSubstr("is empty"));
  EXPECT_THAT(problem("kv.get", R"(["a\u0000b"])"), HasSubstr("U+0000"));
  EXPECT_THAT(problem("kv.get", R"(["\ud800"])"), HasSubstr("Unicode"));
  EXPECT_THAT(problem("kv.get", "[\"\xff\"]"), HasSubstr("Unicode"));
  EXPECT_TRUE(read("kv.get", "[\"" + std::string(512, 'x') + "\"]"));
  EXPECT_THAT(problem("kv.get", "[\"" + std::string(513, 'x') + "\"]"),
              HasSubstr("513 bytes, 512 are allowed"));
  EXPECT_THAT(problem("kv.delete", "7"), HasSubstr("no list"));
  EXPECT_THAT(problem("kv.drop", "[]"), HasSubstr("there is no iota.kv.drop"));
}

TEST(KeyValueCall, SaysWhatIsWrongWithAValue) {
  EXPECT_THAT(problem("kv.set", R"(["k"])"), HasSubstr("value is missing"));
  EXPECT_THAT(problem("kv.set", R"(["k","\ud800"])"), HasSubstr("surrogate"));
  EXPECT_THAT(problem("kv.set", R"(["k",1e999])"), HasSubstr("no valid JSON"));
  kv_settings limits;
  limits.max_value_bytes = 10;
  EXPECT_TRUE(read("kv.set", R"(["k","12345678"])", limits));
  const auto large = read("kv.set", R"(["k","123456789"])", limits);
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().code, sdk_code::limit_exceeded);
  EXPECT_THAT(large.error().message, HasSubstr("11 bytes as JSON, 10 are allowed (kv.max_value_bytes)"));
  EXPECT_THAT(problem("kv.set", "[\"k\"," + std::string(2'000, '[') + std::string(2'000, ']') + "]"),
              HasSubstr("nested deeper"));
}

TEST(KeyValueCall, SaysWhatIsWrongWithOptions) {
  for (const auto* ttl : {"0", "-1", R"("5")", "1e300", "true"})
    EXPECT_THAT(problem("kv.set", std::string(R"(["k",1,{"ttl":)") + ttl + "}]"), HasSubstr("above 0"));
  EXPECT_THAT(problem("kv.set", R"(["k",1,{"tttl":5}])"), HasSubstr("no option \"tttl\"; there is ttl"));
  EXPECT_THAT(problem("kv.set", R"(["k",1,5])"), HasSubstr("must be an object"));
  EXPECT_THAT(problem("kv.increment", R"(["k","1"])"), HasSubstr("finite number"));
  EXPECT_THAT(problem("kv.compareAndSet", R"(["k",5,1])"), HasSubstr("a value or nothing"));
  for (const auto* limit : {"0", "1001", "1.5", R"("7")"})
    EXPECT_THAT(problem("kv.list", std::string(R"(["",{"limit":)") + limit + "}]"),
                HasSubstr("from 1 to 1000"));
}

TEST(SameJson, ComparesValuesNotTexts) {
  EXPECT_TRUE(same_json(R"({"a":1,"b":[true,null]})", R"({ "b":[true,null], "a":1.0 })"));
  EXPECT_TRUE(same_json("0", "-0"));
  EXPECT_TRUE(same_json(R"("\u00e9")", "\"\xc3\xa9\""));
  EXPECT_FALSE(same_json("[1,2]", "[2,1]"));
  EXPECT_FALSE(same_json("1", R"("1")"));
  EXPECT_FALSE(same_json("null", "false"));
}

}  // namespace
}  // namespace sluice::test
