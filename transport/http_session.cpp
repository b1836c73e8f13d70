#include "transport/http_session.hpp"

#include "transport/websocket_session.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <iterator>
#include <tuple>
#include <utility>

namespace sluice::transport {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

constexpr std::uint32_t max_header_bytes = 16u << 10;
/// How long a peer may go on sending what we refused to read, before it gets a reset instead of our answer.
constexpr std::chrono::seconds linger_time{2};

/// RFC 9112, 6.1 and 6.3: the length of a body in another coding cannot be told, nor where the next request
/// begins. Reading on would take what a proxy before us holds for a body as a request.
bool has_known_coding(const http::request_parser<http::string_body>& parser) {
  const auto [first, last] = parser.get().equal_range(http::field::transfer_encoding);
  if (first == last) return true;
  return std::next(first) == last && beast::iequals(first->value(), "chunked") &&
         parser.get().version() == 11;
}

http_response unknown_coding() {
  return problem(
      http::status::not_implemented,
      {error_code::invalid_request, "of the transfer codings this server knows chunked alone", {}});
}

bool has_body(const http::request_parser<http::string_body>& parser) {
  return parser.chunked() || parser.content_length().value_or(0) > 0;
}

bool is_http_error(boost::system::error_code failed) {
  return failed.category() == http::make_error_code(http::error::bad_method).category();
}

asio::awaitable<void> linger(beast::tcp_stream& stream) {
  boost::system::error_code ignored;
  stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  stream.expires_after(linger_time);
  std::array<char, 4'096> waste;
  for (;;) {
    const auto [failed, count] = co_await stream.async_read_some(asio::buffer(waste), as_result);
    if (failed) co_return;
  }
}

}  // namespace

asio::awaitable<void> http_session::run() {
  const auto self = shared_from_this();
  place_.occupy(weak_from_this());
  next then = next::request;
  while (then == next::request) then = co_await serve();
  if (then == next::close) co_await close();
}

void http_session::stop() {
  asio::post(stream_.get_executor(), [self = shared_from_this()] {
    self->stopping_ = true;
    if (self->idle_) self->stream_.cancel();
  });
}

void http_session::give_way() {
  asio::post(stream_.get_executor(), [self = shared_from_this()] {
    self->stopping_ = true;
    self->stream_.close();
  });
}

asio::awaitable<http_session::next> http_session::serve() {
  if (stopping_) co_return next::close;
  request_parser parser;
  parser.header_limit(max_header_bytes);
  parser.body_limit(context_->options.max_message_bytes);
  idle_ = true;
  const auto failed = co_await read_header(parser);
  idle_ = false;
  if (failed) co_return co_await refuse_broken(failed);
  head_ = parser.get().method() == http::verb::head;
  if (!has_known_coding(parser)) co_return co_await refuse(unknown_coding());

  stream_.expires_never();  // the engine has a timeout of its own
  auto admitted = co_await admit(context_, parser.get().base());
  stream_.expires_after(context_->options.request_timeout);
  if (admitted && admitted->matched->whom != audience::anyone && !place_.become_known())
    co_return next::close;
  if (admitted && admitted->matched->method == http::verb::get && has_body(parser))
    admitted = tl::unexpected(problem({error_code::invalid_request, "a GET has no body here", {}}));
  if (admitted) co_return co_await answer_admitted(parser, *std::move(admitted));
  // What has no body can be followed by the next request; a body that nobody reads ends the connection.
  if (!parser.get().keep_alive() || has_body(parser)) co_return co_await refuse(std::move(admitted.error()));
  admitted.error().keep_alive(!stopping_);
  co_await write(std::move(admitted.error()));
  co_return next::request;
}

/// Once a request has begun, its header has a deadline of its own, however slowly it drips. So has the first
/// one, from the start: who connects has something to ask.
asio::awaitable<boost::system::error_code> http_session::read_header(request_parser& parser) {
  if (!std::exchange(first_, false) && buffer_.size() == 0) {
    stream_.expires_after(context_->options.idle_timeout);
    const auto [failed, count] =
        co_await stream_.async_read_some(buffer_.prepare(max_header_bytes), as_result);
    if (failed) co_return failed;
    buffer_.commit(count);
  }
  stream_.expires_after(context_->options.header_timeout);
  const auto [failed, count] = co_await http::async_read_header(stream_, buffer_, parser, as_result);
  co_return failed;
}

asio::awaitable<http_session::next> http_session::answer_admitted(request_parser& parser, exchange admitted) {
  if (beast::websocket::is_upgrade(parser.get()) && admitted.matched->path == publish_socket_path) {
    const auto session = std::make_shared<websocket_session>(context_, std::move(stream_), std::move(place_),
                                                             std::move(admitted.who), admitted.tenant);
    co_await session->run(parser.release());
    co_return next::handed_over;
  }
  if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(stream_, asio::buffer(go_on), as_result);
  }
  const auto [failed, count] = co_await http::async_read(stream_, buffer_, parser, as_result);
  if (failed) co_return co_await refuse_broken(failed);
  admitted.request = parser.release();
  const bool keep = admitted.request.keep_alive();
  stream_.expires_never();
  auto answer = co_await handle(admitted);
  answer.keep_alive(keep && !stopping_);
  stream_.expires_after(context_->options.request_timeout);
  co_await write(std::move(answer));
  co_return keep ? next::request : next::close;
}

asio::awaitable<http_session::next> http_session::refuse_broken(boost::system::error_code failed) {
  if (!is_http_error(failed) || failed == http::error::end_of_stream ||
      failed == http::error::partial_message)
    co_return next::close;
  http_response refusal;
  if (failed == http::error::body_limit) {
    refusal = problem({error_code::too_large,
                       fmt::format("a body has at most {} bytes", context_->options.max_message_bytes),
                       {}});
  } else if (failed == http::error::header_limit) {
    refusal =
        problem(http::status::request_header_fields_too_large,
                {error_code::too_large, fmt::format("headers have at most {} bytes", max_header_bytes), {}});
  } else if (failed == http::error::buffer_overflow) {
    refusal = problem({error_code::too_large, "a chunk's extensions or a trailer are too long", {}});
  } else {
    refusal = problem({error_code::invalid_request, "not HTTP/1.1: " + failed.message(), {}});
  }
  co_return co_await refuse(std::move(refusal));
}

asio::awaitable<http_session::next> http_session::refuse(http_response refusal) {
  unread_ = true;
  refusal.keep_alive(false);
  stream_.expires_after(context_->options.request_timeout);
  co_await write(std::move(refusal));
  co_return next::close;
}

asio::awaitable<void> http_session::write(http_response answer) {
  answer.set(http::field::server, "sluice");
  answer.prepare_payload();
  http::response_serializer<http::string_body> parts(answer);
  boost::system::error_code failed;
  std::size_t count = 0;
  if (head_) {
    std::tie(failed, count) = co_await http::async_write_header(stream_, parts, as_result);
  } else {
    std::tie(failed, count) = co_await http::async_write(stream_, parts, as_result);
  }
  if (failed) stream_.close();  // the next read ends the session
}

asio::awaitable<void> http_session::close() {
  if (unread_) co_await linger(stream_);
  stream_.close();
}

asio::awaitable<void> refuse_connection(beast::tcp_stream stream) {
  auto refusal =
      problem({error_code::store_unavailable, "the server has no room for more connections", {}, 1'000});
  refusal.keep_alive(false);
  refusal.prepare_payload();
  stream.expires_after(linger_time);
  const auto [failed, count] = co_await http::async_write(stream, refusal, as_result);
  if (!failed) co_await linger(stream);
}

}  // namespace sluice::transport
