#pragma once

#include "transport/server_context.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <memory>

namespace sluice::transport {

/// Accepts connections, each on a strand of its own.
class listener : public std::enable_shared_from_this<listener> {
 public:
  /// Binds and listens; the error names the address and what is wrong with it.
  static expected<std::shared_ptr<listener>> open(std::shared_ptr<server_context> context,
                                                  boost::asio::io_context& io);

  std::uint16_t port() const { return port_; }
  boost::asio::awaitable<void> run();
  /// From any thread; done when it returns, provided that the io_context runs.
  void close();

 private:
  listener(std::shared_ptr<server_context> context, boost::asio::io_context& io)
      : context_(std::move(context)),
        io_(io),
        acceptor_(boost::asio::make_strand(io)),
        pause_(acceptor_.get_executor()) {}
  expected<void> bind();

  std::shared_ptr<server_context> context_;
  boost::asio::io_context& io_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer pause_;
  std::uint16_t port_ = 0;
};

}  // namespace sluice::transport
