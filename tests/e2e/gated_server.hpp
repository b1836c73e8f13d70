#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace sluice::testing {

/// An HTTP server on 127.0.0.1, on a thread of its own, that answers each request with "answer" after a
/// while. With a gate the first answers wait until so many requests are there at once, which shows that who
/// asks really has so many under way.
class gated_server {
 public:
  struct settings {
    std::chrono::milliseconds delay{50};  ///< of each answer, from the request or from the gate's opening on
    std::size_t gate = 0;                 ///< so many requests open it; 0 = there is none
  };

  explicit gated_server(settings how);
  ~gated_server();
  gated_server(const gated_server&) = delete;
  gated_server& operator=(const gated_server&) = delete;

  std::string url() const;
  /// Requests that have no answer yet: at present, and at most so far.
  std::size_t waiting() const;
  std::size_t most_waiting() const;
  std::size_t answered() const;
  /// When the gate was opened; the epoch while it is shut.
  std::chrono::steady_clock::time_point opened_at() const;
  /// Opens the gate, however many wait.
  void open();

 private:
  struct state;
  class connection;
  std::unique_ptr<state> state_;
};

}  // namespace sluice::testing
