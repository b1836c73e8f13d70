#pragma once

#include "transport/client/address.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace sluice::testing {

/// A WebSocket to /v1/events that sends whatever it is given: for what no proper client sends.
class raw_socket {
 public:
  /// The HTTP status of the handshake: 101 if it is open. 0 if there was no answer.
  unsigned open(const client::engine_address& engine, std::string_view token, std::string_view query = {});
  raw_socket();
  ~raw_socket();

  void send_text(std::string_view text);
  void send_binary(std::string_view bytes);
  /// The next message that is not about credit; {"op":"closed","code":…} when the server closed, discarded
  /// JSON if nothing came in time.
  nlohmann::json receive(std::chrono::milliseconds limit = std::chrono::seconds{10});

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace sluice::testing
