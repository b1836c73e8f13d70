#include "tests/transport/egress/scripted_server.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <thread>

namespace sluice::testing {

namespace asio = boost::asio;
using asio::use_awaitable;
using asio::ip::tcp;

scripted_reply ok(const std::string& body, const std::string& headers) {
  return {fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n{}\r\n{}", body.size(), headers, body)};
}

scripted_reply redirect_to(const std::string& location, int status) {
  return {
      fmt::format("HTTP/1.1 {} Elsewhere\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n", status, location)};
}

namespace {

seen_request parse_head(const std::string& head) {
  seen_request request;
  std::istringstream lines(head);
  std::string line;
  lines >> request.method >> request.target;
  std::getline(lines, line);
  while (std::getline(lines, line) && line != "\r") {
    const auto colon = line.find(':');
    std::string name = line.substr(0, colon);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto begin = std::min(line.find_first_not_of(' ', colon + 1), line.size() - 1);
    request.headers[name] = line.substr(begin, line.size() - 1 - begin);
  }
  return request;
}

/// Ends with RST instead of FIN.
void reset(tcp::socket& socket) {
  boost::system::error_code ignored;
  socket.set_option(asio::socket_base::linger(true, 0), ignored);
  socket.close(ignored);
}

}  // namespace

struct scripted_server::state {
  state(handler how, const tcp::endpoint& where) : answer(std::move(how)), acceptor(io, where) {}

  asio::awaitable<void> accept_all() {
    for (;;) {
      tcp::socket socket = co_await acceptor.async_accept(use_awaitable);
      ++accepted;
      socket.set_option(tcp::no_delay(true));
      co_spawn(io, tls ? serve_tls(std::move(socket)) : serve_plain(std::move(socket)), asio::detached);
    }
  }

  asio::awaitable<void> serve_plain(tcp::socket socket) {
    ++open;
    try {
      co_await serve(socket, socket);
    } catch (const boost::system::system_error&) {
    }
    --open;
  }

  asio::awaitable<void> serve_tls(tcp::socket socket) {
    ++open;
    try {
      asio::ssl::stream<tcp::socket&> stream(socket, *tls);
      co_await stream.async_handshake(asio::ssl::stream_base::server, use_awaitable);
      co_await serve(stream, socket);
    } catch (const boost::system::system_error&) {
    }
    --open;
  }

  template <class Stream>
  asio::awaitable<void> serve(Stream& stream, tcp::socket& socket) {
    std::string buffer;
    for (;;) {
      const auto head =
          co_await asio::async_read_until(stream, asio::dynamic_buffer(buffer), "\r\n\r\n", use_awaitable);
      seen_request request = parse_head(buffer.substr(0, head));
      buffer.erase(0, head);
      const auto length = request.headers.find("content-length");
      const std::size_t bytes = length == request.headers.end() ? 0 : std::stoul(length->second);
      if (buffer.size() < bytes)
        co_await asio::async_read(stream, asio::dynamic_buffer(buffer),
                                  asio::transfer_exactly(bytes - buffer.size()), use_awaitable);
      request.body = buffer.substr(0, bytes);
      buffer.erase(0, bytes);
      if (!co_await reply(stream, socket, request)) co_return;
    }
  }

  /// Whether the connection goes on.
  template <class Stream>
  asio::awaitable<bool> reply(Stream& stream, tcp::socket& socket, const seen_request& request) {
    note(request);
    const scripted_reply what = answer(request);
    if (what.delay.count() > 0) {
      asio::steady_timer timer(io, what.delay);
      co_await timer.async_wait(use_awaitable);
    }
    if (!what.bytes.empty()) co_await asio::async_write(stream, asio::buffer(what.bytes), use_awaitable);
    while (!what.for_ever.empty())
      co_await asio::async_write(stream, asio::buffer(what.for_ever), use_awaitable);
    if (what.after == scripted_reply::then::hang) {
      std::string rest;  // until the client goes
      co_await asio::async_read(stream, asio::dynamic_buffer(rest), use_awaitable);
    }
    --at_once;
    if (what.after == scripted_reply::then::reset) reset(socket);
    co_return what.after == scripted_reply::then::keep_open;
  }

  void note(const seen_request& request) {
    const int now = ++at_once;
    most_at_once = std::max(most_at_once.load(), now);
    const std::lock_guard lock(mutex);
    seen.push_back(request);
  }

  const handler answer;
  asio::io_context io{1};
  std::optional<asio::ssl::context> tls;
  tcp::acceptor acceptor;
  std::atomic<int> accepted{0};
  std::atomic<int> open{0};
  std::atomic<int> at_once{0};
  std::atomic<int> most_at_once{0};
  mutable std::mutex mutex;
  std::vector<seen_request> seen;
  std::thread thread;
};

scripted_server::scripted_server(handler answer, std::optional<test_certificate> certificate,
                                 const std::string& address, std::uint16_t port)
    : state_(
          std::make_unique<state>(std::move(answer), tcp::endpoint(asio::ip::make_address(address), port))) {
  if (certificate) {
    auto& tls = state_->tls.emplace(asio::ssl::context::tls_server);
    tls.use_certificate_chain(asio::buffer(certificate->certificate_pem));
    tls.use_private_key(asio::buffer(certificate->key_pem), asio::ssl::context::pem);
  }
  state_->acceptor.listen(4'096);
  co_spawn(state_->io, state_->accept_all(), asio::detached);
  state_->thread = std::thread([of = state_.get()] { of->io.run(); });
}

scripted_server::~scripted_server() {
  state_->io.stop();
  state_->thread.join();
}

std::string scripted_server::port() const { return std::to_string(state_->acceptor.local_endpoint().port()); }
int scripted_server::accepted() const { return state_->accepted; }
int scripted_server::open() const { return state_->open; }
int scripted_server::most_at_once() const { return state_->most_at_once; }
std::vector<seen_request> scripted_server::seen() const {
  const std::lock_guard lock(state_->mutex);
  return state_->seen;
}

}  // namespace sluice::testing
