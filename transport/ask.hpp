#pragma once

#include "actors/interfaces.hpp"
#include "schemas/error.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <caf/actor_system.hpp>
#include <caf/event_based_actor.hpp>

#include <chrono>
#include <memory>
#include <utility>

namespace sluice::transport {

/// How the edge reaches the engine. The io_context is kept alive while an answer is under way.
struct engine_link {
  caf::actor_system* system;
  engine_actor engine;
  std::chrono::milliseconds timeout;
  std::weak_ptr<boost::asio::io_context> io;
};

/// What CAF's error means to our caller: timed_out, shutting_down or internal.
error flatten(const caf::error& why, caf::actor_system& system);

/// What ask() gives: the response itself where that can carry an error, else an expected of it.
template <class Response>
struct answer_traits {
  using type = expected<Response>;
  static type failed(error why) { return tl::unexpected(std::move(why)); }
};
template <class T, class E>
struct answer_traits<tl::expected<T, E>> {
  using type = tl::expected<T, E>;
  static type failed(error why) {
    if constexpr (std::is_same_v<E, error>)
      return tl::unexpected(std::move(why));
    else
      return tl::unexpected(E{std::move(why), {}});  // deploy_failure: the reason, and no diagnostic
  }
};
template <class Response>
using answer = typename answer_traits<Response>::type;

namespace detail {

/// A handler that waits for its answer. The first member goes last: the others need it.
template <class Response, class Handler>
struct pending_answer {
  std::shared_ptr<boost::asio::io_context> io;
  boost::asio::any_io_executor executor;
  Handler handler;

  void deliver(answer<Response> result) {
    boost::asio::post(executor, [handler = std::move(handler), result = std::move(result)]() mutable {
      std::move(handler)(std::move(result));
    });
  }
};

template <class Response, class Handler, class... Args>
void start_asking(Handler handler, const engine_link& link, const Args&... args) {
  using pending = pending_answer<Response, Handler>;
  auto io = link.io.lock();
  if (!io) return;  // the server is gone, and with it whoever asks
  boost::asio::any_io_executor executor = boost::asio::get_associated_executor(handler, io->get_executor());
  auto waiting = std::make_shared<pending>(pending{std::move(io), std::move(executor), std::move(handler)});
  link.system->spawn(
      [waiting, engine = link.engine, timeout = link.timeout, args...](caf::event_based_actor* self) {
        self->request(engine, timeout, args...)
            .then([waiting](const Response& response) { waiting->deliver(response); },
                  [waiting, self](const caf::error& why) {
                    waiting->deliver(answer_traits<Response>::failed(flatten(why, self->system())));
                  });
      });
}

}  // namespace detail

/// Asks the engine and gives the answer to a completion handler (or coroutine) on its own executor. Every
/// call from the edges into the actors goes through here, so each has a finite timeout:
/// `auto rows = co_await ask<tenant_list_result>(link, asio::use_awaitable, list_atom::value);`
template <class Response, class Token, class... Args>
auto ask(const engine_link& link, Token&& token, const Args&... args) {
  return boost::asio::async_initiate<Token, void(answer<Response>)>(
      [](auto handler, const engine_link& target, const auto&... values) {
        detail::start_asking<Response>(std::move(handler), target, values...);
      },
      token, link, args...);
}

}  // namespace sluice::transport
