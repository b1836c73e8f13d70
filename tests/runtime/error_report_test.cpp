#include "runtime/error_report.hpp"

#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

TEST(ErrorReport, NamesTheAuthorsLinesAndFunctions) {
  const script_error error =
      error_of(handler_script("\nfunction inner() {\n  throw new TypeError('no');\n}\n\ninner();"));
  EXPECT_EQ(error.name, "TypeError");
  EXPECT_EQ(error.message, "no");
  EXPECT_EQ(error.file, "script.js");
  EXPECT_EQ(error.line, 3);
  EXPECT_EQ(error.stack, "at inner (script.js:3:1)\nat anonymous (script.js:6:1)");
}

TEST(ErrorReport, FindsTheLineAfterAnAwait) {
  const script_error error = error_of(async_script("rt.await(null);\nrt.await(null);\nundefined.x;"));
  EXPECT_EQ(error.name, "TypeError");
  EXPECT_EQ(error.line, 3);
  EXPECT_THAT(error.stack, testing::Not(testing::HasSubstr("sluice")));
}

TEST(ErrorReport, NamesTheLineOfACallOfWhatIsNoFunction) {
  EXPECT_EQ(error_of(handler_script("\nvar o = {};\nMath.max(1);\n\no.missing(1);")).line, 5);
  EXPECT_EQ(error_of(handler_script("\nvar o = {};\nMath.max(1);\n\no.a.missing(1);")).line, 5);
  EXPECT_EQ(error_of(handler_script("\nvar f = 1;\nMath.max(1);\n\nf(1);")).line, 5);
}

TEST(ErrorReport, KeepsTheLineOfAnErrorThatPassedThroughPromises) {
  const script_error error =
      error_of(async_script("function f() { return rt.async(function () {\nrt.await(0);\nthrow new "
                            "Error('deep'); }); }\nrt.await(f());"));
  EXPECT_EQ(error.line, 3);
}

TEST(ErrorReport, TellsCodeAndPermanence) {
  const script_error error =
      error_of(handler_script("var e = new iota.PermanentError('never', 'BAD_ORDER'); throw e;"));
  EXPECT_EQ(error.name, "iota.PermanentError");
  EXPECT_EQ(error.code, "BAD_ORDER");
  EXPECT_TRUE(error.permanent);
  EXPECT_FALSE(error_of(handler_script("throw new iota.Error('again');")).permanent);
}

TEST(ErrorReport, ShowsWhateverWasThrown) {
  EXPECT_EQ(error_of(handler_script("throw 'text';")).message, "thrown: 'text'");
  EXPECT_EQ(error_of(handler_script("throw {a: [1]};")).message, "thrown: { a: [ 1 ] }");
  EXPECT_EQ(error_of(handler_script("throw undefined;")).message, "thrown: undefined");
  EXPECT_EQ(error_of(handler_script("return Promise.reject(null);")).message, "thrown: null");
  EXPECT_EQ(error_of(handler_script("throw {get code() { throw 1; }};")).message,
            "thrown: { code: [Getter] }");
  EXPECT_EQ(error_of(handler_script("var e = new Error('m'); Object.defineProperty(e, 'message', {get: "
                                    "function () { throw 1; }}); throw e;"))
                .name,
            "Error");
}

TEST(ErrorReport, GivesScriptsTheirOwnLinesToo) {
  EXPECT_EQ(result_of(handler_script("return new Error('x').stack;")),
            R"x("Error: x\n    at anonymous (script.js:1:1)")x");
}

TEST(ErrorReport, FindsTheLineOfAMemoryLimit) {
  for (const auto& script : {handler_script("var a = [];\nfor (;;) a.push({});"),
                             async_script("var a = [];\nfor (;;) a.push({});")}) {
    const script_error error =
        error_of(script, {.cpu_time = std::chrono::seconds{10}, .memory_bytes = 4u << 20});
    EXPECT_EQ(error.code, "memory_limit");
    EXPECT_EQ(error.line, 2);
  }
}

}  // namespace
}  // namespace sluice::test
