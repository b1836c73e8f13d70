#include "cli/listen_address.hpp"

#include "transport/client/address.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <fmt/format.h>

namespace sluice {

namespace asio = boost::asio;
using asio::ip::tcp;

expected<void> check_listen_address(const server_settings& settings) {
  asio::io_context io;
  tcp::acceptor probe(io);
  boost::system::error_code failed;
  const auto address = asio::ip::make_address(settings.address, failed);
  const bool is_address = !failed;
  if (!failed) probe.open(address.is_v6() ? tcp::v6() : tcp::v4(), failed);
  if (!failed) probe.set_option(asio::socket_base::reuse_address(true), failed);
  // Bound, not listening: enough to learn that another program listens, and in nobody's way.
  if (!failed) probe.bind({address, settings.port}, failed);
  if (!failed) return {};
  const bool taken = failed == asio::error::address_in_use;
  const client::engine_address where{settings.address, std::to_string(settings.port)};
  return fail(taken ? error_code::conflict : error_code::invalid_request,
              fmt::format("cannot listen on {}: {}{}", where.authority(), failed.message(),
                          taken         ? " (another program listens there: choose another server.port)"
                          : !is_address ? " (an IP address is wanted, such as 127.0.0.1 or ::)"
                                        : ""),
              "server.address");
}

}  // namespace sluice
