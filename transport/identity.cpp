#include "transport/identity.hpp"

#include "schemas/sha256.hpp"
#include "transport/token.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

namespace {

/// Asks the store for what the directory lacks.
asio::awaitable<expected<void>> refresh_directory(server_context& context) {
  const auto rows = co_await context.ask<tenant_list_result>(list_atom::value);
  if (!rows) co_return tl::unexpected(rows.error());
  for (const auto& row : *rows) context.tenants.add(row);
  co_return expected<void>{};
}

}  // namespace

asio::awaitable<expected<std::string>> tenant_name(server_context& context, tenant_id tenant) {
  if (auto known = context.tenants.name_of(tenant)) co_return *std::move(known);
  if (const auto read = co_await refresh_directory(context); !read) co_return tl::unexpected(read.error());
  if (auto known = context.tenants.name_of(tenant)) co_return *std::move(known);
  co_return fail(error_code::internal, fmt::format("there is no tenant {}", tenant.value));
}

asio::awaitable<expected<tenant_id>> find_tenant(server_context& context, const identity& who,
                                                 std::optional<std::string> name) {
  if (!name && who.is_operator())
    co_return fail(error_code::invalid_request, "an operator's token must name the tenant: ?tenant=NAME",
                   "tenant");
  if (!name) co_return who.token.tenant;
  if (!who.is_operator()) {
    // A tenant's token learns nothing about other tenants, not even whether they exist.
    const auto own = co_await tenant_name(context, who.token.tenant);
    if (!own) co_return tl::unexpected(own.error());
    if (*own == *name) co_return who.token.tenant;
    co_return fail(error_code::forbidden, fmt::format("this token is not one of tenant {:.100}", *name),
                   "tenant");
  }
  auto found = context.tenants.find(*name);
  if (!found) {
    if (const auto read = co_await refresh_directory(context); !read) co_return tl::unexpected(read.error());
    found = context.tenants.find(*name);
  }
  if (!found)
    co_return fail(error_code::not_found, fmt::format("there is no tenant {:.100}", *name), "tenant");
  co_return *found;
}

}  // namespace sluice::transport
