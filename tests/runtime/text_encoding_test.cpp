#include "runtime/text_encoding.hpp"

#include "tests/runtime/script_fixture.hpp"

#include <numeric>

namespace sluice::test {
namespace {

std::string value_of(const std::string& expression) {
  return result_of(handler_script("return " + expression + ";"));
}
std::string error_of_expression(const std::string& expression) {
  return value_of("(function () { try { " + expression +
                  "; return 'no error'; } catch (e) { return e.name + ': ' + e.message; } })()");
}
/// The bytes of encode(text), in decimal.
std::string encoded(const std::string& text) {
  return value_of("[].slice.call(new TextEncoder().encode(" + text + ")).join(' ')");
}
/// What bytes, e.g. "0xE2, 0x82", become, as UTF-16 units in hexadecimal.
std::string decoded(const std::string& bytes, const std::string& arguments = "") {
  return value_of("new TextDecoder(" + arguments + ").decode(new Uint8Array([" + bytes +
                  "])).split('').map(function (c) { return c.charCodeAt(0).toString(16); }).join(' ')");
}

TEST(TextEncoding, EncodesUtf8) {
  EXPECT_EQ(encoded("'h\\u00e9llo'"), "\"104 195 169 108 108 111\"");
  EXPECT_EQ(encoded("'\\u20ac\\uffff\\u0000'"), "\"226 130 172 239 191 191 0\"");
  EXPECT_EQ(encoded("'\\ud83d\\ude00'"), "\"240 159 152 128\"");
  EXPECT_EQ(encoded("'\\ud83d' + '\\ude00'"), "\"240 159 152 128\"");
  EXPECT_EQ(encoded("''"), "\"\"");
  EXPECT_EQ(encoded(""), "\"\"");
  EXPECT_EQ(encoded("undefined"), "\"\"");
  EXPECT_EQ(encoded("12"), "\"49 50\"");
}

TEST(TextEncoding, EncodesHalvesOfPairsAsReplacement) {
  EXPECT_EQ(encoded("'a\\ud83d'"), "\"97 239 191 189\"");
  EXPECT_EQ(encoded("'\\ude00b'"), "\"239 191 189 98\"");
  EXPECT_EQ(encoded("'\\ude00\\ud83d'"), "\"239 191 189 239 191 189\"");
  EXPECT_EQ(encoded("'\\ud83d\\ud83d\\ude00'"), "\"239 191 189 240 159 152 128\"");
}

TEST(TextEncoding, EncodesIntoWhatIsThere) {
  const auto into = [](const std::string& text, int size) {
    return value_of("(function () { var to = new Uint8Array(" + std::to_string(size) +
                    "), r = new TextEncoder().encodeInto(" + text +
                    ", to); return [r.read, r.written].concat([].slice.call(to)).join(' '); })()");
  };
  EXPECT_EQ(into("'ab'", 4), "\"2 2 97 98 0 0\"");
  EXPECT_EQ(into("'a\\u20acb'", 3), "\"1 1 97 0 0\"");
  EXPECT_EQ(into("'\\ud83d\\ude00'", 4), "\"2 4 240 159 152 128\"");
  EXPECT_EQ(into("'\\ud83dx'", 4), "\"2 4 239 191 189 120\"");
  EXPECT_EQ(into("'ab'", 0), "\"0 0\"");
  EXPECT_EQ(value_of("(function () { var to = new Uint8Array(6), r = new TextEncoder().encodeInto('xyz', "
                     "to.subarray(2, 4));"
                     "return [r.read, [].slice.call(to)]; })()"),
            "[2,[0,0,120,121,0,0]]");
  EXPECT_THAT(error_of_expression("new TextEncoder().encodeInto('a', [])"),
              testing::HasSubstr("TypeError: "));
  EXPECT_THAT(error_of_expression("new TextEncoder().encodeInto('a', new Float64Array(1))"),
              testing::HasSubstr("TypeError: "));
}

TEST(TextEncoding, DecodesUtf8) {
  EXPECT_EQ(decoded("0x68, 0xC3, 0xA9, 0xE2, 0x82, 0xAC"), "\"68 e9 20ac\"");
  EXPECT_EQ(decoded("0xF0, 0x9F, 0x98, 0x80"), "\"d83d de00\"");
  EXPECT_EQ(decoded(""), "\"\"");
  EXPECT_EQ(value_of("new TextDecoder().decode()"), "\"\"");
}

// https://www.unicode.org/versions/latest/core-spec/chapter-3/#G66453: maximal subparts
TEST(TextEncoding, DecodesMalformedUtf8AsBrowsersDo) {
  EXPECT_EQ(decoded("0xC0, 0xAF, 0x61"), "\"fffd fffd 61\"");
  EXPECT_EQ(decoded("0xE2, 0x82, 0x61"), "\"fffd 61\"");
  EXPECT_EQ(decoded("0xF0, 0x9F, 0x98"), "\"fffd\"");
  EXPECT_EQ(decoded("0xF0, 0x80, 0x80, 0x41"), "\"fffd fffd fffd 41\"");
  EXPECT_EQ(decoded("0xED, 0xA0, 0x80"), "\"fffd fffd fffd\"");  // a surrogate
  EXPECT_EQ(decoded("0xF4, 0x90, 0x80, 0x80"), "\"fffd fffd fffd fffd\"");
  EXPECT_EQ(decoded("0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41"), "\"fffd fffd fffd fffd 41\"");
  EXPECT_EQ(decoded("0xFF, 0x80"), "\"fffd fffd\"");
}

TEST(TextEncoding, RefusesMalformedBytesIfFatal) {
  for (const char* bytes : {"0xC0", "0xE2, 0x82", "0xED, 0xA0, 0x80", "0x61, 0xFF"})
    EXPECT_EQ(error_of_expression("new TextDecoder('utf-8', {fatal: true}).decode(new Uint8Array([" +
                                  std::string{bytes} + "]))"),
              "\"TypeError: the bytes are not valid utf-8\"")
        << bytes;
  EXPECT_EQ(decoded("0xEF, 0xBF, 0xBD", "'utf-8', {fatal: true}"), "\"fffd\"");
}

TEST(TextEncoding, DropsAByteOrderMarkUnlessAsked) {
  EXPECT_EQ(decoded("0xEF, 0xBB, 0xBF, 0x61"), "\"61\"");
  EXPECT_EQ(decoded("0x61, 0xEF, 0xBB, 0xBF"), "\"61 feff\"");
  EXPECT_EQ(decoded("0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF"), "\"feff\"");
  EXPECT_EQ(decoded("0xEF, 0xBB, 0xBF, 0x61", "'utf-8', {ignoreBOM: true}"), "\"feff 61\"");
}

TEST(TextEncoding, DecodesPieceByPiece) {
  EXPECT_EQ(value_of(R"((function () {
    var all = [0xEF, 0xBB, 0xBF, 0x61, 0xC3, 0xA9, 0xF0, 0x9F, 0x98, 0x80, 0xE2, 0x82], d = new TextDecoder(), text = [];
    for (var round = 0; round < 2; round++) {
      var s = '';
      for (var i = 0; i < all.length; i++) s += d.decode(new Uint8Array([all[i]]), {stream: true});
      text.push(s + d.decode());
    }
    return text[0] === 'a\u00e9\ud83d\ude00\ufffd' && text[1] === text[0];
  })())"),
            "true");
  EXPECT_EQ(value_of(R"((function () {
    var d = new TextDecoder('utf-8', {fatal: true});
    d.decode(new Uint8Array([0xC3]), {stream: true});
    try { d.decode(); } catch (e) { return d.decode(new Uint8Array([0x61])); }
  })())"),
            "\"a\"");
}

