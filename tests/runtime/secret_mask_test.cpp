#include "runtime/secret_mask.hpp"

#include "runtime/secret_forms.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <random>

namespace sluice::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class SecretMask : public testing::Test {
 protected:
  std::string text(std::string plain) const {
    mask.mask_text(plain);
    return plain;
  }
  std::string masked_json(std::string document) const {
    mask.mask_json(document);
    EXPECT_TRUE(json::accept(document)) << document;
    return document;
  }
  std::string masked(const json& document) const { return masked_json(document.dump()); }

  secret_mask mask;
};

TEST_F(SecretMask, LeavesTextAloneInWhichThereIsNone) {
  EXPECT_TRUE(mask.empty());
  EXPECT_EQ(text("anything"), "anything");
  mask.add("TOKEN", "sk_live_1234567890");
  EXPECT_FALSE(mask.empty());
  for (const auto* plain : {"", "sk", "sk_live_123456789", "SK_LIVE_1234567890"})
    EXPECT_EQ(text(plain), plain);
  EXPECT_EQ(masked_json(R"({"a":[1,"sk_live_",{}]})"), R"({"a":[1,"sk_live_",{}]})");
}

TEST_F(SecretMask, FindsAValueWhereverItStands) {
  mask.add("TOKEN", "sk_live_1234567890");
  EXPECT_EQ(text("sk_live_1234567890"), "[secret TOKEN]");
  EXPECT_EQ(text("Bearer sk_live_1234567890!sk_live_1234567890sk_live_1234567890"),
            "Bearer [secret TOKEN]![secret TOKEN][secret TOKEN]");
  EXPECT_EQ(masked({{"sk_live_1234567890", "x sk_live_1234567890"}}),
            R"({"[secret TOKEN]":"x [secret TOKEN]"})");
}

