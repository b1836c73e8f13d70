#include "transport/object_reader.hpp"
#include "transport/resources/page.hpp"
#include "transport/resources/resources.hpp"
#include "transport/rfc3339.hpp"

#include <algorithm>

namespace sluice::transport {

namespace http = boost::beast::http;
using nlohmann::json;

namespace {

constexpr std::size_t max_name_chars = 63;

bool is_tenant_name(std::string_view name) {
  return !name.empty() && name.size() <= max_name_chars && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

json to_json(const tenant_row& tenant) {
  return {{"id", tenant.id.value}, {"name", tenant.name}, {"created_at", format_rfc3339(tenant.created_at)}};
}

}  // namespace

awaitable<http_response> create_tenant(exchange& request) {
  const auto body = object_reader::parse(request.request.body());
  if (!body) co_return problem(body.error());
  object_reader in(*body);
  create_tenant_request wanted;
  wanted.name = in.required_text("name", max_name_chars);
  if (!is_tenant_name(wanted.name)) in.refuse("name", "must be 1 to 63 of a-z, 0-9 and -");
  if (const auto& why = in.problem()) co_return problem(*why);
  const auto created = co_await request.ask<tenant_result>(create_atom::value, wanted);
  if (!created) co_return problem(created.error());
  request.context->tenants.add(*created);
  co_return json_response(http::status::created, to_text(to_json(*created)));
}

awaitable<http_response> list_tenants(exchange& request) {
  const auto rows = co_await request.ask<tenant_list_result>(list_atom::value);
  if (!rows) co_return problem(rows.error());
  std::vector<json> items;
  for (const auto& row : *rows) items.push_back(to_json(row));
  co_return list_response(items);
}

}  // namespace sluice::transport