TEST(TextEncoding, DecodesUtf16AndLatin1) {
  EXPECT_EQ(decoded("0xFF, 0xFE, 0x61, 0x00, 0x3D, 0xD8, 0x00, 0xDE", "'utf-16'"), "\"61 d83d de00\"");
  EXPECT_EQ(decoded("0x3D, 0xD8, 0x61, 0x00, 0x00, 0xDE, 0x7A", "'utf-16le'"), "\"fffd 61 fffd fffd\"");
  EXPECT_EQ(decoded("0xFE, 0xFF, 0x20, 0xAC", "'utf-16be'"), "\"20ac\"");
  EXPECT_EQ(decoded("0x61, 0xE9, 0x80, 0x81, 0x9F, 0xFF", "'latin1'"), "\"61 e9 20ac 81 178 ff\"");
}

TEST(TextEncoding, KnowsLabels) {
  EXPECT_EQ(value_of("[' UTF8\\n', 'Utf-8', 'ISO-8859-1', 'ascii', 'UTF-16'].map(function (l) { return new "
                     "TextDecoder(l).encoding; })"),
            R"(["utf-8","utf-8","windows-1252","windows-1252","utf-16le"])");
  EXPECT_EQ(
      error_of_expression("new TextDecoder('shift_jis')"),
      "\"RangeError: TextDecoder knows utf-8, utf-16le, utf-16be and windows-1252 (also called latin1), not "
      "'shift_jis'\"");
  EXPECT_THAT(error_of_expression("new TextDecoder('')"), testing::HasSubstr("RangeError"));
}

