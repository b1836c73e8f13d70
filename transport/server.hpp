#pragma once

#include "actors/interfaces.hpp"
#include "transport/server_options.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace sluice {

/// The engine's one port: HTTP/1.1 and WebSocket, served by threads of its own.
class server {
 public:
  /// Listens, and serves from then on. `metrics_text` gives what /metrics shows; it is called on the server's
  /// threads, until stop() returns. conflict if the address is in use, invalid_request if it is none.
  static expected<std::unique_ptr<server>> start(server_options options, caf::actor_system& system,
                                                 engine_actor engine,
                                                 std::function<std::string()> metrics_text);
  /// Stops at once if stop() was not called.
  ~server();
  server(const server&) = delete;
  server& operator=(const server&) = delete;

  std::uint16_t port() const;
  /// Takes no new connections; those that are open go on.
  void stop_accepting();
  /// Lets every connection finish what is under way, for so long at most; what is then still open is cut.
  void stop(std::chrono::milliseconds grace);

 private:
  struct impl;
  explicit server(std::unique_ptr<impl> running);
  std::unique_ptr<impl> impl_;
};

}  // namespace sluice
