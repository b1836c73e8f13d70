#include "transport/egress/address_policy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace sluice {

namespace ip = boost::asio::ip;

namespace {

struct special_range {
  ip_network network;
  std::string_view text;
  std::string_view what;
  int embedded_at = -1;   ///< from which byte on an IPv4 address stands in it; -1 = none
  bool inverted = false;  ///< its bits are turned over (Teredo)
};

special_range range(std::string_view text, std::string_view what, int embedded_at = -1,
                    bool inverted = false) {
  return {parse_network(text).value(), text, what, embedded_at, inverted};
}

// The IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), and beside them: multicast (RFC 5771,
// RFC 4291), 240.0.0.0/4 (RFC 1112), site-local (RFC 3879) and IPv4-compatible addresses (RFC 4291). The
// registries mark a few of them as globally reachable (192.0.0.9/32, 192.88.99.0/24, 64:ff9b::/96, parts of
// 2001::/23): no web server is there, or the address stands for another one, so they are refused as well.
// More exact ranges come first: the first one that contains an address names it.
const std::vector<special_range>& special_ranges() {
  static const std::vector<special_range> all{
      range("0.0.0.0/8", "an address of \"this network\", which means this machine"),
      range("10.0.0.0/8", "a private address"),
      range("100.64.0.0/10", "a shared address of a carrier's network"),
      range("127.0.0.0/8", "a loopback address, which means this machine"),
      range("169.254.169.254/32", "the metadata service of cloud machines"),
      range("169.254.0.0/16", "a link-local address"),
      range("172.16.0.0/12", "a private address"),
      range("192.0.0.0/24", "reserved for protocols"),
      range("192.0.2.0/24", "reserved for documentation"),
      range("192.31.196.0/24", "reserved for AS112"),
      range("192.52.193.0/24", "reserved for AMT"),
      range("192.88.99.0/24", "an address of a 6to4 relay"),
      range("192.168.0.0/16", "a private address"),
      range("192.175.48.0/24", "reserved for AS112"),
      range("198.18.0.0/15", "reserved for benchmarks"),
      range("198.51.100.0/24", "reserved for documentation"),
      range("203.0.113.0/24", "reserved for documentation"),
      range("224.0.0.0/4", "a multicast address"),
      range("255.255.255.255/32", "the broadcast address"),
      range("240.0.0.0/4", "reserved"),

      range("::/128", "the unspecified address, which means this machine"),
      range("::1/128", "the loopback address, which means this machine"),
      range("::ffff:0:0/96", "an IPv4 address written as IPv6", 12),
      range("::ffff:0:0:0/96", "an IPv4-translated address", 12),
      range("::/96", "an IPv4-compatible address", 12),
      range("64:ff9b::/96", "a NAT64 address", 12),
      range("64:ff9b:1::/48", "a NAT64 address of a local network", 12),
      range("100::/64", "an address that discards"),
      range("100:0:0:1::/64", "a dummy prefix"),
      range("2001::/32", "a Teredo address", 12, true),
      range("2001:db8::/32", "reserved for documentation"),
      range("2001::/23", "reserved for protocols"),
      range("2002::/16", "a 6to4 address", 2),
      range("2620:4f:8000::/48", "reserved for AS112"),
      range("3fff::/20", "reserved for documentation"),
      range("5f00::/16", "a segment-routing identifier"),
      range("fd00:ec2::254/128", "the metadata service of cloud machines"),
      range("fc00::/7", "a private (unique local) address"),
      range("fe80::/10", "a link-local address"),
      range("fec0::/10", "a site-local address"),
      range("ff00::/8", "a multicast address"),
  };
  return all;
}

const special_range* range_of(const ip::address& address) {
  const auto& all = special_ranges();
  const auto found = std::ranges::find_if(all, [&](const auto& r) { return contains(r.network, address); });
  return found == all.end() ? nullptr : &*found;
}

std::optional<ip::address> embedded_address(const special_range& in, const ip::address& address) {
  if (in.embedded_at < 0) return std::nullopt;
  const auto bytes = address.to_v6().to_bytes();
  ip::address_v4::bytes_type inner;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const auto byte = bytes[static_cast<std::size_t>(in.embedded_at) + i];
    inner[i] = in.inverted ? static_cast<unsigned char>(~byte) : byte;
  }
  return ip::address_v4(inner);
}

std::string describe(const ip::address& address, const special_range& in) {
  const auto inner = embedded_address(in, address);
  if (!inner) return fmt::format("{} is {} ({})", address.to_string(), in.what, in.text);
  return fmt::format("{} is {} ({}), for {}", address.to_string(), in.what, in.text, inner->to_string());
}

}  // namespace

tl::expected<void, std::string> address_policy::judge(const ip::address& address, std::uint16_t port,
                                                      bool host_allowed) const {
  const special_range* special = range_of(address);
  const auto inner = special ? embedded_address(*special, address) : std::nullopt;
  if (deny_.has_address(address, port) || (inner && deny_.has_address(*inner, port)))
    return tl::unexpected(fmt::format("{} is denied by the operator (http.deny)", address.to_string()));
  if (port == 0) return tl::unexpected(std::string("port 0 cannot be connected to"));
  if (host_allowed || allow_.has_address(address, port)) return {};
  if (special) return tl::unexpected(describe(address, *special));
  static const ip_network global_unicast = parse_network("2000::/3").value();
  if (address.is_v6() && !contains(global_unicast, address))
    return tl::unexpected(
        fmt::format("{} is no global unicast address (outside of 2000::/3)", address.to_string()));
  return {};
}

}  // namespace sluice