TEST(TextEncoding, TakesEveryKindOfBuffer) {
  EXPECT_EQ(value_of(R"((function () {
    var bytes = new Uint8Array([0x61, 0x62, 0x63, 0x64]), d = new TextDecoder();
    return [d.decode(bytes.buffer), d.decode(bytes.subarray(1, 3)), d.decode(new DataView(bytes.buffer, 2)),
      d.decode(new Uint16Array(bytes.buffer, 2, 1))];
  })())"),
            R"(["abcd","bc","cd","cd"])");
  for (const char* wrong : {"null", "'abc'", "[97]", "{}", "5"})
    EXPECT_THAT(error_of_expression("new TextDecoder().decode(" + std::string{wrong} + ")"),
                testing::HasSubstr("TypeError: TextDecoder.decode wants an ArrayBuffer"))
        << wrong;
}

TEST(TextEncoding, HasTheClassesOfTheStandard) {
  EXPECT_EQ(
      value_of(
          "[new TextEncoder().encoding, new TextDecoder().fatal, new TextDecoder('utf8', {fatal: 1}).fatal,"
          "new TextDecoder().ignoreBOM, String(new TextEncoder()), String(new TextDecoder()),"
          "Object.keys(new TextDecoder()).length, new TextEncoder().encode('') instanceof Uint8Array]"),
      R"(["utf-8",false,true,false,"[object TextEncoder]","[object TextDecoder]",0,true])");
  for (const char* wrong :
       {"TextEncoder()", "TextDecoder()", "TextDecoder.prototype.decode.call({})",
        "TextDecoder.prototype.fatal", "new TextDecoder('utf8', 5)", "new TextEncoder().encode(Symbol())"})
    EXPECT_THAT(error_of_expression(wrong), testing::HasSubstr("TypeError")) << wrong;
  for (const char* object : {"TextEncoder", "TextDecoder.prototype", "TextDecoder.prototype.decode"})
    EXPECT_EQ(value_of("Object.isFrozen(" + std::string{object} + ")"), "true") << object;
}

TEST(TextEncoding, ReturnsWhatItWasGiven) {
  std::string all;
  for (int unit = 0; unit < 0x10000; unit += 97)
    if (unit < 0xD800 || unit > 0xDFFF) all += (all.empty() ? "" : ",") + std::to_string(unit);
  EXPECT_EQ(value_of("(function () { var s = String.fromCharCode(" + all +
                     ") + '\\ud800\\udc00\\udbff\\udfff'; return new TextDecoder().decode(new "
                     "TextEncoder().encode(s)) === s; })()"),
            "true");
}

TEST(TextEncoding, StaysWithinLimits) {
  EXPECT_EQ(error_of(handler_script(
                         "var s = 'x'; while (s.length < 1e6) s += s; for (;;) new TextEncoder().encode(s);"),
                     {.cpu_time = std::chrono::milliseconds{100}})
                .code,
            "cpu_time_limit");
  EXPECT_EQ(error_of(handler_script("return new TextDecoder().decode(new Uint8Array(3e6)).length;"),
                     {.memory_bytes = 8u << 20})
                .code,
            "memory_limit");
}

}  // namespace
}  // namespace sluice::test
