#include "transport/client/publish_session.hpp"

#include "transport/client/wire_error.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace sluice::client {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using boost::system::error_code;
using nlohmann::json;

namespace {

/// Of the wait between two attempts to connect, doubled from the first to the last.
constexpr std::chrono::milliseconds first_pause{20};
constexpr std::chrono::milliseconds last_pause{1'000};
/// The wait after a nack that names none.
constexpr std::chrono::milliseconds default_retry{100};
/// Large enough that a usual batch is masked and written in one go.
constexpr std::size_t write_buffer_bytes = 256u << 10;

error connection_lost(const publisher_options& options, std::string_view doing, std::string_view why) {
  return {sluice::error_code::store_unavailable,
          fmt::format("{} {}: {}", doing, options.engine.authority(), why), options.engine.authority()};
}

/// The token of an operation in a coroutine that puts its error there instead of throwing it.
auto into(error_code& failed) { return asio::redirect_error(asio::use_awaitable, failed); }

/// Whether trying again later can help.
bool is_transient(const error& why) {
  switch (why.code) {
    case sluice::error_code::backlog_full:
    case sluice::error_code::credit_exceeded:
    case sluice::error_code::store_unavailable:
    case sluice::error_code::shutting_down:
    case sluice::error_code::timed_out: return true;
    default: return why.retry_after_ms > 0;
  }
}

}  // namespace

struct publish_session::connection {
  explicit connection(asio::io_context& context) : resolver(context), ws(context), wake(context) {}

  void close() {
    open = false;
    wake.cancel();
    resolver.cancel();
    beast::get_lowest_layer(ws).close();
  }

