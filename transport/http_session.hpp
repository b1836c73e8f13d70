#pragma once

#include "transport/router.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>

#include <memory>

namespace sluice::transport {

/// One connection while it speaks HTTP: reads requests one after another, answers each. Everything runs on
/// the stream's strand. An upgrade hands the connection over to a websocket_session.
class http_session final : public connection, public std::enable_shared_from_this<http_session> {
 public:
  http_session(std::shared_ptr<server_context> context, boost::beast::tcp_stream stream,
               connection_registry::place place)
      : context_(std::move(context)), stream_(std::move(stream)), place_(std::move(place)) {}

  boost::asio::awaitable<void> run();
  void stop() override;

 private:
  using request_parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  enum class next { request, close, handed_over };

  boost::asio::awaitable<next> serve();
  boost::asio::awaitable<next> answer_admitted(request_parser& parser, exchange admitted);
  boost::asio::awaitable<next> refuse_broken(boost::system::error_code failed);
  boost::asio::awaitable<void> write(http_response answer);
  boost::asio::awaitable<void> close();

  std::shared_ptr<server_context> context_;
  boost::beast::tcp_stream stream_;
  connection_registry::place place_;
  boost::beast::flat_buffer buffer_;
  bool idle_ = false;  ///< between two requests
  bool stopping_ = false;
  bool unread_ = false;  ///< the peer may be sending what we will not read
};

/// Answers 503 on a connection beyond the limit, and closes it.
boost::asio::awaitable<void> refuse_connection(boost::beast::tcp_stream stream);

}  // namespace sluice::transport
