#include "transport/identity.hpp"

#include "schemas/sha256.hpp"
#include "transport/token.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::transport {

namespace asio = boost::asio;

bool identity::allows(std::string_view scope) const {
  return std::any_of(token.scopes.begin(), token.scopes.end(),
                     [scope](const std::string& held) { return held == scope || held == "admin"; });
}

asio::awaitable<expected<identity>> authenticate(server_context& context, std::string_view authorization) {
  const auto token = bearer_token(authorization);
  if (token.empty()) co_return fail(error_code::unauthorized, "send a token: Authorization: Bearer slc_…");
  // Found by its hash, so comparing in constant time would protect nothing: whoever times the look-up learns
  // about hashes, not about tokens.
  const auto hash = sha256_hex(token);
  auto row = context.tokens.find(hash);
  if (!row) {
    auto found = co_await context.ask<token_lookup_result>(find_atom::value, hash);
    if (!found) co_return tl::unexpected(found.error());
    if (!*found) co_return fail(error_code::unauthorized, "this token is not known");
    row = **found;
    context.tokens.add(*row);
  }
  identity who{*std::move(row)};
  if (who.has_expired()) co_return fail(error_code::unauthorized, "this token has expired");
  co_return who;
}

asio::awaitable<expected<tenant_id>> find_tenant(server_context& context, const identity& who,
                                                 const std::optional<std::string>& name) {
  if (!name && who.is_operator())
    co_return fail(error_code::invalid_request, "an operator's token must name the tenant: ?tenant=NAME",
                   "tenant");
  if (!name) co_return who.token.tenant;
  const auto rows = co_await context.ask<tenant_list_result>(list_atom::value);
  if (!rows) co_return tl::unexpected(rows.error());
  const auto found =
      std::find_if(rows->begin(), rows->end(), [&](const auto& row) { return row.name == *name; });
  // A tenant's token learns nothing about other tenants, not even whether they exist.
  if (!who.is_operator() && (found == rows->end() || found->id != who.token.tenant))
    co_return fail(error_code::forbidden, fmt::format("this token is not one of tenant {:.100}", *name),
                   "tenant");
  if (found == rows->end())
    co_return fail(error_code::not_found, fmt::format("there is no tenant {:.100}", *name), "tenant");
  co_return found->id;
}

}  // namespace sluice::transport
