#pragma once

#include "transport/client/publish_window.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <future>
#include <memory>
#include <string_view>

namespace sluice::client {

/// The network's side of a publisher: connects, reads acks, nacks and credit, writes while there is credit,
/// connects again. Everything but start(), wake() and close() runs on the io_thread.
class publish_session : public std::enable_shared_from_this<publish_session> {
 public:
  publish_session(io_thread& io, publisher_options options, publisher::outcome_handler on_outcome);

  publish_window& window() { return window_; }

  /// Begins to connect. The future is ready with the first connection, or with why there is none. From any
  /// thread, once.
  std::future<expected<void>> start();
  /// There is something new to send. From any thread.
  void wake();
  /// Ends the connection and returns when nothing of this session runs any longer. From any thread but the
  /// io_thread, once.
  void close();

 private:
  using clock = std::chrono::steady_clock;
  template <class T>
  using awaitable = boost::asio::awaitable<T>;
  struct connection;
  using connection_ptr = std::shared_ptr<connection>;

  awaitable<void> run();
  /// A connection that the server has taken, or why there is none.
  awaitable<expected<connection_ptr>> open();
  /// Reads until the connection ends; returns why it did.
  awaitable<error> read(connection_ptr link);
  awaitable<void> write(connection_ptr link);
  awaitable<void> pause(clock::duration time);
  awaitable<void> say_goodbye(connection_ptr link);

  /// Handles one message of the server; returns what is wrong with it, if something is.
  std::optional<error> receive(connection& link, std::string_view text);
  void receive_nack(connection& link, std::uint64_t number, error why);
  void announce(expected<void> connected);

  io_thread& io_;
  const publisher_options options_;
  publish_window window_;
  connection_ptr link_;  ///< the current connection, also while it is being made; may be null
  boost::asio::steady_timer pause_timer_;
  std::promise<expected<void>> first_connection_;
  bool announced_ = false;
  bool closing_ = false;
  std::promise<void> ended_;
  bool started_ = false;  ///< touched by the owner's thread only
};

}  // namespace sluice::client
