#pragma once

#include "schemas/limits.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace sluice {

/// What the server allows. Defaults and bounds of the settings: config/option_table.cpp.
struct server_options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0 = any free one; server::port() says which
  std::size_t max_message_bytes = 4u << 20;
  std::size_t max_event_bytes = 256u << 10;
  std::size_t max_batch_events = 1'000;
  std::size_t credit_events = 10'000;       ///< events that one WebSocket publisher may have under way
  std::size_t max_unread_bytes = 1u << 20;  ///< answers waiting for a peer that doesn't read them
  std::chrono::milliseconds request_timeout{30'000};
  std::chrono::milliseconds header_timeout{10'000};  ///< for a request's header, from its first byte on
  std::chrono::milliseconds idle_timeout{60'000};
  std::chrono::milliseconds close_timeout{5'000};  ///< for a peer to answer our closing a WebSocket
  std::size_t max_connections = 1'000;
  int io_threads = 1;
  execution_limits default_limits{};
  retry_policy default_retry{};
};

}  // namespace sluice
