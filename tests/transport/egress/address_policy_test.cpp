#include "transport/egress/address_policy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluice {
namespace {

namespace ip = boost::asio::ip;
using ::testing::HasSubstr;

tl::expected<void, std::string> judged(const char* address, std::uint16_t port = 443) {
  return address_policy{}.judge(ip::make_address(address), port);
}

host_list entries(std::vector<std::string> list) {
  auto parsed = host_list::parse(list);
  EXPECT_TRUE(parsed) << parsed.error();
  return parsed.value_or(host_list{});
}

TEST(AddressPolicy, RefusesTheFirstAndTheLastAddressOfEverySpecialRange) {
  for (const char* address : {"0.0.0.0",
                              "0.255.255.255",
                              "10.0.0.0",
                              "10.255.255.255",
                              "100.64.0.0",
                              "100.127.255.255",
                              "127.0.0.0",
                              "127.255.255.255",
                              "169.254.0.0",
                              "169.254.169.254",
                              "169.254.255.255",
                              "172.16.0.0",
                              "172.31.255.255",
                              "192.0.0.0",
                              "192.0.0.255",
                              "192.0.2.0",
                              "192.0.2.255",
                              "192.88.99.0",
                              "192.88.99.255",
                              "192.168.0.0",
                              "192.168.255.255",
                              "198.18.0.0",
                              "198.19.255.255",
                              "198.51.100.0",
                              "198.51.100.255",
                              "203.0.113.0",
                              "203.0.113.255",
                              "224.0.0.0",
                              "239.255.255.255",
                              "240.0.0.0",
                              "255.255.255.254",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::2",
                              "::7f00:1",
                              "::ffff:127.0.0.1",
                              "::ffff:8.8.8.8",
                              "::ffff:0:127.0.0.1",
                              "64:ff9b::",
                              "64:ff9b::8.8.8.8",
                              "64:ff9b::ffff:ffff",
                              "64:ff9b:1::1",
                              "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
                              "100::",
                              "100::ffff:ffff:ffff:ffff",
                              "2001::",
                              "2001::1",
                              "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
                              "2001:db8::",
                              "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
                              "2002::",
                              "2002:7f00:1::",
                              "2002:ffff::1",
                              "3fff::",
                              "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
                              "5f00::",
                              "5f00:ffff::",
                              "fc00::",
                              "fd00:ec2::254",
                              "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                              "fe80::1",
                              "febf::1",
                              "fec0::1",
                              "feff::1",
                              "ff00::",
                              "ff02::1",
                              "ffff::1",
                              "200::1",
                              "400::",
                              "1000::",
                              "1fff:ffff::",
                              "4000::",
                              "8000::1",
                              "e000::1"})
    EXPECT_FALSE(judged(address)) << address;
}

TEST(AddressPolicy, LetsTheirPublicNeighboursThrough) {
  for (const char* address : {"1.0.0.0",         "8.8.8.8",         "9.255.255.255",   "11.0.0.0",
                              "100.63.255.255",  "100.128.0.0",     "126.255.255.255", "128.0.0.0",
                              "169.253.255.255", "169.255.0.0",     "172.15.255.255",  "172.32.0.0",
                              "191.255.255.255", "192.0.1.0",       "192.0.3.0",       "192.88.98.255",
                              "192.88.100.0",    "192.167.255.255", "192.169.0.0",     "198.17.255.255",
                              "198.20.0.0",      "198.51.99.255",   "198.51.101.0",    "203.0.112.255",
                              "203.0.114.0",     "223.255.255.255", "2001:200::1",     "2001:4860:4860::8888",
                              "2001:db7::1",     "2001:db9::1",     "2003::1",         "2606:4700:4700::1111",
                              "3ffe:ffff::1",    "3fff:1000::1",    "2000::1"})
    EXPECT_TRUE(judged(address)) << address;
}

TEST(AddressPolicy, SaysWhatAnAddressIs) {
  EXPECT_EQ(judged("10.1.2.3").error(), "10.1.2.3 is a private address (10.0.0.0/8)");
  EXPECT_THAT(judged("169.254.169.254").error(), HasSubstr("metadata service"));
  EXPECT_THAT(judged("64:ff9b::7f00:1").error(), HasSubstr("NAT64 address (64:ff9b::/96), for 127.0.0.1"));
  EXPECT_THAT(judged("2002:a00:1::").error(), HasSubstr("6to4 address (2002::/16), for 10.0.0.1"));
  EXPECT_THAT(judged("2001:0:4136:e378:8000:63bf:3fff:fdd2").error(), HasSubstr("for 192.0.2.45"));
  EXPECT_THAT(judged("4000::1").error(), HasSubstr("outside of 2000::/3"));
  EXPECT_FALSE(judged("8.8.8.8", 0));
}

TEST(AddressPolicy, LetsThroughWhatTheOperatorAllows) {
  const address_policy policy{entries({"10.0.0.0/8", "127.0.0.1:8080", "fd00::/8", "[::1]:99"}), {}};
  const auto allowed = [&](const char* address, std::uint16_t port) {
    return policy.judge(ip::make_address(address), port).has_value();
  };
  EXPECT_TRUE(allowed("10.200.0.1", 1));
  EXPECT_FALSE(allowed("11.0.0.1", 0));
  EXPECT_TRUE(allowed("127.0.0.1", 8080));
  EXPECT_FALSE(allowed("127.0.0.1", 8081));
  EXPECT_FALSE(allowed("127.0.0.2", 8080));
  EXPECT_FALSE(allowed("::ffff:127.0.0.1", 8080));
  EXPECT_TRUE(allowed("fd12::1", 443));
  EXPECT_TRUE(allowed("::1", 99));
  EXPECT_FALSE(allowed("::1", 98));
  EXPECT_TRUE(policy.judge(ip::make_address("192.168.1.1"), 80, true));
}

TEST(AddressPolicy, RefusesWhatTheOperatorDeniesAlsoIfItIsAllowed) {
  const address_policy policy{entries({"10.0.0.0/8", "64:ff9b::/96"}),
                              entries({"10.1.0.0/16", "93.184.0.0/16:443"})};
  EXPECT_TRUE(policy.judge(ip::make_address("10.2.0.1"), 80));
  EXPECT_THAT(policy.judge(ip::make_address("10.1.0.1"), 80).error(), HasSubstr("http.deny"));
  EXPECT_FALSE(policy.judge(ip::make_address("10.1.0.1"), 80, true));
  EXPECT_FALSE(policy.judge(ip::make_address("93.184.216.34"), 443));
  EXPECT_TRUE(policy.judge(ip::make_address("93.184.216.34"), 80));
  EXPECT_TRUE(policy.judge(ip::make_address("64:ff9b::8.8.8.8"), 80));
  EXPECT_FALSE(policy.judge(ip::make_address("64:ff9b::10.1.0.1"), 80))
      << "the address that it stands for is denied";
}

TEST(HostList, KnowsHostsBelowADomainAndPorts) {
  const auto list = entries({"api.example.com", "*.corp.example", "Bücher.example:8443"});
  EXPECT_TRUE(list.has_host("api.example.com", 1));
  EXPECT_FALSE(list.has_host("www.api.example.com", 1));
  EXPECT_TRUE(list.has_host("a.b.corp.example", 1));
  EXPECT_FALSE(list.has_host("corp.example", 1));
  EXPECT_FALSE(list.has_host("evilcorp.example", 1));
  EXPECT_TRUE(list.has_host("xn--bcher-kva.example", 8443));
  EXPECT_FALSE(list.has_host("xn--bcher-kva.example", 443));
}

TEST(HostList, SaysWhichEntryIsWrong) {
  for (const char* entry :
       {"", "10.0.0.0/33", "10.0.0.0/", "host:0", "host:65536", "host:port", "[::1", "[::1]443", "a b", "*",
        "*.", "http://example.com", "10.0.0", "fd00::/129", "ex..com", "host/path"}) {
    const auto parsed = host_list::parse(std::vector<std::string>{entry});
    ASSERT_FALSE(parsed) << entry;
    EXPECT_THAT(parsed.error(), HasSubstr(std::string("\"") + entry + "\" is no host"));
  }
}

}  // namespace
}  // namespace sluice
