#pragma once

#include "schemas/error.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::transport {

/// Text with %XX resolved; a % without two hexadecimal digits stays as it is.
std::string percent_decode(std::string_view text);

/// Where a request goes: "/v1/executions?status=failed&limit=10", taken apart and decoded.
struct request_target {
  std::string path;
  std::map<std::string, std::string, std::less<>> query;

  /// The parameter's value; none if it is not there.
  std::optional<std::string> parameter(std::string_view name) const;
  /// The parameter as a whole number; invalid_request if it is none, or out of bounds.
  expected<std::optional<std::int64_t>> number(std::string_view name, std::int64_t min,
                                               std::int64_t max) const;
};

/// invalid_request names a parameter that is there twice.
expected<request_target> parse_target(std::string_view text);

/// Reads the whole text as a decimal number; none if it isn't one.
std::optional<std::int64_t> parse_number(std::string_view text);

}  // namespace sluice::transport
