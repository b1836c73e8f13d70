#pragma once

#include "transport/egress/host_list.hpp"

#include <boost/asio/ip/address.hpp>
#include <tl/expected.hpp>

#include <cstdint>
#include <string>

namespace sluice {

/// Whether scripts may connect to an address: to public ones (global unicast) and to what the operator
/// allows, never to what the operator denies. Immutable, so thread-safe.
class address_policy {
 public:
  address_policy() = default;
  address_policy(host_list allow, host_list deny) : allow_(std::move(allow)), deny_(std::move(deny)) {}

  /// The error says why not: "10.1.2.3 is a private address (10.0.0.0/8)". `host_allowed`: the operator
  /// allows the host (see allows_host) that this address is one of.
  tl::expected<void, std::string> judge(const boost::asio::ip::address& address, std::uint16_t port,
                                        bool host_allowed = false) const;

  /// Whether the operator names this host, so that its addresses need not be public.
  bool allows_host(std::string_view host, std::uint16_t port) const { return allow_.has_host(host, port); }
  bool allows_address(const boost::asio::ip::address& address, std::uint16_t port) const {
    return allow_.has_address(address, port);
  }
  bool denies_host(std::string_view host, std::uint16_t port) const { return deny_.has_host(host, port); }

 private:
  host_list allow_;
  host_list deny_;
};

}  // namespace sluice
