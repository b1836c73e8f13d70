#pragma once

#include "transport/credit_ledger.hpp"
#include "transport/envelope.hpp"
#include "transport/identity.hpp"
#include "transport/problem.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <deque>
#include <memory>
#include <optional>
#include <string>

namespace sluice::transport {

inline constexpr std::string_view publish_socket_path = "/v1/events";

/// One publisher: reads batches, several of which may be under way at once, and answers each with its ack or
/// nack. Everything runs on the stream's strand. Memory is bounded whatever the peer does: by its credit, by
/// the bytes under way (beyond which it is not read from), and by the answers it leaves unread (beyond which
/// it is closed).
class websocket_session final : public connection, public std::enable_shared_from_this<websocket_session> {
 public:
  websocket_session(std::shared_ptr<server_context> context, boost::beast::tcp_stream stream,
                    connection_registry::place place, identity who, tenant_id tenant);

  /// Accepts the upgrade, then reads until the connection ends.
  boost::asio::awaitable<void> run(http_request upgrade);
  void stop() override;

 private:
  using awaitable = boost::asio::awaitable<void>;
  /// A publish that the engine has not answered yet.
  struct publish_in_flight {
    std::uint64_t seq;
    std::size_t events;
    std::size_t bytes;
  };

  awaitable read_messages();
  boost::asio::awaitable<bool> read_message(boost::beast::flat_buffer& buffer);
  awaitable wait_for_room();
  void receive(std::string_view text);
  void publish(publish_frame frame);
  void settle(const publish_in_flight& work, const publish_result& result);
  void refuse(std::optional<std::uint64_t> seq, const error& why);
  void announce(std::size_t credit);
  void strike(std::string_view why);

  void send(std::string message);
  awaitable write_messages();
  /// Sends what is waiting, then the closing handshake; cuts the connection if the peer doesn't play along.
  void close(boost::beast::websocket::close_code code, std::string_view reason);
  void close_if_done();
  void ended();

  std::shared_ptr<server_context> context_;
  boost::beast::websocket::stream<boost::beast::tcp_stream> ws_;
  connection_registry::place place_;
  identity who_;
  tenant_id tenant_;
  credit_ledger credit_;

  std::size_t batches_in_flight_ = 0;
  std::size_t bytes_in_flight_ = 0;
  boost::asio::steady_timer room_;  ///< cancelled when there are fewer bytes under way
  int strikes_ = 0;                 ///< useless messages since the last good one

  std::deque<std::string> outbox_;  ///< the front is being written
  std::size_t outbox_bytes_ = 0;
  bool writing_ = false;
  bool open_ = false;
  bool stopping_ = false;
  std::optional<boost::beast::websocket::close_reason> closing_;
  boost::asio::steady_timer cut_;  ///< when a closing connection is cut
};

}  // namespace sluice::transport
