#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// What went wrong, in the API's terms. The name of each code (`to_string`) appears on the wire.
enum class error_code : std::uint8_t {
  invalid_request,    ///< malformed or not matching its schema
  unauthorized,       ///< no token, or an unknown or expired one
  forbidden,          ///< the token lacks the scope, or belongs to another tenant
  not_found,          ///< no such tenant, script, version, ...
  conflict,           ///< already exists
  too_large,          ///< message, event, batch or source over its limit
  compile_failed,     ///< the script's source does not compile
  backlog_full,       ///< the tenant has too many events waiting
  credit_exceeded,    ///< a publisher sent more than it was granted
  store_unavailable,  ///< the store cannot write or read now; try again
  shutting_down,      ///< the engine is stopping
  timed_out,          ///< no answer in time
  internal,           ///< a defect of ours
};

/// The code's name on the wire, e.g. "backlog_full".
constexpr std::string_view to_string(error_code code) {
  switch (code) {
    case error_code::invalid_request: return "invalid_request";
    case error_code::unauthorized: return "unauthorized";
    case error_code::forbidden: return "forbidden";
    case error_code::not_found: return "not_found";
    case error_code::conflict: return "conflict";
    case error_code::too_large: return "too_large";
    case error_code::compile_failed: return "compile_failed";
    case error_code::backlog_full: return "backlog_full";
    case error_code::credit_exceeded: return "credit_exceeded";
    case error_code::store_unavailable: return "store_unavailable";
    case error_code::shutting_down: return "shutting_down";
    case error_code::timed_out: return "timed_out";
    case error_code::internal: return "internal";
  }
  return "internal";
}

/// An error as it crosses a boundary between parts.
struct error {
  error_code code = error_code::internal;
  std::string message;  ///< a sentence for people: what was wrong, where, what would be right
  std::string context;  ///< where it happened, e.g. "events[3].id" or "orders.ts:12:7"; may be empty
  std::int64_t retry_after_ms = 0;  ///< when trying again makes sense; 0 = not by waiting
};

/// A value or the reason there is none. Debian ships tl::expected, not nonstd::expected.
template <class T>
using expected = tl::expected<T, error>;

/// Shorthand: `return fail(error_code::not_found, "no script 7");`
inline tl::unexpected<error> fail(error_code code, std::string message, std::string context = {}) {
  return tl::unexpected<error>(error{code, std::move(message), std::move(context)});
}

}  // namespace sluice
