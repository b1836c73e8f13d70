#pragma once

#include "schemas/error.hpp"

#include <array>
#include <string>
#include <string_view>

namespace sluice::transport {

/// What tokens may allow; `admin` implies all others.
inline constexpr std::array<std::string_view, 9> token_scopes{
    "events:publish",  "scripts:read",    "scripts:write",
    "scripts:execute", "executions:read", "dead-letters:write",
    "secrets:write",   "metrics:read",    "admin"};

/// A new token: "slc_" and 32 random bytes, base64url. internal if there is no randomness.
expected<std::string> make_token();

/// The token of an "Authorization: Bearer …" header; empty if there is none.
std::string_view bearer_token(std::string_view authorization);

}  // namespace sluice::transport
