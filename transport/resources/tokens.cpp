#include "schemas/sha256.hpp"
#include "transport/object_reader.hpp"
#include "transport/resources/resources.hpp"
#include "transport/rfc3339.hpp"
#include "transport/token.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace sluice::transport {

namespace http = boost::beast::http;
using nlohmann::json;

namespace {

constexpr std::size_t max_name_bytes = 200;

void read_scopes(object_reader& in, token_row& row) {
  row.scopes = in.texts("scopes", token_scopes.size(), 64).value_or(std::vector<std::string>{});
  if (row.scopes.empty())
    in.refuse("scopes", fmt::format("must name at least one of {}", fmt::join(token_scopes, ", ")));
  for (const auto& scope : row.scopes)
    if (std::find(token_scopes.begin(), token_scopes.end(), scope) == token_scopes.end())
      in.refuse("scopes", fmt::format("\"{}\" is none of {}", scope, fmt::join(token_scopes, ", ")));
}

void read_expiry(object_reader& in, token_row& row) {
  const auto text = in.text("expires_at", 64);
  if (!text) return;
  row.expires_at = parse_rfc3339(*text);
  if (!row.expires_at) in.refuse("expires_at", "must be an RFC 3339 time such as 2030-01-01T00:00:00Z");
  if (row.expires_at && *row.expires_at <= now()) in.refuse("expires_at", "is in the past");
}

/// The token is in this answer and nowhere else.
json to_json(const token_row& row, const std::string& token, const std::optional<std::string>& tenant) {
  json object{{"id", row.id.value},   {"name", row.name},     {"token", token},
              {"tenant", nullptr},    {"scopes", row.scopes}, {"created_at", format_rfc3339(row.created_at)},
              {"expires_at", nullptr}};
  if (tenant) object["tenant"] = *tenant;
  if (row.expires_at) object["expires_at"] = format_rfc3339(*row.expires_at);
  return object;
}

}  // namespace

awaitable<http_response> create_token(exchange& request) {
  const auto body = object_reader::parse(request.request.body());
  if (!body) co_return problem(body.error());
  object_reader in(*body);
  token_row row;
  row.name = in.required_text("name", max_name_bytes);
  const auto tenant = in.text("tenant", 63);
  const bool for_operators = in.has("tenant") && !tenant;
  read_scopes(in, row);
  read_expiry(in, row);
  if (const auto& why = in.problem()) co_return problem(*why);

  // Nothing said about the tenant: a token like the one that asks, of the operator or of the same tenant.
  row.tenant = request.who.token.tenant;
  if (for_operators && !request.who.is_operator())
    co_return problem({error_code::forbidden, "only an operator makes a token of the operator", "tenant"});
  if (tenant) {
    const auto found = co_await find_tenant(*request.context, request.who, tenant);
    if (!found) co_return problem(found.error());
    row.tenant = *found;
  }
  std::optional<std::string> name;
  if (row.tenant) {
    auto found = co_await tenant_name(*request.context, row.tenant);
    if (!found) co_return problem(found.error());
    name = *std::move(found);
  }
  const auto token = make_token();
  if (!token) co_return problem(token.error());
  row.sha256 = sha256_hex(*token);
  const auto created = co_await request.ask<token_result>(create_atom::value, row);
  if (!created) co_return problem(created.error());
  co_return json_response(http::status::created, to_text(to_json(*created, *token, name)));
}

}  // namespace sluice::transport
