#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <tl/expected.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sluice {

using ip_network = std::variant<boost::asio::ip::network_v4, boost::asio::ip::network_v6>;
/// "10.0.0.0/8", "fd00::/8"; a plain address is the network of that address alone.
tl::expected<ip_network, std::string> parse_network(std::string_view text);
bool contains(const ip_network& network, const boost::asio::ip::address& address);

/// Entries of the settings http.allow and http.deny: "api.example.com", "*.example.com" (what is below it),
/// "10.0.0.0/8", "192.0.2.1", "fd00::/8", each also for one port: "api.example.com:8443", "10.0.0.0/8:80",
/// "[fd00::1]:443".
class host_list {
 public:
  /// The error names the entry and what would be right.
  static tl::expected<host_list, std::string> parse(std::span<const std::string> entries);

  /// `host` in lower case, without a trailing dot.
  bool has_host(std::string_view host, std::uint16_t port) const;
  bool has_address(const boost::asio::ip::address& address, std::uint16_t port) const;

 private:
  struct name_entry {
    std::string name;  ///< with its leading dot if what is below is meant
    std::uint16_t port;
  };
  struct network_entry {
    ip_network network;
    std::uint16_t port;  ///< 0 = any
  };
  bool add(std::string_view entry);

  std::vector<name_entry> names_;
  std::vector<network_entry> networks_;
};

}  // namespace sluice
