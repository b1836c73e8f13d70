#include "runtime/url.hpp"

#include <gtest/gtest.h>

namespace sluice {
namespace {

struct parsed {
  const char* text;
  const char* base;
  const char* href;  ///< null = no URL
};

std::string href_of(const char* text, const char* base = "") {
  std::optional<url_record> from;
  if (*base) {
    from = parse_url(base);
    if (!from) return "bad base";
  }
  const auto url = parse_url(text, from ? &*from : nullptr);
  if (!url) return "no URL";
  EXPECT_EQ(parse_own_url(url->href()).href(), url->href()) << text;
  return url->href();
}

void expect_all(std::initializer_list<parsed> cases) {
  for (const parsed& row : cases)
    EXPECT_EQ(href_of(row.text, row.base), row.href ? row.href : "no URL") << row.text << " on " << row.base;
}

// What the cases are about is what https://github.com/web-platform-tests/wpt/tree/master/url tests.

TEST(Url, ParsesAbsoluteUrls) {
  expect_all({
      {"http://example.com", "", "http://example.com/"},
      {"HTTP://EXAMPLE.com/A?B#C", "", "http://example.com/A?B#C"},
      {"https:example.com", "", "https://example.com/"},
      {"https:/example.com", "", "https://example.com/"},
      {"https:\\\\example.com\\a", "", "https://example.com/a"},
      {"https:////example.com", "", "https://example.com/"},
      {"  http://a/b\t\n/c \r ", "", "http://a/b/c"},
      {"ht\ntp://a", "", "http://a/"},
      {"mailto:x@y.z", "", "mailto:x@y.z"},
      {"data:text/plain,a b\"<é>", "", "data:text/plain,a b\"<%C3%A9>"},
      {"data:a ?q", "", "data:a%20?q"},
      {"javascript:alert('1 2')#x y", "", "javascript:alert('1 2')#x%20y"},
      {"foo://h/../..", "", "foo://h/"},
      {"foo:///p", "", "foo:///p"},
      {"foo:/.//p", "", "foo:/.//p"},
      {"foo:/a/../..//p", "", "foo:/.//p"},
      {"foo://", "", "foo://"},
      {"x+y-z.1:a", "", "x+y-z.1:a"},
      {"", "", nullptr},
      {"example.com", "", nullptr},
      {"//example.com", "", nullptr},
      {"/a", "", nullptr},
      {"1a:b", "", nullptr},
      {":a", "", nullptr},
      {"http://", "", nullptr},
      {"http:///", "", nullptr},
      {"http://?q", "", nullptr},
  });
}

TEST(Url, ResolvesRelativeUrls) {
  constexpr const char* base = "http://u:p@h.com:81/a/b/c?q#f";
  expect_all({
      {"", base, "http://u:p@h.com:81/a/b/c?q"},
      {"#g", base, "http://u:p@h.com:81/a/b/c?q#g"},
      {"?", base, "http://u:p@h.com:81/a/b/c?"},
      {"?r", base, "http://u:p@h.com:81/a/b/c?r"},
      {"d", base, "http://u:p@h.com:81/a/b/d"},
      {".", base, "http://u:p@h.com:81/a/b/"},
      {"..", base, "http://u:p@h.com:81/a/"},
      {"../../../../x", base, "http://u:p@h.com:81/x"},
      {"./%2E%2e/y", base, "http://u:p@h.com:81/a/y"},
      {"/d", base, "http://u:p@h.com:81/d"},
      {"\\d", base, "http://u:p@h.com:81/d"},
      {"//i.org/x", base, "http://i.org/x"},
      {"http:d", base, "http://u:p@h.com:81/a/b/d"},
      {"http:/d", base, "http://u:p@h.com:81/d"},
      {"http://d", base, "http://d/"},
      {"https:d", base, "https://d/"},
      {"mailto:a", base, "mailto:a"},
      {"a:80/b", base, "a:80/b"},
      {"x", "mailto:a@b", nullptr},
      {"#x", "mailto:a@b?s", "mailto:a@b?s#x"},
      {"/x", "foo://h/a/b", "foo://h/x"},
      {"\\x", "foo://h/a/b", "foo://h/a/\\x"},
      {"//x", "foo:/a/b", "foo://x"},
      {"..", "foo:/a/b/c", "foo:/a/"},
  });
}

TEST(Url, KnowsHosts) {
  expect_all({
      {"http://a_b.-c-.d/", "", "http://a_b.-c-.d/"},
      {"http://a..b/", "", "http://a..b/"},
      {"http://%65xample.com", "", "http://example.com/"},
      {"http://ex%20ample.com", "", nullptr},
      {"http://a b/", "", nullptr},
      {"http://a<b", "", nullptr},
      {"http://a|b", "", nullptr},
      {"http://a^b", "", nullptr},
      {"http://a%00b", "", nullptr},
      {"http://a%zz", "", nullptr},
      {"http://\x7f/", "", nullptr},
      {"http://[", "", nullptr},
      {"foo://a b/", "", nullptr},
      {"foo://A%41\xC3\xA9/", "", "foo://A%41%C3%A9/"},
      {"foo://a^b", "", nullptr},
      {"foo://1.2.3", "", "foo://1.2.3"},
  });
}

TEST(Url, KnowsDomainsBeyondAscii) {
  expect_all({
      {"http://B\xC3\xBC"
       "cher.example/",
       "", "http://xn--bcher-kva.example/"},
      {"http://fa\xC3\x9F.de/", "", "http://xn--fa-hia.de/"},
      {"http://\xE6\x97\xA5\xE6\x9C\xAC\xE3\x80\x82jp", "", "http://xn--wgv71a.jp/"},
      {"http://\xEF\xBC\xA7\xEF\xBD\x8F.com", "", "http://go.com/"},
      {"http://%C3%A9.fr", "", "http://xn--9ca.fr/"},
      {"http://a\xC2\xAD"
       "b/",
       "", "http://ab/"},
      {"http://XN--BCHER-KVA.example", "", "http://xn--bcher-kva.example/"},
      {"http://xn--a", "", nullptr},
      {"http://\xF0\x9F\x98\x80.ws/", "", "http://xn--e28h.ws/"},
      {"http://I\xE2\x9D\xA4.ws/", "", "http://xn--i-7iq.ws/"},
      {"http://xn--i-7iq.ws/", "", "http://xn--i-7iq.ws/"},
      {"http://\xE2\x98\x83.\xC3\xA9/", "", "http://xn--n3h.xn--9ca/"},
      {"http://a\xEF\xBF\xBD", "", nullptr},
      {"http://\xEE\x80\x80.com", "", nullptr},
      {"http://\xCC\x81"
       "a.com",
       "", nullptr},
      {"http://%FF", "", nullptr},
      {"http://\xEF\xBC\x85\xEF\xBC\x94\xEF\xBC\x91.com", "", nullptr},
  });
}

TEST(Url, KnowsIpv4Addresses) {
  expect_all({
      {"http://127.0.0.1", "", "http://127.0.0.1/"},
      {"http://0x7f.1", "", "http://127.0.0.1/"},
      {"http://017700000001", "", "http://127.0.0.1/"},
      {"http://2130706433", "", "http://127.0.0.1/"},
      {"http://1.2.3", "", "http://1.2.0.3/"},
      {"http://1.2.3.4.", "", "http://1.2.3.4/"},
      {"http://0xffffffff", "", "http://255.255.255.255/"},
      {"http://0x.0x.0", "", "http://0.0.0.0/"},
      {"http://\xEF\xBC\x91.1.1.1", "", "http://1.1.1.1/"},
      {"http://4294967296", "", nullptr},
      {"http://99999999999999999999999", "", nullptr},
      {"http://256.1.1.1", "", nullptr},
      {"http://1.2.3.256", "", nullptr},
      {"http://1.2.3.4.5", "", nullptr},
      {"http://1.2.3.09", "", nullptr},
      {"http://a.0x1", "", nullptr},
      {"http://foo.2", "", nullptr},
      {"http://1..2", "", nullptr},
      {"http://1.2.3.4.a", "", "http://1.2.3.4.a/"},
      {"http://0x7f.1g", "", "http://0x7f.1g/"},
  });
}

TEST(Url, KnowsIpv6Addresses) {
  expect_all({
      {"http://[::1]", "", "http://[::1]/"},
      {"http://[2001:DB8:0:0:1:0:0:1]:80/", "", "http://[2001:db8::1:0:0:1]/"},
      {"http://[0:0:0:0:0:0:0:0]", "", "http://[::]/"},
      {"http://[1:0::]", "", "http://[1::]/"},
      {"http://[1:2:3:4:5:6:7:8]", "", "http://[1:2:3:4:5:6:7:8]/"},
      {"http://[1:2:0:4:5:6:7:8]", "", "http://[1:2:0:4:5:6:7:8]/"},
      {"http://[::ffff:1.2.3.4]", "", "http://[::ffff:102:304]/"},
      {"foo://[::A]/", "", "foo://[::a]/"},
      {"http://[1:2:3:4:5:6:7]", "", nullptr},
      {"http://[1:2:3:4:5:6:7:8:9]", "", nullptr},
      {"http://[1::2::3]", "", nullptr},
      {"http://[:1]", "", nullptr},
      {"http://[1:]", "", nullptr},
      {"http://[12345::]", "", nullptr},
      {"http://[::1.2.3]", "", nullptr},
      {"http://[::1.2.3.4.5]", "", nullptr},
      {"http://[::1.2.3.256]", "", nullptr},
      {"http://[::01.2.3.4]", "", nullptr},
      {"http://[::1.2.3.4x]", "", nullptr},
      {"http://[1:2:3:4:5:6:7:1.2.3.4]", "", nullptr},
      {"http://[::g]", "", nullptr},
      {"http://[]", "", nullptr},
      {"http://[::1%25eth0]", "", nullptr},
      {"http://[::1", "", nullptr},
      {"http://x[::1]", "", nullptr},
  });
}

TEST(Url, KnowsCredentialsAndPorts) {
  expect_all({
      {"http://u:p@h", "", "http://u:p@h/"},
      {"http://u@h", "", "http://u@h/"},
      {"http://:p@h", "", "http://:p@h/"},
      {"http://@h", "", "http://h/"},
      {"http://:@h", "", "http://h/"},
      {"http://a:b@c:d@h/", "", "http://a:b%40c%3Ad@h/"},
      {"http://u\xC3\xA9/", "", "http://xn--u-bga/"},
      {"http://\xC3\xA9;[:@h", "", "http://%C3%A9%3B%5B@h/"},
      {"http://h:80", "", "http://h/"},
      {"https://h:443", "", "https://h/"},
      {"ws://h:80", "", "ws://h/"},
      {"wss://h:443", "", "wss://h/"},
      {"ftp://h:21", "", "ftp://h/"},
      {"http://h:", "", "http://h/"},
      {"http://h:00080", "", "http://h/"},
      {"http://h:0", "", "http://h:0/"},
      {"http://h:65535", "", "http://h:65535/"},
      {"foo://h:80", "", "foo://h:80"},
      {"http://h:65536", "", nullptr},
      {"http://h:8a", "", nullptr},
      {"http://h:-1", "", nullptr},
      {"http://h:8:9", "", nullptr},
      {"http://u@", "", nullptr},
      {"http://u@/x", "", nullptr},
      {"http://:80", "", nullptr},
      {"foo://:80", "", nullptr},
  });
}

TEST(Url, EncodesWhatMayNotStand) {
  expect_all({
      {"http://h/a b\"<>^`{}|%zz%41\xC3\xA9[]\\", "", "http://h/a%20b%22%3C%3E%5E%60%7B%7D|%zz%41%C3%A9[]/"},
      {"http://h?a b\"<>'`{}|\xC3\xA9#", "", "http://h/?a%20b%22%3C%3E%27`{}|%C3%A9#"},
      {"foo://h?'", "", "foo://h?'"},
      {"http://h#a b\"<>`'#\xC3\xA9", "", "http://h/#a%20b%22%3C%3E%60'#%C3%A9"},
      {"http://h/\xF0\x9F\x98\x80", "", "http://h/%F0%9F%98%80"},
      {"http://h/\x01\x7F", "", "http://h/%01%7F"},
  });
}

TEST(Url, KnowsFiles) {
  expect_all({
      {"file:///C:/x/../../y", "", "file:///C:/y"},
      {"file:c:\\x\\y", "", "file:///c:/x/y"},
      {"file:///C|/x", "", "file:///C:/x"},
      {"file://localhost/x", "", "file:///x"},
      {"file://h/x", "", "file://h/x"},
      {"file:", "", "file:///"},
      {"file://C:/x", "", "file:///C:/x"},
      {"file://a b/", "", nullptr},
      {"..", "file:///C:/", "file:///C:/"},
      {"/", "file:///C:/x/y", "file:///C:/"},
      {"D:", "file:///C:/x", "d:"},
      {"D|", "file:///C:/x", "file:///D:"},
      {"/D:", "file:///C:/x", "file:///D:"},
      {"z", "file://h/C:/x/y?q", "file://h/C:/x/z"},
      {"?q", "file:///x#f", "file:///x?q"},
      {"//h", "file:///x", "file://h/"},
      {"///y", "file://h/x", "file:///y"},
  });
}

TEST(Url, TellsItsParts) {
  const auto url = parse_url("https://u:p@example.com:8080/a/b?x=1#h");
  ASSERT_TRUE(url);
  const auto part = [&](url_part wanted) { return get_url_part(*url, wanted); };
  EXPECT_EQ(part(url_part::origin), "https://example.com:8080");
  EXPECT_EQ(part(url_part::protocol), "https:");
  EXPECT_EQ(part(url_part::username), "u");
  EXPECT_EQ(part(url_part::password), "p");
  EXPECT_EQ(part(url_part::host), "example.com:8080");
  EXPECT_EQ(part(url_part::hostname), "example.com");
  EXPECT_EQ(part(url_part::port), "8080");
  EXPECT_EQ(part(url_part::pathname), "/a/b");
  EXPECT_EQ(part(url_part::search), "?x=1");
  EXPECT_EQ(part(url_part::hash), "#h");
}

TEST(Url, TellsOrigins) {
  const auto origin = [](const char* text) { return parse_url(text)->origin(); };
  EXPECT_EQ(origin("http://h:80/x"), "http://h");
  EXPECT_EQ(origin("wss://h:1"), "wss://h:1");
  EXPECT_EQ(origin("file:///x"), "null");
  EXPECT_EQ(origin("foo://h"), "null");
  EXPECT_EQ(origin("data:x"), "null");
  EXPECT_EQ(origin("blob:https://h:44/uuid"), "https://h:44");
  EXPECT_EQ(origin("blob:ftp://h/uuid"), "null");
  EXPECT_EQ(origin("blob:x"), "null");
}

struct changed {
  const char* href;
  url_part part;
  const char* value;
  const char* result;
};

TEST(Url, ChangesParts) {
  const changed cases[] = {
      {"http://h:80/a", url_part::protocol, "https", "https://h/a"},
      {"http://h/", url_part::protocol, "ftp:rest", "ftp://h/"},
      {"https://h:80/", url_part::protocol, "http", "http://h/"},
      {"http://h/", url_part::protocol, "foo", "http://h/"},
      {"foo://h/", url_part::protocol, "http", "foo://h/"},
      {"foo://h/", url_part::protocol, "bar+1", "bar+1://h/"},
      {"http://h/", url_part::protocol, "1a", "http://h/"},
      {"http://h/", url_part::protocol, "", "http://h/"},
      {"http://h:8/", url_part::protocol, "file", "http://h:8/"},
      {"file:///x", url_part::protocol, "http", "file:///x"},
      {"http://h/", url_part::username, "a:b@\xC3\xA9", "http://a%3Ab%40%C3%A9@h/"},
      {"file:///x", url_part::username, "a", "file:///x"},
      {"mailto:a", url_part::username, "a", "mailto:a"},
      {"http://u:p@h/", url_part::password, "", "http://u@h/"},
      {"http://h:1/", url_part::host, "i:2", "http://i:2/"},
      {"http://h:1/", url_part::host, "i", "http://i:1/"},
      {"http://h:1/", url_part::host, "i:", "http://i:1/"},
      {"http://h:1/", url_part::host, "i:80", "http://i/"},
      {"http://h:1/", url_part::host, "i:65536", "http://i:1/"},
      {"http://h:1/", url_part::host, "i/x?y", "http://i:1/"},
      {"http://h:1/", url_part::host, "", "http://h:1/"},
      {"http://h:1/", url_part::host, "[::1]:3", "http://[::1]:3/"},
      {"http://h/", url_part::host, "a b", "http://h/"},
      {"http://h/", url_part::host, "0x7f.1", "http://127.0.0.1/"},
      {"mailto:a", url_part::host, "h", "mailto:a"},
      {"foo://h/x", url_part::host, "", "foo:///x"},
      {"foo:/x", url_part::host, "h", "foo://h/x"},
      {"file:///x", url_part::host, "h", "file://h/x"},
      {"file://h/x", url_part::host, "localhost", "file:///x"},
      {"http://h:1/", url_part::hostname, "i", "http://i:1/"},
      {"http://h:1/", url_part::hostname, "i:2", "http://h:1/"},
      {"http://h/", url_part::port, "8080", "http://h:8080/"},
      {"http://h/", url_part::port, "90x", "http://h:90/"},
      {"http://h:9/", url_part::port, "80", "http://h/"},
      {"http://h:9/", url_part::port, "", "http://h/"},
      {"http://h:9/", url_part::port, "x", "http://h:9/"},
      {"http://h:9/", url_part::port, "65536", "http://h:9/"},
      {"file:///x", url_part::port, "9", "file:///x"},
      {"http://h/a", url_part::pathname, "b/../c d?#", "http://h/c%20d%3F%23"},
      {"http://h/a", url_part::pathname, "", "http://h/"},
      {"http://h/a", url_part::pathname, "\\x", "http://h/x"},
      {"foo://h/a", url_part::pathname, "", "foo://h"},
      {"foo:/a", url_part::pathname, "//p", "foo:/.//p"},
      {"mailto:a", url_part::pathname, "b", "mailto:a"},
      {"file:///C:/x", url_part::pathname, "/D|/y", "file:///D:/y"},
      {"http://h/?q#f", url_part::search, "a b#c", "http://h/?a%20b%23c#f"},
      {"http://h/?q#f", url_part::search, "??r", "http://h/??r#f"},
      {"http://h/?q", url_part::search, "", "http://h/"},
      {"http://h/?q", url_part::search, "?", "http://h/?"},
      {"data:a%20?q", url_part::search, "", "data:a%20"},
      {"http://h/#f", url_part::hash, "#g h", "http://h/#g%20h"},
      {"http://h/#f", url_part::hash, "", "http://h/"},
      {"http://h/", url_part::href, "https://i", "https://i/"},
  };
  for (const changed& row : cases) {
    url_record url = *parse_url(row.href);
    EXPECT_TRUE(set_url_part(url, row.part, row.value));
    EXPECT_EQ(url.href(), row.result) << row.href << " " << static_cast<int>(row.part) << " " << row.value;
  }
  url_record url = *parse_url("http://h/");
  EXPECT_FALSE(set_url_part(url, url_part::href, "nonsense"));
}

}  // namespace
}  // namespace sluice
