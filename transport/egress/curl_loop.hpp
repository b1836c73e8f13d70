#pragma once

#include <chrono>
#include <curl/curl.h>
#include <functional>
#include <memory>
#include <optional>

namespace sluice {

/// libcurl's multi interface on epoll: what costs is proportional to what happens, not to how many transfers
/// there are. All but wake() on one thread.
class curl_loop {
 public:
  using clock = std::chrono::steady_clock;
  using on_finished = std::function<void(CURL*, CURLcode)>;

  /// Throws std::system_error if the system gives no descriptors.
  curl_loop(std::size_t idle_connections, on_finished finished);
  ~curl_loop();
  curl_loop(const curl_loop&) = delete;
  curl_loop& operator=(const curl_loop&) = delete;

  /// So many connections are kept for the next requests, from now on; at least 1.
  void keep_idle(std::size_t connections);
  void add(CURL* transfer);
  void remove(CURL* transfer);
  /// Waits for the network, wake(), or `until`; tells of what has finished.
  void run_once(std::optional<clock::time_point> until);
  /// Thread-safe.
  void wake();

 private:
  static int socket_changed(CURL*, curl_socket_t socket, int what, void* loop, void* known);
  static int timer_changed(CURLM*, long timeout_ms, void* loop);
  int timeout_ms(std::optional<clock::time_point> until) const;
  void report_finished();

  struct closer {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
  };
  on_finished finished_;
  int epoll_ = -1;
  int wake_ = -1;
  std::optional<clock::time_point> curl_due_;
  std::unique_ptr<CURLM, closer> multi_;
};

}  // namespace sluice
