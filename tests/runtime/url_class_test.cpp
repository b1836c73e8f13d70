#include "runtime/url_class.hpp"

#include "runtime/compiler.hpp"
#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

std::shared_ptr<const compiled_script> compile(const std::string& text) {
  static script_compiler compiler;
  auto result = compiler.compile({"a.js", text});
  if (!result) throw std::runtime_error(result.error().format());
  return std::make_shared<const compiled_script>(std::move(*result));
}

std::string js(const std::string& text) { return result_of(compile(text)); }
std::string value_of(const std::string& expression) { return js("return " + expression + ";"); }
std::string told(const std::string& expression) {
  return js("try { " + expression + "; return 'no error'; } catch (e) { return e.name + ': ' + e.message; }");
}

TEST(UrlClass, GivesParts) {
  EXPECT_EQ(js("const u = new URL('../c?x=1&y=%20z#h', 'https://u:p@example.com:8080/a/b/'); return [u.href, "
               "u.origin, u.protocol, "
               "u.username, u.password, u.host, u.hostname, u.port, u.pathname, u.search, u.hash, String(u), "
               "u.searchParams.get('y')];"),
            R"(["https://u:p@example.com:8080/a/c?x=1&y=%20z#h","https://example.com:8080","https:","u","p",)"
            R"("example.com:8080","example.com","8080","/a/c","?x=1&y=%20z","#h",)"
            R"("https://u:p@example.com:8080/a/c?x=1&y=%20z#h"," z"])");
}

TEST(UrlClass, TakesParts) {
  EXPECT_EQ(js("const u = new URL('http://h/a?b#c'); u.protocol = 'https'; u.hostname = 'i.org'; u.port = "
               "81; u.pathname = 'x y'; "
               "u.search = 'q=1'; u.hash = ''; u.username = 'me'; return u;"),
            "\"https://me@i.org:81/x%20y?q=1\"");
  EXPECT_EQ(js("const u = new URL('http://h'); u.href = 'mailto:a'; return [u.href, u.origin, u.host];"),
            R"(["mailto:a","null",""])");
}

TEST(UrlClass, TakesWhatTurnsIntoText) {
  EXPECT_EQ(
      value_of(
          "[new URL(new URL('http://h/a')), new URL({toString() { return 'b'; }}, new URL('http://h/a/')), "
          "new URL('http://h/\\ud83d\\ude00\\ud83d')]"),
      R"(["http://h/a","http://h/a/b","http://h/%F0%9F%98%80%EF%BF%BD"])");
}

TEST(UrlClass, SaysWhatIsNoUrl) {
  EXPECT_EQ(told("new URL('example.com/a')"), R"("TypeError: Invalid URL: \"example.com/a\"")");
  EXPECT_EQ(told("new URL('a', 'b')"), R"("TypeError: Invalid URL: \"a\", relative to \"b\"")");
  EXPECT_EQ(told("new URL('http://h').href = 'x'"), R"("TypeError: Invalid URL: \"x\"")");
  EXPECT_EQ(js("try { new URL('x'); } catch (e) { return e.code; }"), "\"ERR_INVALID_URL\"");
  EXPECT_THAT(told("new URL()"), testing::HasSubstr("TypeError: new URL() wants 1 argument"));
  EXPECT_THAT(told("URL('http://h')"), testing::HasSubstr("write `new URL(...)`"));
  EXPECT_THAT(told("new URL(Symbol())"), testing::HasSubstr("TypeError"));
  EXPECT_THAT(told("new URL('http://h/' + 'x'.repeat(70000))"),
              testing::HasSubstr("a URL may be 65536 bytes long"));
  EXPECT_EQ(error_of(compile("const a = 1;\nnew URL('x' + a);")).line, 2);
}

TEST(UrlClass, HasCanParseAndParse) {
  EXPECT_EQ(value_of("[URL.canParse('x'), URL.canParse('x', 'http://h'), URL.parse('x'), URL.parse('x', "
                     "'http://h').href, URL.parse('http://h') instanceof URL]"),
            R"([false,true,null,"http://h/x",true])");
}

TEST(UrlClass, BindsItsParameters) {
  EXPECT_EQ(js(R"(
    const u = new URL('http://h/?a=1&b=2#f'), p = u.searchParams, seen = [];
    p.append('c', 'x y&'); seen.push(u.href);
    p.delete('a'); p.set('b', '\u00e9'); seen.push(u.search);
    u.search = '?z=1'; seen.push([...p].join(';'));
    u.href = 'http://i/?y=2'; seen.push(p.get('y'), p === u.searchParams);
    p.delete('y'); seen.push(u.href);
    return seen;
  )"),
            R"(["http://h/?a=1&b=2&c=x+y%26#f","?b=%C3%A9&c=x+y%26","z,1","2",true,"http://i/"])");
}

TEST(UrlSearchParams, AreMadeOfManyThings) {
  EXPECT_EQ(
      value_of(
          "['?a=1&b=2', 'a=1&&=x&b&c=1=2', [['a', 1], ['a', 2]], {a: 1, 'b c': [1, 2]}, new Map([['k', "
          "'v']]), "
          "new URLSearchParams('q=1'), undefined, null, '', 12].map(i => String(new URLSearchParams(i)))"),
      R"(["a=1&b=2","a=1&=x&b=&c=1%3D2","a=1&a=2","a=1&b+c=1%2C2","k=v","q=1","","null=","","12="])");
  for (const char* wrong : {"[['a']]", "[['a', 'b', 'c']]", "['ab']", "[1]", "{a: Symbol()}"})
    EXPECT_THAT(told("new URLSearchParams(" + std::string{wrong} + ")"), testing::HasSubstr("TypeError"))
        << wrong;
  EXPECT_THAT(told("URLSearchParams('a')"), testing::HasSubstr("TypeError"));
}

TEST(UrlSearchParams, DecodeAndEncodeForms) {
  EXPECT_EQ(
      value_of(
          "[...new URLSearchParams('a+b=%C3%A9%zz&%F0%9F%98%80=%ff%E2%82x&\\u00e9=\\ud83d&k=%25')].flat()"),
      "[\"a "
      "b\",\"\xC3\xA9%zz\",\"\xF0\x9F\x98\x80\",\"\xEF\xBF\xBD\xEF\xBF\xBDx\",\"\xC3\xA9\",\"\xEF\xBF\xBD\","
      "\"k\",\"%\"]");
  EXPECT_EQ(
      value_of(
          "String(new URLSearchParams({k: 'az AZ09*-._~!\\'()+%&=\\u00e9\\u20ac\\ud83d\\ude00\\ud83d\\n'}))"),
      "\"k=az+AZ09*-._%7E%21%27%28%29%2B%25%26%3D%C3%A9%E2%82%AC%F0%9F%98%80%EF%BF%BD%0A\"");
}

TEST(UrlSearchParams, AreReadAndChanged) {
  EXPECT_EQ(js(R"(
    const p = new URLSearchParams('a=1&b=2&a=3&c=4');
    const seen = [p.get('a'), p.get('x'), p.getAll('a'), p.has('b'), p.has('b', '3'), p.has('a', 3), p.size];
    p.set('a', 9); p.append('d', undefined); p.delete('c', '5'); p.delete('b', '2'); seen.push(String(p));
    p.set('new', 'n'); seen.push(p.toString());
    return seen;
  )"),
            R"(["1",null,["1","3"],true,false,true,4,"a=9&c=4&d=undefined","a=9&c=4&d=undefined&new=n"])");
  EXPECT_EQ(js("const p = new URLSearchParams('z=b&\\ufffd=1&z=a&\\ud83c\\udf08=2&a=0'); p.sort(); return "
               "[...p.keys()].map(k => k.charCodeAt(0)).concat(p.getAll('z'));"),
            R"([97,122,122,55356,65533,"b","a"])");
  for (const char* wrong : {"append('a')", "get()", "set('a')", "delete()", "has()", "getAll()", "forEach()"})
    EXPECT_THAT(told("new URLSearchParams()." + std::string{wrong}), testing::HasSubstr("TypeError"))
        << wrong;
}

TEST(UrlSearchParams, AreIterated) {
  EXPECT_EQ(
      js(R"(
    const p = new URLSearchParams('a=1&b=2'), seen = [];
    for (const [k, v] of p) seen.push(k + v);
    p.forEach((v, k, all) => seen.push(v + k + (all === p)));
    seen.push([...p.keys()], [...p.values()], [...p.entries()], Array.from(p), Object.fromEntries(p), new Map(p).get('b'));
    const it = p.keys(); seen.push(it[Symbol.iterator]() === it, String(it), it.next(), p[Symbol.iterator] === p.entries);
    for (const [k] of p) if (k === 'a') p.append('late', '3'); else seen.push(k);
    return seen;
  )"),
      R"(["a1","b2","1atrue","2btrue",["a","b"],["1","2"],[["a","1"],["b","2"]],[["a","1"],["b","2"]],{"a":"1","b":"2"},"2",)"
      R"(true,"[object URLSearchParams Iterator]",{"value":"a","done":false},true,"b","late"])");
}

TEST(UrlClass, CanBeExtended) {
  EXPECT_EQ(js("class Api extends URL { constructor(p) { super(p, 'https://api.example'); } get v() { return "
               "this.pathname; } } "
               "const a = new Api('/v1'); return [a.href, a.v, a instanceof URL, String(a)];"),
            R"(["https://api.example/v1","/v1",true,"https://api.example/v1"])");
}

TEST(UrlClass, IsClosed) {
  EXPECT_EQ(value_of("[Object.keys(new URL('http://h')), Reflect.ownKeys(new URLSearchParams('a=1')), "
                     "JSON.stringify({u: new URL('http://h')}), "
                     "Object.prototype.toString.call(new URL('http://h')), URL.length, URL.name, "
                     "URLSearchParams.length]"),
            R"([[],[],"{\"u\":\"http://h/\"}","[object URL]",1,"URL",0])");
  for (const char* object :
       {"URL", "URL.prototype", "URL.parse", "URLSearchParams", "URLSearchParams.prototype",
        "URLSearchParams.prototype.append", "Object.getPrototypeOf(new URLSearchParams().keys())",
        "Object.getOwnPropertyDescriptor(URL.prototype, 'href').get"})
    EXPECT_EQ(value_of("[Object.isFrozen(" + std::string{object} + "), typeof URL]"), R"([true,"function"])")
        << object;
  for (const char* wrong : {"URL.prototype.href", "URL.prototype.toString.call({})",
                            "URLSearchParams.prototype.get.call(new URL('http://h'), 'a')",
                            "URLSearchParams.prototype.get.call(new URLSearchParams().keys(), 'a')",
                            "URLSearchParams.prototype.size", "new URLSearchParams().keys().next.call({})",
                            "new URLSearchParams().keys().next.call(new URLSearchParams('a=1'))"})
    EXPECT_THAT(told("new URL('http://h'); " + std::string{wrong}), testing::HasSubstr("TypeError")) << wrong;
}

TEST(UrlClass, CostsNothingUntilItIsNamed) {
  script_run plain{handler_script("return 1;")};
  script_run with_url{handler_script("return new URL('http://h/?a=1').searchParams.get('a');")};
  EXPECT_EQ(with_url.result(), "\"1\"");
  EXPECT_LT(with_url.heap.memory_bytes(), plain.heap.memory_bytes() + (120u << 10));
}

TEST(UrlClass, StaysWithinLimits) {
  for (const char* loop : {"new URL(u)", "new URLSearchParams(s)", "p.toString()"})
    EXPECT_EQ(error_of(compile("const s = '%41+'.repeat(5e4), u = 'http://h/' + 'x'.repeat(6e4), p = new "
                               "URLSearchParams(s); "
                               "p.append(s, s); for (;;) " +
                               std::string{loop} + ";"),
                       {.cpu_time = std::chrono::milliseconds{200}})
                  .code,
              "cpu_time_limit")
        << loop;
}

}  // namespace
}  // namespace sluice::test
