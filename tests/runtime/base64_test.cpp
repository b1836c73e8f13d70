#include "runtime/base64.hpp"

#include "runtime/compiler.hpp"
#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

std::string value_of(const std::string& expression) {
  return result_of(handler_script("return " + expression + ";"));
}

TEST(Base64, Encodes) {
  EXPECT_EQ(
      value_of("['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar', '\\xff\\x00\\x80\\xc2', null].map(btoa)"),
      R"(["","Zg==","Zm8=","Zm9v","Zm9vYg==","Zm9vYmE=","Zm9vYmFy","/wCAwg==","bnVsbA=="])");
}

TEST(Base64, Decodes) {
  EXPECT_EQ(value_of("['', 'Zg==', 'Zg', 'Zm8=', 'Zm8', ' Z m\\t9\\nv\\r\\f', '/wCAwg==', 'ab', "
                     "'ab=\\n='].map(function (s) {"
                     "return atob(s).split('').map(function (c) { return c.charCodeAt(0); }); })"),
            "[[],[102],[102],[102,111],[102,111],[102,111,111],[255,0,128,194],[105],[105]]");
  EXPECT_EQ(value_of("(function () { var s = ''; for (var i = 0; i < 256; i++) s += String.fromCharCode(i);"
                     "for (var n = 0; n < 256; n++) if (atob(btoa(s.slice(n))) !== s.slice(n)) return n; "
                     "return 'all'; })()"),
            "\"all\"");
}

// https://github.com/web-platform-tests/wpt/blob/master/fetch/data-urls/resources/base64.json, the kinds
// there
TEST(Base64, RefusesWhatIsNone) {
  for (const char* text : {"a",     "=",     "==",         "===",        "====", "a=",     "a==",  "ab=",
                           "abc==", "abcd=", "abcd==",     "ab===",      "=ab",  "a=b",    "ab=c", "ab==c",
                           "abcde", "ab-_",  "ab\\u00a0c", "ab\\u000bc", "~",    "\\u0100"})
    EXPECT_EQ(value_of("(function () { try { return atob('" + std::string{text} +
                       "'); } catch (e) { return [e.name, e.code, e instanceof DOMException, e instanceof "
                       "Error]; } })()"),
              R"(["InvalidCharacterError",5,true,true])")
        << text;
  for (const char* text : {"\\u0100", "a\\u20ac", "\\ud83d\\ude00", "\\uffff"})
    EXPECT_EQ(value_of("(function () { try { return btoa('" + std::string{text} +
                       "'); } catch (e) { return e.name; } })()"),
              "\"InvalidCharacterError\"")
        << text;
}

TEST(Base64, EncodesOtherTextByWayOfTextEncoder) {
  static script_compiler compiler;
  const auto script =
      compiler.compile({"a.js", "return btoa(String.fromCharCode(...new TextEncoder().encode('\u20ac')));"});
  EXPECT_EQ(result_of(std::make_shared<const compiled_script>(*script)), "\"4oKs\"");
}

TEST(Base64, SaysWhatWouldBeRight) {
  const script_error error = error_of(handler_script("\nreturn btoa('\\u20ac');"));
  EXPECT_EQ(error.name, "InvalidCharacterError");
  EXPECT_THAT(error.message, testing::HasSubstr("TextEncoder"));
  EXPECT_EQ(error.line, 2);
}

TEST(DomException, IsAnErrorWithNameAndCode) {
  EXPECT_EQ(
      value_of("(function () { var e = new DOMException('gone', 'NotFoundError'), d = new DOMException();"
               "return [e.name, e.message, e.code, String(e), e instanceof Error, d.name, d.message, d.code,"
               "DOMException.DATA_CLONE_ERR, e.URL_MISMATCH_ERR, DOMException.INDEX_SIZE_ERR, Object.keys(e),"
               "new DOMException('', 'Mine').code, Object.prototype.toString.call(e)]; })()"),
      R"(["NotFoundError","gone",8,"NotFoundError: gone",true,"Error","",0,25,21,1,[],0,"[object DOMException]"])");
  EXPECT_EQ(value_of("[Object.isFrozen(DOMException), Object.isFrozen(DOMException.prototype)]"),
            "[true,true]");
}

}  // namespace
}  // namespace sluice::test
