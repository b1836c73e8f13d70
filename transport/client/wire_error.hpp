#pragma once

#include "schemas/error.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string_view>

namespace sluice::client {

/// The code with this name on the wire; none if we don't know it.
std::optional<error_code> parse_error_code(std::string_view name);

/// The `error` member of a nack.
error read_wire_error(const nlohmann::json& object);

/// A refused HTTP request: the server's problem document (RFC 9457), or its status if the body is none.
error read_problem(unsigned status, std::string_view body);

}  // namespace sluice::client
