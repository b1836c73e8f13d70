#include "transport/websocket_session.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <fmt/format.h>

namespace sluice::transport {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using websocket::close_code;

namespace {

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

constexpr std::chrono::seconds handshake_timeout{10};
/// A publisher is not read from while it has so many of the largest messages under way.
constexpr std::size_t max_messages_in_flight = 4;
constexpr int max_strikes = 10;
/// For a publisher that exceeded its credit: by then some of it is free, as a rule.
constexpr std::int64_t credit_retry_ms = 100;

/// Beast says in plain text why it refuses a handshake: that becomes a problem document.
void finish_handshake(websocket::response_type& answer) {
  answer.set(beast::http::field::server, "sluice");
  if (answer.result() == beast::http::status::switching_protocols) return;
  auto refusal =
      problem(answer.result(), {error_code::invalid_request, "no WebSocket handshake: " + answer.body(), {}});
  answer.set(beast::http::field::content_type, refusal[beast::http::field::content_type]);
  answer.body() = std::move(refusal.body());
  answer.keep_alive(false);
  answer.prepare_payload();
}

}  // namespace

websocket_session::websocket_session(std::shared_ptr<server_context> context, beast::tcp_stream stream,
                                     connection_registry::place place, identity who, tenant_id tenant)
    : context_(std::move(context)),
      ws_(std::move(stream)),
      place_(std::move(place)),
      who_(std::move(who)),
      tenant_(tenant),
      credit_(context_->options.credit_events),
      room_(ws_.get_executor()),
      cut_(ws_.get_executor()) {}

asio::awaitable<void> websocket_session::run(http_request upgrade) {
  const auto self = shared_from_this();
  beast::get_lowest_layer(ws_).expires_never();  // the WebSocket has timeouts of its own
  ws_.set_option(websocket::stream_base::timeout{handshake_timeout, context_->options.idle_timeout, true});
  ws_.set_option(websocket::stream_base::decorator(finish_handshake));
  ws_.read_message_max(0);  // read_message() has the limit, so that it can say which
  const auto [failed] = co_await ws_.async_accept(upgrade, as_result);
  if (failed) co_return;
  open_ = true;
  ws_.text(true);
  announce(credit_.initial_grant());
  place_.occupy(weak_from_this());
  co_await read_messages();
}

void websocket_session::stop() {
  asio::post(ws_.get_executor(), [self = shared_from_this()] {
    self->stopping_ = true;
    self->close_if_done();
  });
}

// --- Reading ---------------------------------------------------------------------------------------------

asio::awaitable<void> websocket_session::read_messages() {
  beast::flat_buffer buffer;
  while (co_await read_message(buffer)) {
    const auto text = buffer.cdata();
    receive({static_cast<const char*>(text.data()), text.size()});
    buffer.consume(buffer.size());
    co_await wait_for_room();
  }
}

/// False if there is nothing more to read.
asio::awaitable<bool> websocket_session::read_message(beast::flat_buffer& buffer) {
  const auto limit = context_->options.max_message_bytes;
  do {
    if (closing_) co_return false;  // what is still coming is read and dropped by the closing handshake
    const auto [failed, count] = co_await ws_.async_read_some(buffer, limit + 1 - buffer.size(), as_result);
    if (failed) {
      ended();
      co_return false;
    }
    if (!ws_.got_text()) {
      constexpr std::string_view reason = "send text messages (JSON), not binary ones";
      refuse(std::nullopt, {error_code::invalid_request, std::string(reason), {}});
      close(close_code::unknown_data, reason);
    } else if (buffer.size() > limit) {
      const auto reason = fmt::format("a message has at most {} bytes", limit);
      refuse(std::nullopt, {error_code::too_large, reason, {}});
      close(close_code::too_big, reason);
    }
  } while (!closing_ && !ws_.is_message_done());
  co_return !closing_;
}

asio::awaitable<void> websocket_session::wait_for_room() {
  while (open_ && !closing_ &&
         bytes_in_flight_ > max_messages_in_flight * context_->options.max_message_bytes) {
    room_.expires_at(asio::steady_timer::time_point::max());
    co_await room_.async_wait(as_result);
  }
}

void websocket_session::receive(std::string_view text) {
  if (who_.has_expired()) return close(close_code::policy_error, "the token has expired");
  auto frame = read_publish_frame(text, context_->limits());
  if (frame) return publish(*std::move(frame));
  const auto& refusal = frame.error();
  refuse(refusal.seq, refusal.why);
  // The publisher counts its batch against its credit: it gets that back.
  if (credit_.take(refusal.events)) announce(credit_.give_back(refusal.events));
  if (!refusal.seq) strike(refusal.why.message);
}

// --- Publishing ------------------------------------------------------------------------------------------

void websocket_session::publish(publish_frame frame) {
  const publish_in_flight work{frame.seq, frame.batch->events.size(), frame.batch->text.size()};
  if (stopping_) return refuse(work.seq, {error_code::shutting_down, "the engine is stopping", {}, 5'000});
  if (!credit_.take(work.events)) {
    const auto message = fmt::format("{} events exceed the credit of {}", work.events, credit_.available());
    refuse(work.seq, {error_code::credit_exceeded, message, {}, credit_retry_ms});
    return strike(message);
  }
  strikes_ = 0;
  ++batches_in_flight_;
  bytes_in_flight_ += work.bytes;
  frame.batch->tenant = tenant_;
  frame.batch->received_at = now();
  auto answered = [self = shared_from_this(), work](const publish_result& result) {
    self->settle(work, result);
  };
  ask<publish_result>(context_->engine, asio::bind_executor(ws_.get_executor(), std::move(answered)),
                      publish_atom::value, frame.batch);
}

void websocket_session::settle(const publish_in_flight& work, const publish_result& result) {
  --batches_in_flight_;
  bytes_in_flight_ -= work.bytes;
  room_.cancel();
  if (result) {
    send(fmt::format(R"({{"op":"ack","seq":{},"accepted":{},"duplicates":{}}})", work.seq, result->accepted,
                     result->duplicates));
  } else {
    refuse(work.seq, result.error());
  }
  announce(credit_.give_back(work.events));
  close_if_done();
}

void websocket_session::refuse(std::optional<std::uint64_t> seq, const error& why) {
  nlohmann::json nack{{"op", "nack"}, {"seq", nullptr}, {"error", wire_error(why)}};
  if (seq) nack["seq"] = *seq;
  send(to_text(nack));
}

void websocket_session::announce(std::size_t credit) {
  if (credit > 0) send(fmt::format(R"({{"op":"credit","events":{}}})", credit));
}

void websocket_session::strike(std::string_view why) {
  if (++strikes_ < max_strikes) return;
  close(close_code::policy_error, fmt::format("{} useless messages in a row, the last: {}", strikes_, why));
}

// --- Writing ---------------------------------------------------------------------------------------------

void websocket_session::send(std::string message) {
  if (!open_ || closing_) return;
  outbox_bytes_ += message.size();
  outbox_.push_back(std::move(message));
  if (outbox_bytes_ > context_->options.max_unread_bytes)
    close(close_code::policy_error, "you don't read what you are sent");
  if (!writing_) asio::co_spawn(ws_.get_executor(), write_messages(), asio::detached);
}

asio::awaitable<void> websocket_session::write_messages() {
  const auto self = shared_from_this();
  writing_ = true;
  while (!outbox_.empty() && open_) {
    const auto [failed, count] = co_await ws_.async_write(asio::buffer(outbox_.front()), as_result);
    if (failed) ended();
    outbox_bytes_ -= outbox_.front().size();
    outbox_.pop_front();
  }
  writing_ = false;
  if (!closing_ || !open_) co_return;
  co_await ws_.async_close(*closing_, as_result);
  ended();
}

void websocket_session::close(close_code code, std::string_view reason) {
  if (!open_ || closing_) return;
  // A control frame has room for 123 bytes (RFC 6455, 5.5); cut between characters.
  std::size_t size = std::min<std::size_t>(reason.size(), 120);
  while (size < reason.size() && (reason[size] & 0xc0) == 0x80) --size;
  closing_.emplace(code, beast::string_view(reason.data(), size));
  room_.cancel();
  cut_.expires_after(context_->options.close_timeout);
  cut_.async_wait([self = shared_from_this()](boost::system::error_code cancelled) {
    if (!cancelled) beast::get_lowest_layer(self->ws_).close();
  });
  if (!writing_) asio::co_spawn(ws_.get_executor(), write_messages(), asio::detached);
}

void websocket_session::close_if_done() {
  if (stopping_ && batches_in_flight_ == 0) close(close_code::going_away, "the engine is stopping");
}

void websocket_session::ended() {
  open_ = false;
  room_.cancel();
  cut_.cancel();
}

}  // namespace sluice::transport
