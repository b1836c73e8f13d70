#pragma once

#include "tests/transport/egress/test_certificate.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace sluice::testing {

/// A request as the server got it.
struct seen_request {
  std::string method;
  std::string target;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// What the server sends, byte for byte, and what it does then.
struct scripted_reply {
  enum class then : std::uint8_t { keep_open, close, reset, hang };

  std::string bytes{};
  then after = then::keep_open;
  std::string for_ever{};              ///< sent again and again after `bytes`, until the client goes
  std::chrono::milliseconds delay{0};  ///< before it begins
};

/// "HTTP/1.1 200 OK" with a Content-Length; headers each end with \r\n.
scripted_reply ok(const std::string& body, const std::string& headers = "");
scripted_reply redirect_to(const std::string& location, int status = 302);

/// A real HTTP or HTTPS server on a local address, on a thread of its own, that answers what it is told to.
class scripted_server {
 public:
  using handler = std::function<scripted_reply(const seen_request&)>;

  explicit scripted_server(handler answer, std::optional<test_certificate> certificate = {},
                           const std::string& address = "127.0.0.1", std::uint16_t port = 0);
  ~scripted_server();

  std::string port() const;
  int accepted() const;      ///< connections since the start
  int open() const;          ///< connections at present
  int most_at_once() const;  ///< requests that waited for their answer at the same time
  std::vector<seen_request> seen() const;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace sluice::testing