  asio::ip::tcp::resolver resolver;
  websocket::stream<beast::tcp_stream> ws;
  asio::steady_timer wake;       ///< cancelled when the writer should look again
  std::uint64_t credit = 0;      ///< events that may still be sent
  std::uint64_t max_credit = 0;  ///< the largest credit there ever was: no batch above it can be sent
  clock::time_point not_before;  ///< the server asked to wait until then
  bool open = true;
};

publish_session::publish_session(io_thread& io, publisher_options options, publisher::outcome_handler handler)
    : io_(io),
      options_(std::move(options)),
      window_(options_.window_events, std::move(handler)),
      pause_timer_(io.context()) {}

std::future<expected<void>> publish_session::start() {
  started_ = true;
  asio::co_spawn(io_.context(), run(), asio::detached);
  return first_connection_.get_future();
}

void publish_session::wake() {
  asio::post(io_.context(), [self = shared_from_this()] {
    if (self->link_) self->link_->wake.cancel();
  });
}

void publish_session::close() {
  if (!started_) return;
  asio::post(io_.context(), [self = shared_from_this()] {
    self->closing_ = true;
    self->pause_timer_.cancel();
    if (self->link_) asio::co_spawn(self->io_.context(), self->say_goodbye(self->link_), asio::detached);
  });
  ended_.get_future().wait();
}

void publish_session::announce(expected<void> connected) {
  if (!std::exchange(announced_, true)) first_connection_.set_value(std::move(connected));
}

publish_session::awaitable<void> publish_session::run() {
  const auto self = shared_from_this();
  error last{sluice::error_code::shutting_down, "the publisher was closed", {}};
  auto give_up_at = clock::now() + options_.reconnect_for;
  clock::duration wait = first_pause;
  while (!closing_) {
    expected<connection_ptr> opened = co_await open();
    if (opened) {
      if (announced_) window_.reconnected();
      announce({});
      asio::co_spawn(io_.context(), write(*opened), asio::detached);
      last = co_await read(*opened);
      (*opened)->close();
      window_.disconnected();
      wait = first_pause;
      give_up_at = clock::now() + options_.reconnect_for;
    } else {
      last = opened.error();
    }
    if (closing_ || !announced_ || !is_transient(last) || clock::now() >= give_up_at) break;
    co_await pause(wait);
    wait = std::min<clock::duration>(2 * wait, last_pause);
  }
  link_ = nullptr;
  announce(tl::unexpected(last));
  window_.abandon(last);
  ended_.set_value();
}

publish_session::awaitable<expected<publish_session::connection_ptr>> publish_session::open() {
  const auto link = std::make_shared<connection>(io_.context());
  link_ = link;
  error_code failed;
  auto endpoints =
      co_await link->resolver.async_resolve(options_.engine.host, options_.engine.port, into(failed));
  if (failed) co_return tl::unexpected(connection_lost(options_, "cannot find", failed.message()));

  auto& tcp = beast::get_lowest_layer(link->ws);
  tcp.expires_after(options_.connect_timeout);
  co_await tcp.async_connect(endpoints, into(failed));
  if (failed) co_return tl::unexpected(connection_lost(options_, "cannot connect to", failed.message()));
  tcp.expires_never();
  tcp.socket().set_option(asio::ip::tcp::no_delay(true), failed);

  link->ws.set_option(
      websocket::stream_base::timeout{options_.connect_timeout, std::chrono::seconds{60}, true});
  link->ws.set_option(websocket::stream_base::decorator(
      [bearer = "Bearer " + options_.token](websocket::request_type& request) {
        request.set(http::field::authorization, bearer);
        request.set(http::field::user_agent, "sluice-client");
      }));
  link->ws.auto_fragment(false);
  link->ws.write_buffer_bytes(write_buffer_bytes);
  link->ws.secure_prng(false);  // masks need not be secret between a service and its own engine

  std::string target = "/v1/events";
  if (!options_.tenant.empty()) target += "?tenant=" + percent_encode(options_.tenant);
  websocket::response_type response;
  co_await link->ws.async_handshake(response, options_.engine.authority(), target, into(failed));
  if (failed == websocket::error::upgrade_declined)
    co_return tl::unexpected(read_problem(response.result_int(), response.body()));
  if (failed) co_return tl::unexpected(connection_lost(options_, "no WebSocket at", failed.message()));
  co_return link;
}

publish_session::awaitable<error> publish_session::read(connection_ptr link) {
  beast::flat_buffer buffer;
  for (;;) {
    error_code failed;
    co_await link->ws.async_read(buffer, into(failed));
    if (failed) {
      const std::string reason(link->ws.reason().reason.c_str());
      // To send the same again would end the same way.
      if (link->ws.reason().code == websocket::close_code::too_big)
        co_return error{sluice::error_code::too_large, "a message was larger than the server takes", {}};
      co_return connection_lost(options_, "lost the connection to",
                                reason.empty() ? failed.message() : reason);
    }
    const auto data = buffer.cdata();
    if (auto wrong = receive(*link, {static_cast<const char*>(data.data()), data.size()})) co_return *wrong;
    buffer.consume(buffer.size());
  }
}

std::optional<error> publish_session::receive(connection& link, std::string_view text) try {
  const json message = json::parse(text);
  const auto op = message.at("op").get<std::string>();
  if (op == "ack") {
    window_.acked(message.at("seq"), message.at("accepted"), message.at("duplicates"));
  } else if (op == "nack") {
    const json& number = message.at("seq");
    error why = read_wire_error(message.at("error"));
    // A message that the server could not read: which batch it was, only the server's reason tells.
    if (number.is_null()) return why;
    receive_nack(link, number, std::move(why));
  } else if (op == "credit") {
    link.credit += message.at("events").get<std::uint64_t>();
    link.max_credit = std::max(link.max_credit, link.credit);
    link.wake.cancel();
  }  // what a later server says beyond this is not for us
  return std::nullopt;
} catch (const json::exception& wrong) {
  return error{
      sluice::error_code::internal, fmt::format("the server sent {:.200}: {}", text, wrong.what()), {}};
}

void publish_session::receive_nack(connection& link, std::uint64_t number, error why) {
  if (!is_transient(why)) return window_.refused(number, std::move(why));
  const auto wait = why.retry_after_ms > 0 ? std::chrono::milliseconds(why.retry_after_ms) : default_retry;
  link.not_before = clock::now() + wait;
  link.wake.cancel();
  window_.nacked(number, std::move(why));
}

publish_session::awaitable<void> publish_session::write(connection_ptr link) {
  const auto self = shared_from_this();
  error_code failed;
  link->ws.text(true);
  while (link->open) {
    const bool paused = clock::now() < link->not_before;
    const tracked_batch_ptr batch = paused ? nullptr : window_.take(link->credit);
    if (!batch) {
      if (link->max_credit > 0) window_.refuse_if_larger_than(link->max_credit);
      link->wake.expires_at(paused ? link->not_before : clock::time_point::max());
      co_await link->wake.async_wait(into(failed));
      continue;
    }
    link->credit -= batch->content.count;
    const std::string head = fmt::format(R"({{"op":"publish","seq":{},"events":[)", batch->number);
    const std::array<asio::const_buffer, 3> frame{asio::buffer(head), asio::buffer(batch->content.events),
                                                  asio::buffer("]}", 2)};
    co_await link->ws.async_write(frame, into(failed));
    if (failed) link->close();
  }
}

publish_session::awaitable<void> publish_session::pause(clock::duration time) {
  error_code cancelled;
  pause_timer_.expires_after(time);
  co_await pause_timer_.async_wait(into(cancelled));
}

publish_session::awaitable<void> publish_session::say_goodbye(connection_ptr link) {
  const auto self = shared_from_this();
  error_code failed;
  if (link->ws.is_open()) co_await link->ws.async_close(websocket::close_code::normal, into(failed));
  link->close();
}

}  // namespace sluice::client
