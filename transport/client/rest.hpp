#pragma once

#include "schemas/error.hpp"
#include "transport/client/address.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace sluice::client {

/// The body of a request; invalid_request if a text in it is not UTF-8, which JSON must be.
expected<std::string> to_body(const nlohmann::json& body);

/// Talks to the engine's REST interface, one request after another, each on a connection of its own. A
/// refusal becomes the error of the server's problem document; an engine that cannot be reached is
/// store_unavailable, one that does not answer in time timed_out. Use it from one thread.
class rest {
 public:
  rest(engine_address engine, std::string token, std::chrono::milliseconds timeout = std::chrono::seconds{30})
      : engine_(std::move(engine)), token_(std::move(token)), timeout_(timeout) {}

  /// `target` is path and query, e.g. "/v1/scripts?tenant=demo".
  expected<nlohmann::json> get(std::string_view target) const;
  expected<nlohmann::json> post(std::string_view target, const nlohmann::json& body) const;
  expected<nlohmann::json> put(std::string_view target, const nlohmann::json& body) const;
  expected<nlohmann::json> remove(std::string_view target) const;  ///< DELETE
  /// A body that is no JSON: /metrics.
  expected<std::string> get_text(std::string_view target) const;

  /// What the server answered, whatever its status.
  struct response {
    unsigned status = 0;
    std::string body;
  };
  expected<response> send(std::string_view method, std::string_view target, std::string_view body = {},
                          std::string_view content_type = "application/json") const;

 private:
  engine_address engine_;
  std::string token_;
  std::chrono::milliseconds timeout_;
};

}  // namespace sluice::client
