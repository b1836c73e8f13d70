#pragma once

#include "tests/transport/egress/scripted_server.hpp"
#include "transport/egress/curl_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <future>
#include <memory>
#include <string>

namespace sluice::testing {

using namespace std::chrono_literals;
using nlohmann::json;

/// A request on its way.
struct pending_result {
  http_client::request_id id = 0;
  std::shared_ptr<std::promise<sdk_result>> promise = std::make_shared<std::promise<sdk_result>>();
  std::future<sdk_result> future = promise->get_future();

  sdk_result get() {
    if (future.wait_for(15s) != std::future_status::ready)
      return refuse(sdk_code::internal, "the test waited in vain");
    return future.get();
  }
  bool done() const { return future.wait_for(0s) == std::future_status::ready; }
};

inline pending_result begin(http_client& client, const json& request, tenant_id tenant = tenant_id{1}) {
  pending_result result;
  sdk_call call;
  call.tenant = tenant;
  call.name = "http.request";
  call.args = json::array({request}).dump();
  result.id = client.start(call, [to = result.promise](sdk_result got) { to->set_value(std::move(got)); });
  return result;
}

inline json head_of(const sdk_result& result) { return result ? json::parse(result->json) : json(); }

/// Waits until something becomes true that another thread does.
template <class Condition>
bool eventually(Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + 10s;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(1ms);
  }
  return true;
}

/// A client that may reach what listens on 127.0.0.1, by number or as any name below test.example.
class EgressTest : public ::testing::Test {
 protected:
  EgressTest() {
    options.allow = {"127.0.0.1", "*.test.example"};
    options.request_timeout = 10s;
  }

  curl_client& client() {
    if (!client_) {
      auto started = curl_client::start_client(options, lookup);
      if (!started) throw std::runtime_error(started.error());
      client_ = *started;
    }
    return *client_;
  }
  sdk_result ask(const json& request) { return begin(client(), request).get(); }
  sdk_error failure_of(const json& request) {
    const auto result = ask(request);
    EXPECT_FALSE(result) << (result ? result->json : "");
    return result ? sdk_error{} : result.error();
  }
  static std::string url(const scripted_server& server, const std::string& path = "/") {
    return "http://127.0.0.1:" + server.port() + path;
  }
  void stop_client() { client_.reset(); }

  egress_options options;
  lookup_function lookup = [](const std::string&) -> lookup_answer {
    return std::vector{boost::asio::ip::make_address("127.0.0.1")};
  };

 private:
  std::shared_ptr<curl_client> client_;
};

}  // namespace sluice::testing