TEST_F(SecretMask, FindsItInJsonAndInJsonWithinJson) {
  const std::string value = "a\"b\\c\nd\te\bf\x01 \xc3\xa9 \xe2\x80\xa8.";
  mask.add("K", value);
  EXPECT_EQ(masked(value), R"("[secret K]")");
  EXPECT_EQ(masked(json(value).dump()), R"("\"[secret K]\"")") << "a string that is JSON";
  EXPECT_EQ(masked(json{{"v", value}}.dump()), R"("{\"v\":\"[secret K]\"}")");
  EXPECT_EQ(text("error: " + value), "error: [secret K]");
  EXPECT_EQ(text("error: " + json(value).dump()), "error: \"[secret K]\"");
  EXPECT_EQ(masked_json('"' + log_escaped(value) + '"'), R"("[secret K]")");
  EXPECT_EQ(masked_json('"' + json_escaped(json_escaped(value)) + '"'), R"("[secret K]")");
}

TEST_F(SecretMask, FindsItInBase64FromAnyOffset) {
  mask.add("KEY", "correct-horse?battery~staple>");
  // btoa("correct-horse?battery~staple>"), and with "a:", "ab:", and text behind it.
  for (const auto* encoded :
       {"Y29ycmVjdC1ob3JzZT9iYXR0ZXJ5fnN0YXBsZT4=", "YTpjb3JyZWN0LWhvcnNlP2JhdHRlcnl+c3RhcGxlPg==",
        "YWI6Y29ycmVjdC1ob3JzZT9iYXR0ZXJ5fnN0YXBsZT4=",
        "YTpjb3JyZWN0LWhvcnNlP2JhdHRlcnl-c3RhcGxlPmJlaGluZA"}) {
    const auto found = text(std::string("Basic ") + encoded + ";");
    EXPECT_THAT(found, HasSubstr("[secret KEY]"));
    EXPECT_LE(found.size(), std::string("Basic [secret KEY];").size() + 13)
        << found << ": at most what is beside it";
  }
  for (std::size_t offset = 0; offset < 3; ++offset) EXPECT_FALSE(base64_cores("12345678")[offset].empty());
}

TEST_F(SecretMask, FindsItPercentEncoded) {
  mask.add("KEY", "p@ss word/\xc3\xa9+1");
  EXPECT_EQ(text("x=p%40ss%20word%2F%C3%A9%2B1&y"), "x=[secret KEY]&y") << "encodeURIComponent";
  EXPECT_EQ(text("x=p%40ss+word%2F%C3%A9%2B1&y"), "x=[secret KEY]&y") << "URLSearchParams";
  EXPECT_EQ(text("x=p@ss%20word/%C3%A9+1&y"), "x=[secret KEY]&y") << "encodeURI";
}

TEST_F(SecretMask, TakesTheLongestAndMasksWhatOverlapsAsOne) {
  mask.add("SHORT", "abcd");
  mask.add("LONG", "abcdefgh");
  mask.add("MIDDLE", "ghijkl");
  EXPECT_EQ(text("abcdefg"), "[secret SHORT]efg");
  EXPECT_EQ(text("abcdefgh"), "[secret LONG]");
  EXPECT_EQ(text("xabcdefghijklx"), "x[secret LONG]x");
  EXPECT_EQ(text("ghijkl"), "[secret MIDDLE]");
}

TEST_F(SecretMask, KeepsJsonValidWhereASecretEndsWithinAnEscape) {
  mask.add("A", "n123456");    // in \n123456 the n belongs to the escape
  mask.add("B", "xyz1234\\");  // in xyz1234\" the backslash does
  mask.add("C", "00e9zzzz");   // in \u00e9zzzz
  EXPECT_EQ(masked_json(R"("a\n123456")"), R"("a[secret A]")");
  EXPECT_EQ(masked_json(R"("xyz1234\"b")"), R"("[secret B]b")");
  EXPECT_EQ(masked_json(R"("\u00e9zzzz")"), R"("[secret C]")");
  EXPECT_EQ(masked_json(R"(["\u00e9zzzz","xyz1234\\","n123456"])"),
            R"(["[secret C]","[secret B]","[secret A]"])");
}

TEST_F(SecretMask, MakesAStringOfANumberThatContainsASecret) {
  mask.add("PIN", "12345678");
  EXPECT_EQ(masked_json(R"({"pin":12345678,"n":[-12345678,1234567,0.12345678e1]})"),
            R"({"pin":"[secret PIN]","n":["[secret PIN]",1234567,"[secret PIN]"]})");
  mask.add("WORD", "true");
  EXPECT_EQ(masked_json("[true,\"true\"]"), "[true,\"[secret WORD]\"]") << "a literal says nothing";
}

TEST_F(SecretMask, MasksAnObjectThatIsASecret) {
  mask.add("ACCOUNT", R"({"id":7,"key":"abcdefgh"})");
  EXPECT_EQ(masked_json(R"({"account":{"id":7,"key":"abcdefgh"},"n":1})"),
            R"({"account":"[secret ACCOUNT]","n":1})");
  EXPECT_EQ(masked_json(R"({"id":7,"key":"abcdefgh"})"), R"("[secret ACCOUNT]")");
  EXPECT_EQ(masked(R"({"id":7,"key":"abcdefgh"})"), R"("[secret ACCOUNT]")") << "as text";
}

TEST_F(SecretMask, FindsTheLinesOfAKey) {
  const std::string pem =
      "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n"
      "-----END PRIVATE KEY-----\n";
  mask.add("PEM", pem);
  EXPECT_EQ(text(pem), "[secret PEM]");
  EXPECT_EQ(text("'BKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\\n' +"), "'[secret PEM]\\n' +");
  EXPECT_EQ(text("-----BEGIN PRIVATE KEY-----"), "-----BEGIN PRIVATE KEY-----");
}

TEST_F(SecretMask, LooksForNothingThatIsTooShort) {
  mask.add("SHORT", "abc");
  EXPECT_TRUE(mask.empty());
  mask.add("PIN", "1234");
  EXPECT_EQ(text("1234, MTIzNA=="), "[secret PIN], MTIzNA==");
}

TEST_F(SecretMask, MasksAsMuchOfALongValueAsIsThere) {
  std::string value;
  for (int i = 0; i < 500; ++i) value += std::to_string(i);
  mask.add("LONG", value);
  EXPECT_EQ(text("<" + value + ">"), "<[secret LONG]>");
  EXPECT_EQ(text(value + value), "[secret LONG][secret LONG]");
  EXPECT_EQ(text(value.substr(0, 1'000) + "!"), "[secret LONG]!") << "the beginning gives it away as well";
}

TEST_F(SecretMask, IsToldMoreAndMore) {
  const std::string head(64, 'h');
  for (const auto* tail : {"-one-12345678", "-two-12345678", "-and-12345678", "-two-12345678"}) {
    mask.add("K", head + tail);
    EXPECT_EQ(text("<" + head + tail + ">"), "<[secret K]>");
  }
  for (const auto* tail : {"-one-12345678", "-two-12345678", "-and-12345678"})
    EXPECT_EQ(text("<" + head + tail + ">"), "<[secret K]>") << "none is forgotten";
}

TEST_F(SecretMask, MasksAllTextsOfAnExecution) {
  mask.add("K", "super-secret-value");
  execution_output output;
  output.result_json = R"({"a":"super-secret-value"})";
  output.log =
      "{\"t\":1,\"level\":\"info\",\"msg\":\"super-secret-value\"}\n"
      "{\"t\":2,\"level\":\"info\",\"msg\":\"x\"}\n";
  output.error.name = "super-secret-value";
  output.error.code = "super-secret-value";
  output.error.message = "no super-secret-value";
  output.error.stack = "Error: super-secret-value\n    at f (a.js:1:2)";
  mask.mask(output);
  EXPECT_EQ(output.result_json, R"({"a":"[secret K]"})");
  EXPECT_EQ(
      output.log,
      "{\"t\":1,\"level\":\"info\",\"msg\":\"[secret K]\"}\n{\"t\":2,\"level\":\"info\",\"msg\":\"x\"}\n");
  EXPECT_EQ(output.error.name + output.error.code, "[secret K][secret K]");
  EXPECT_EQ(output.error.message, "no [secret K]");
  EXPECT_EQ(output.error.stack, "Error: [secret K]\n    at f (a.js:1:2)");
}

/// Random values in random JSON, raw and encoded: none is left, and the JSON stays valid.
TEST_F(SecretMask, LeavesNothingBehind) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto pick = [&](int n) { return static_cast<std::size_t>(random() % static_cast<unsigned>(n)); };
  const std::string alphabet = "ab\"\\\n/1%\x02";
  const auto any = [&](std::size_t length) {
    std::string made;
    while (made.size() < length) made += alphabet[pick(static_cast<int>(alphabet.size()))];
    return made;
  };
  for (int round = 0; round < 300; ++round) {
    secret_mask many;
    std::vector<std::string> values;
    for (std::size_t n = 1 + pick(4); n > 0; --n)
      many.add("S" + std::to_string(n), values.emplace_back(any(6 + pick(90))));
    json document = json::array();
    for (int i = 0; i < 20; ++i) {
      const auto& value = values[pick(static_cast<int>(values.size()))];
      const auto part = any(pick(5)) + value + any(pick(5));
      document.push_back(pick(2) == 0 ? json(part) : json(json{{"v", part}}.dump()));
    }
    auto text = document.dump();
    many.mask_json(text);
    const auto left = json::parse(text, nullptr, false);
    ASSERT_FALSE(left.is_discarded()) << text;
    for (const auto& value : values)
      for (const auto& item : left) {
        ASSERT_THAT(item.get<std::string>(), Not(HasSubstr(value)));
        ASSERT_THAT(item.get<std::string>(), Not(HasSubstr(json_escaped(value))));
      }
  }
}

/// Takes time by the length of the text, also where nearly everything begins like a secret.
TEST_F(SecretMask, IsNotSlowedDownByATextMadeForThat) {
  for (int i = 0; i < 20; ++i)
    mask.add("S" + std::to_string(i), std::string(60'000, 'a') + std::to_string(i));
  std::string document = '"' + std::string(10u << 20, 'a') + '"';
  const auto begun = std::chrono::steady_clock::now();
  mask.mask_json(document);
  const auto took = std::chrono::steady_clock::now() - begun;
  EXPECT_LT(took, std::chrono::seconds(20)) << "quadratic would be hours";
  RecordProperty("ms", static_cast<int>(took / std::chrono::milliseconds(1)));
}

}  // namespace
}  // namespace sluice::test
