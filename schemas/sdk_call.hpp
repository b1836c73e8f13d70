#pragma once

#include "schemas/ids.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Why a call of the SDK failed: the `code` of the iota.Error that the script gets, in capitals.
enum class sdk_code : std::uint8_t {
  invalid_argument,   ///< what was passed can never work: a type, an operator, an unknown column
  ssrf_blocked,       ///< the address is none that scripts may reach
  rate_limited,       ///< too much at once; later it works
  timeout,            ///< no answer in time
  query_failed,       ///< the database refused the statement
  conflict,           ///< a unique key is taken
  table_not_allowed,  ///< no such table, or not for scripts
  not_found,          ///< no such secret, ...
  limit_exceeded,     ///< larger or more than allowed
  permission_denied,  ///< the tenant may not do that
  network_error,      ///< the other side cannot be reached, or broke off
  tls_error,          ///< the other side's certificate is not trusted, or the handshake failed
  unavailable,        ///< the engine cannot do it at present, or is not set up for it
  internal,           ///< a defect of ours
};

/// The code as scripts see it, e.g. "SSRF_BLOCKED".
constexpr std::string_view to_string(sdk_code code) {
  switch (code) {
    case sdk_code::invalid_argument: return "INVALID_ARGUMENT";
    case sdk_code::ssrf_blocked: return "SSRF_BLOCKED";
    case sdk_code::rate_limited: return "RATE_LIMITED";
    case sdk_code::timeout: return "TIMEOUT";
    case sdk_code::query_failed: return "QUERY_FAILED";
    case sdk_code::conflict: return "CONFLICT";
    case sdk_code::table_not_allowed: return "TABLE_NOT_ALLOWED";
    case sdk_code::not_found: return "NOT_FOUND";
    case sdk_code::limit_exceeded: return "LIMIT_EXCEEDED";
    case sdk_code::permission_denied: return "PERMISSION_DENIED";
    case sdk_code::network_error: return "NETWORK_ERROR";
    case sdk_code::tls_error: return "TLS_ERROR";
    case sdk_code::unavailable: return "UNAVAILABLE";
    case sdk_code::internal: return "INTERNAL";
  }
  return "INTERNAL";
}

/// Why a call failed, as its script sees it.
struct sdk_error {
  sdk_code code = sdk_code::internal;
  std::string message{};   ///< a sentence for the script's author: what was wrong and what would be right
  bool retryable = false;  ///< the same call may succeed later
};

/// What a call gave.
struct sdk_answer {
  std::string json{};  ///< the value; empty = undefined
  std::string body{};  ///< bytes that came beside it, if the call has such: a response's body
};
using sdk_result = tl::expected<sdk_answer, sdk_error>;

/// A call of the SDK that has left its heap, on the way to whoever answers it.
struct sdk_call {
  tenant_id tenant;
  std::string tenant_name;
  std::string execution;  ///< names the execution among those that run
  std::string delivery;   ///< the same on every attempt of a delivery; empty = effects need not happen once
  std::string name;       ///< e.g. "db.insert"
  std::string args;       ///< a JSON array
};

/// Shorthand: `return refuse(sdk_code::not_found, "there is no secret \"x\"");`
inline tl::unexpected<sdk_error> refuse(sdk_code code, std::string message, bool retryable = false) {
  return tl::unexpected<sdk_error>(sdk_error{code, std::move(message), retryable});
}

}  // namespace sluice
