#include "transport/egress/url_policy.hpp"

#include "tests/transport/egress/hostile_urls.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluice {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t max_bytes = 8'192;

tl::expected<target_url, sdk_error> judged(const std::string& url) {
  return judge_url(url, address_policy{}, max_bytes);
}
std::string reason(const std::string& url) {
  const auto target = judged(url);
  return target ? "(may be asked)" : target.error().message;
}

TEST(UrlPolicy, RefusesEveryHostileUrlAsSuch) {
  const auto urls = testing::hostile_urls("7411");
  EXPECT_GE(urls.size(), 150u);
  for (const auto& url : urls) {
    const auto target = judged(url);
    ASSERT_FALSE(target) << url << " → " << target->url;
    EXPECT_EQ(target.error().code, sdk_code::ssrf_blocked) << url << ": " << target.error().message;
    EXPECT_FALSE(target.error().message.empty());
  }
}

TEST(UrlPolicy, LetsEveryLegalUrlThrough) {
  const auto urls = testing::legal_urls();
  EXPECT_GE(urls.size(), 30u);
  for (const auto& url : urls) EXPECT_TRUE(judged(url)) << url << ": " << reason(url);
}

TEST(UrlPolicy, NormalizesWhatCurlGets) {
  const auto normal = [](const std::string& url) { return judged(url).value().url; };
  EXPECT_EQ(normal("HTTPS://EXAMPLE.com:443/a/../b?q#frag"), "https://example.com/b?q");
  EXPECT_EQ(normal("http://example.com."), "http://example.com/");
  EXPECT_EQ(normal("https://bücher.example/ü?a b\\"), "https://xn--bcher-kva.example/%C3%BC?a%20b%5C");
  EXPECT_EQ(normal("https://example。com/"), "https://example.com/");
  EXPECT_EQ(normal("https://[2606:4700:4700:0:0:0:0:1111]:8443/"), "https://[2606:4700:4700::1111]:8443/");
  EXPECT_EQ(normal("https://example.com?x=@127.0.0.1"), "https://example.com/?x=@127.0.0.1");
}

TEST(UrlPolicy, SaysWhatAHostMeans) {
  EXPECT_EQ(reason("http://0x7f.1/"),
            "0x7f.1: scripts reach public addresses only, and it means 127.0.0.1; 127.0.0.1 is a loopback "
            "address, which means this machine (127.0.0.0/8)");
  EXPECT_THAT(reason("http://2852039166/"), HasSubstr("metadata service"));
  EXPECT_THAT(reason("http://1572395042/"),
              HasSubstr("unusual way to write an address: write 93.184.216.34"));
  EXPECT_THAT(reason("http://256.1.1.1/"), HasSubstr("ends in a number, and is no IPv4 address"));
  EXPECT_THAT(reason("http://user:pw@example.com/"), HasSubstr("Authorization header"));
  EXPECT_THAT(reason("file:///etc/passwd"), HasSubstr("not file:"));
  EXPECT_THAT(reason("http://redis:6379/"), HasSubstr("a name without a dot"));
}

TEST(UrlPolicy, KnowsWhatIsNoUrl) {
  const std::string too_long = "https://example.com/" + std::string(max_bytes, 'x');
  for (const std::string& text : {std::string(), std::string("example.com"), std::string("//127.0.0.1/"),
                                  std::string("/path"), std::string(":80"), std::string("?"), too_long,
                                  std::string(" http://127.0.0.1/"), std::string("\nhttp://127.0.0.1/")}) {
    const auto target = judged(text);
    ASSERT_FALSE(target) << text;
    EXPECT_EQ(target.error().code, sdk_code::invalid_argument) << text;
  }
}

TEST(UrlPolicy, HeedsTheOperatorsLists) {
  const address_policy policy{
      host_list::parse(std::vector<std::string>{"localhost:80", "*.corp.internal", "10.0.0.0/8"}).value(),
      host_list::parse(std::vector<std::string>{"*.evil.example", "8.8.8.8"}).value()};
  const auto allowed = [&](const char* url) { return judge_url(url, policy, max_bytes).has_value(); };
  EXPECT_TRUE(allowed("http://localhost/"));
  EXPECT_TRUE(judge_url("http://LOCALHOST./", policy, max_bytes).value().host_allowed);
  EXPECT_FALSE(allowed("http://localhost:81/"));
  EXPECT_TRUE(allowed("https://wiki.corp.internal/"));
  EXPECT_FALSE(allowed("https://wiki.other.internal/"));
  EXPECT_TRUE(allowed("http://10.1.2.3:8080/"));
  EXPECT_FALSE(allowed("http://167838211/")) << "still a strange way to write it";
  EXPECT_FALSE(allowed("http://8.8.8.8/"));
  EXPECT_FALSE(allowed("http://www.evil.example/"));
  EXPECT_TRUE(allowed("http://example.com/"));
}

TEST(UrlPolicy, ResolvesWhereARedirectLeads) {
  const std::string base = "https://example.com/a/b?q";
  EXPECT_EQ(resolve_url(base, "c"), "https://example.com/a/c");
  EXPECT_EQ(resolve_url(base, "/c"), "https://example.com/c");
  EXPECT_EQ(resolve_url(base, "?x"), "https://example.com/a/b?x");
  EXPECT_EQ(resolve_url(base, "//127.0.0.1/x"), "https://127.0.0.1/x");
  EXPECT_EQ(resolve_url(base, "http://127.0.0.1/x"), "http://127.0.0.1/x");
  EXPECT_EQ(resolve_url(base, "file:///etc/passwd"), "file:///etc/passwd");
}

}  // namespace
}  // namespace sluice
