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
  void give_way() override;

 private:
  using request_parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  enum class next { request, close, handed_over };

  boost::asio::awaitable<next> serve();
  boost::asio::awaitable<boost::system::error_code> read_header(request_parser& parser);
  boost::asio::awaitable<next> answer_admitted(request_parser& parser, exchange admitted);
  boost::asio::awaitable<next> refuse_broken(boost::system::error_code failed);
  boost::asio::awaitable<next> refuse(http_response refusal);
  boost::asio::awaitable<void> write(http_response answer);
  boost::asio::awaitable<void> close();

  std::shared_ptr<server_context> context_;
  boost::beast::tcp_stream stream_;
  connection_registry::place place_;
  /// What was read and not yet parsed. The bound is for the parts of a chunked body that are no body, which
  /// the parser counts nowhere: a chunk's extensions, and the trailer.
  boost::beast::flat_buffer buffer_{64u << 10};
  bool idle_ = false;  ///< between two requests
  bool first_ = true;  ///< no request has been read yet
  bool head_ = false;  ///< the answer goes without its body
  bool stopping_ = false;
  bool unread_ = false;  ///< the peer may be sending what we will not read
};

/// Answers 503 on a connection beyond the limit, and closes it.
boost::asio::awaitable<void> refuse_connection(boost::beast::tcp_stream stream);

}  // namespace sluice::transport
