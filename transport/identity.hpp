#pragma once

#include "transport/server_context.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sluice::transport {

/// Who sends a request: the row of a token that is known and not expired.
struct identity {
  token_row token;

  bool is_operator() const { return !token.tenant; }
  bool allows(std::string_view scope) const;
  bool has_expired(timestamp when = now()) const { return token.expires_at && *token.expires_at <= when; }
};

/// Finds who an Authorization header speaks for; unauthorized says what is wrong with it.
boost::asio::awaitable<expected<identity>> authenticate(server_context& context,
                                                        std::string_view authorization);

/// Which tenant a request is about: the token's own, or the one that ?tenant= names. forbidden if a tenant's
/// token names another one; for an operator, not_found if there is none of that name, and invalid_request if
/// none is named.
boost::asio::awaitable<expected<tenant_id>> find_tenant(server_context& context, const identity& who,
                                                        std::optional<std::string> name);

/// The name of a tenant that there is.
boost::asio::awaitable<expected<std::string>> tenant_name(server_context& context, tenant_id tenant);

}  // namespace sluice::transport
