#pragma once

#include "transport/ask.hpp"
#include "transport/connection_registry.hpp"
#include "transport/envelope.hpp"
#include "transport/server_options.hpp"
#include "transport/tenant_directory.hpp"
#include "transport/token_cache.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <functional>
#include <string>

namespace sluice::transport {

/// What all connections of a server share: read-only, or thread-safe in itself.
struct server_context {
  /// A token's row is kept for so long; so long may a change of it go unseen.
  static constexpr std::chrono::seconds keep_tokens{5};
  static constexpr std::size_t max_kept_tokens = 10'000;

  server_options options;
  engine_link engine;
  std::function<std::string()> metrics_text;
  token_cache tokens{max_kept_tokens, keep_tokens};
  tenant_directory tenants{};
  connection_registry connections{};

  publish_limits limits() const { return {options.max_event_bytes, options.max_batch_events}; }

  template <class Response, class... Args>
  boost::asio::awaitable<answer<Response>> ask(Args... args) {
    return transport::ask<Response>(engine, boost::asio::use_awaitable, args...);
  }
};

}  // namespace sluice::transport
