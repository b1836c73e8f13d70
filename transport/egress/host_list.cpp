#include "transport/egress/host_list.hpp"

#include "transport/egress/host_name.hpp"

#include <boost/asio/ip/address.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace sluice {

namespace ip = boost::asio::ip;

tl::expected<ip_network, std::string> parse_network(std::string_view text) {
  boost::system::error_code failure;
  const auto wrong = [&] { return tl::unexpected(fmt::format("\"{}\" is no address or network", text)); };
  if (text.find('/') == text.npos) {
    const auto address = ip::make_address(text, failure);
    if (failure) return wrong();
    if (address.is_v4()) return ip::network_v4(address.to_v4(), 32);
    return ip::network_v6(address.to_v6(), 128);
  }
  if (text.find(':') == text.npos) {
    const auto network = ip::make_network_v4(text, failure);
    if (failure) return wrong();
    return network.canonical();
  }
  const auto network = ip::make_network_v6(text, failure);
  if (failure) return wrong();
  return network.canonical();
}

bool contains(const ip_network& network, const ip::address& address) {
  if (const auto* v4 = std::get_if<ip::network_v4>(&network))
    return address.is_v4() &&
           ip::network_v4(address.to_v4(), v4->prefix_length()).canonical().address() == v4->address();
  const auto& v6 = std::get<ip::network_v6>(network);
  if (!address.is_v6()) return false;
  const ip::address_v6 plain(address.to_v6().to_bytes());  // without its zone
  return ip::network_v6(plain, v6.prefix_length()).canonical().address() == v6.address();
}

namespace {

struct host_and_port {
  std::string_view host;
  std::uint16_t port = 0;
};

/// Apart at the port, if there is one; IPv6 with a port stands in brackets.
std::optional<host_and_port> split_port(std::string_view entry) {
  std::string_view port;
  std::string_view host = entry;
  if (entry.starts_with('[')) {
    const auto end = entry.find(']');
    if (end == entry.npos) return std::nullopt;
    host = entry.substr(1, end - 1);
    port = entry.substr(end + 1);
    if (port.empty()) return host_and_port{host};
    if (port[0] != ':') return std::nullopt;
    port.remove_prefix(1);
  } else {
    const auto colon = entry.rfind(':');
    if (colon == entry.npos || colon != entry.find(':')) return host_and_port{entry};
    host = entry.substr(0, colon);
    port = entry.substr(colon + 1);
  }
  std::uint16_t number = 0;
  const auto [rest, problem] = std::from_chars(port.data(), port.data() + port.size(), number);
  if (problem != std::errc{} || rest != port.data() + port.size() || number == 0) return std::nullopt;
  return host_and_port{host, number};
}

}  // namespace

bool host_list::add(std::string_view entry) {
  const auto parts = split_port(entry);
  if (!parts || parts->host.empty()) return false;
  if (const auto network = parse_network(parts->host)) {
    networks_.push_back({*network, parts->port});
    return true;
  }
  std::string_view name = parts->host;
  const bool below = name.starts_with("*.");
  if (below) name.remove_prefix(2);
  auto ascii = to_ascii_name(name);
  if (!ascii || !is_host_name(*ascii) || ends_in_number(*ascii)) return false;
  names_.push_back({(below ? "." : "") + *ascii, parts->port});
  return true;
}

tl::expected<host_list, std::string> host_list::parse(std::span<const std::string> entries) {
  host_list list;
  for (const std::string& entry : entries) {
    if (!list.add(entry))
      return tl::unexpected(fmt::format(
          "\"{}\" is no host, address or network: write api.example.com, *.example.com, "
          "10.0.0.0/8, fd00::/8, or with a port api.example.com:8443, 10.0.0.0/8:80, [fd00::1]:443",
          entry));
  }
  return list;
}

bool host_list::has_host(std::string_view host, std::uint16_t port) const {
  return std::ranges::any_of(names_, [&](const name_entry& e) {
    return (e.port == 0 || e.port == port) && (e.name[0] == '.' ? host.ends_with(e.name) : host == e.name);
  });
}

bool host_list::has_address(const ip::address& address, std::uint16_t port) const {
  return std::ranges::any_of(networks_, [&](const network_entry& e) {
    return (e.port == 0 || e.port == port) && contains(e.network, address);
  });
}

}  // namespace sluice
