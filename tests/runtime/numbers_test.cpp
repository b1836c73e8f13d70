// Numbers come in, are printed and go out as the language says: rounded correctly, the shortest text that
// reads back (ES2022 6.1.6.1.20, 7.1.4.1).
#include "tests/runtime/script_fixture.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <random>

namespace sluice::test {
namespace {

std::string value_of(const std::string& expression) {
  return result_of(handler_script("return String(" + expression + ");"));
}

TEST(Numbers, AreReadToTheNearestDouble) {
  EXPECT_EQ(value_of("9007199254740993"), "\"9007199254740992\"");
  EXPECT_EQ(value_of("9007199254740995 === 9007199254740996"), "\"true\"");
  EXPECT_EQ(value_of("1e23"), "\"1e+23\"");
  EXPECT_EQ(value_of("0.1 + 0.2"), "\"0.30000000000000004\"");
  EXPECT_EQ(value_of("5e-324"), "\"5e-324\"");
  EXPECT_EQ(value_of("2.4703282292062327e-324"), "\"0\"");
  EXPECT_EQ(value_of("2.4703282292062328e-324"), "\"5e-324\"");
  EXPECT_EQ(value_of("1.7976931348623157e308"), "\"1.7976931348623157e+308\"");
  EXPECT_EQ(value_of("1.7976931348623159e308"), "\"Infinity\"");
  EXPECT_EQ(value_of("-1e-400"), "\"0\"");
  EXPECT_EQ(value_of("1 / -1e-400"), "\"-Infinity\"");
  EXPECT_EQ(value_of("Number('1e999999999999')"), "\"Infinity\"");
  EXPECT_EQ(value_of("Number('0.' + Array(400).join('0') + '1e401')"), "\"10\"");
  EXPECT_EQ(value_of("Number('1' + Array(400).join('0') + 'e-399')"), "\"1\"");
  EXPECT_EQ(value_of("parseFloat('3.14abc') + parseFloat('1e+') + parseFloat('.5.5')"),
            "\"4.640000000000001\"");
  EXPECT_EQ(value_of("[Number(''), Number('.'), Number('1e'), Number(' 12 '), Number('0x1F'), Number('-')]"),
            "\"0,NaN,NaN,12,31,NaN\"");
}

TEST(Numbers, ArePrintedAsTheLanguageSays) {
  EXPECT_EQ(value_of("1e21"), "\"1e+21\"");
  EXPECT_EQ(value_of("123456789012345680000"), "\"123456789012345680000\"");
  EXPECT_EQ(value_of("0.000001"), "\"0.000001\"");
  EXPECT_EQ(value_of("1e-7"), "\"1e-7\"");
  EXPECT_EQ(value_of("-1.5"), "\"-1.5\"");
  EXPECT_EQ(value_of("4294967296.5"), "\"4294967296.5\"");
  EXPECT_EQ(value_of("(25).toString(2) + ' ' + (0.5).toString(2) + ' ' + (255.5).toString(16)"),
            "\"11001 0.1 ff.8\"");
  EXPECT_EQ(value_of("(1.005).toFixed(2) + ' ' + (2.5).toFixed(0) + ' ' + (1e21).toFixed(2)"),
            "\"1.00 3 1e+21\"");
  EXPECT_EQ(value_of("(123.456).toPrecision(4) + ' ' + (0).toPrecision(3) + ' ' + (123456).toExponential()"),
            "\"123.5 0.00 1.23456e+5\"");
}

/// The expected texts are Node 20's.
TEST(Numbers, AreWrittenWithAsManyDigitsAsAskedFor) {
  const std::pair<const char*, const char*> texts[] = {
      {"(1.7e308).toPrecision(100)",
       "1."
       "699999999999999938830795788659981743333460743040758745027731191935377291781605658643300917875847080e+"
       "308"},
      {"(5e-324).toExponential(25)", "4.9406564584124654417656879e-324"},
      {"(1e23).toPrecision(17)", "9.9999999999999992e+22"},
      {"(1e-7).toPrecision(17)", "9.9999999999999995e-8"},
      {"(5.266963781780116e22).toPrecision(26)", "52669637817801161834496.000"},
      {"(9.96).toFixed(1)", "10.0"},
      {"(2.5).toFixed(0)", "3"},
      {"(-2.5).toFixed(0)", "-3"},
      {"(0.5).toFixed(0)", "1"},
      {"(0.4).toFixed(0)", "0"},
      {"(1.005).toFixed(2)", "1.00"},
      {"(-0.0000001).toFixed(2)", "-0.00"},
      {"(0).toFixed(2)", "0.00"},
      {"(123.456).toExponential()", "1.23456e+2"},
      {"(99.99).toPrecision(3)", "100"},
      {"(0.00001).toPrecision(1)", "0.00001"},
      {"(1e21).toPrecision(22)", "1000000000000000000000"},
      {"(2.5).toLocaleString('en', {maximumFractionDigits: 0})", "3"},
  };
  for (const auto& [code, text] : texts)
    EXPECT_EQ(result_of(handler_script(std::string{"return "} + code + ";")), '"' + std::string{text} + '"')
        << code;
}

TEST(Numbers, GoThroughJsonUnchanged) {
  const auto echo = handler_script("return event;");
  EXPECT_EQ(result_of(echo, "[1e23,9007199254740993,-0.0,1e-7,123.456,1E400,-1e-400]"),
            "[1e+23,9007199254740992,0,1e-7,123.456,null,0]");
}

TEST(Numbers, AnyDoubleComesBackTheSame) {
  const auto seed = std::random_device{}();
  std::mt19937_64 random{seed};
  std::string doubles;
  for (int i = 0; i < 20'000; ++i) {
    double value = std::bit_cast<double>(static_cast<std::uint64_t>(random()));
    if (!std::isfinite(value)) value = static_cast<double>(i) / 7;
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, 16).ptr;
    doubles += (i ? "," : "") + std::string(text, end);
  }
  script_run run{
      handler_script("var same = 0; for (var i = 0; i < event.length; i++)"
                     "  if (Number(String(event[i])) === event[i] && JSON.parse(JSON.stringify(event[i])) "
                     "=== event[i]) same++;"
                     "return same;")};
  EXPECT_EQ(run.result("[" + doubles + "]"), "20000") << "seed " << seed;
}

}  // namespace
}  // namespace sluice::test
