#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace sluice::testing {

/// A DNS server on 127.0.0.1:53 that answers each question for an A record with the address it is told to,
/// with a time to live of 0; to other questions there is no answer.
class dns_server {
 public:
  explicit dns_server(std::function<std::string()> address);
  ~dns_server();
  int questions() const { return questions_; }

 private:
  void run();
  void answer(std::string question, const void* to, unsigned to_size);

  const std::function<std::string()> address_;
  int socket_ = -1;
  std::atomic<int> questions_{0};  ///< for A records
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace sluice::testing
