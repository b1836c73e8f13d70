#include "transport/listener.hpp"

#include "transport/http_session.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_future.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace sluice::transport {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

/// After an accept that failed for lack of file handles: closing connections makes room.
constexpr std::chrono::milliseconds accept_pause{100};

/// A connection whose session ends with an exception is closed; the others go on.
void note_defect(const std::exception_ptr& defect) try {
  if (defect) std::rethrow_exception(defect);
} catch (const std::exception& what) {
  spdlog::error("a defect ended a connection: {}", what.what());
}

}  // namespace

expected<std::shared_ptr<listener>> listener::open(std::shared_ptr<server_context> context,
                                                   asio::io_context& io) {
  std::shared_ptr<listener> opened(new listener(std::move(context), io));
  if (auto bound = opened->bind(); !bound) return tl::unexpected(bound.error());
  return opened;
}

expected<void> listener::bind() {
  const auto& options = context_->options;
  boost::system::error_code failed;
  const auto refuse = [&](std::string_view hint) {
    return fail(
        failed == asio::error::address_in_use ? error_code::conflict : error_code::invalid_request,
        fmt::format("cannot listen on {}:{}: {}{}", options.address, options.port, failed.message(), hint),
        "server.address");
  };
  const auto address = asio::ip::make_address(options.address, failed);
  if (failed) return refuse(" (an IP address is wanted, such as 127.0.0.1 or ::)");
  const tcp::endpoint endpoint(address, options.port);
  acceptor_.open(endpoint.protocol(), failed);
  if (!failed) acceptor_.set_option(asio::socket_base::reuse_address(true), failed);
  if (!failed) acceptor_.bind(endpoint, failed);
  if (!failed) acceptor_.listen(asio::socket_base::max_listen_connections, failed);
  if (failed == asio::error::address_in_use)
    return refuse(" (another program listens there: choose another server.port)");
  if (failed) return refuse("");
  port_ = acceptor_.local_endpoint(failed).port();
  return {};
}

asio::awaitable<void> listener::run() {
  const auto self = shared_from_this();
  while (acceptor_.is_open()) {
    auto [failed, socket] =
        co_await acceptor_.async_accept(asio::make_strand(io_), asio::as_tuple(asio::use_awaitable));
    if (failed == asio::error::operation_aborted) co_return;
    if (failed) {
      spdlog::warn("cannot accept a connection: {}", failed.message());
      pause_.expires_after(accept_pause);
      co_await pause_.async_wait(asio::as_tuple(asio::use_awaitable));
      continue;
    }
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);  // acks are small and wanted at once
    const auto executor = socket.get_executor();
    boost::beast::tcp_stream stream(std::move(socket));
    auto place = context_->connections.enter(context_->options.max_connections);
    if (place) {
      const auto session = std::make_shared<http_session>(context_, std::move(stream), std::move(place));
      asio::co_spawn(executor, session->run(), note_defect);
    } else {
      asio::co_spawn(executor, refuse_connection(std::move(stream)), note_defect);
    }
  }
}

void listener::close() {
  asio::post(acceptor_.get_executor(), asio::use_future([self = shared_from_this()] {
               boost::system::error_code ignored;
               self->acceptor_.close(ignored);
               self->pause_.cancel();
             }))
      .wait();
}

}  // namespace sluice::transport
