#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace sluice::testing {

/// A request as the engine gets it.
struct seen_request {
  std::string line;  ///< "POST /v1/tenants"
  std::string authorization;
  nlohmann::json body;  ///< null if there is none
};

/// An engine's REST interface that answers as the test says, on a port of its own.
class scripted_engine {
 public:
  struct answer {
    int status = 200;
    nlohmann::json body;
  };
  using behaviour = std::function<answer(const seen_request&)>;

  explicit scripted_engine(behaviour answers);
  ~scripted_engine();
  scripted_engine(const scripted_engine&) = delete;
  scripted_engine& operator=(const scripted_engine&) = delete;

  std::string url() const;
  /// Once the command that sent them has returned.
  const std::vector<seen_request>& requests() const { return requests_; }

 private:
  void serve();

  boost::asio::io_context context_;
  boost::asio::ip::tcp::acceptor acceptor_;
  behaviour answers_;
  std::vector<seen_request> requests_;
  std::thread thread_;
};

}  // namespace sluice::testing
