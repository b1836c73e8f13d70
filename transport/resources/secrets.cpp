#include "store/types.hpp"
#include "transport/object_reader.hpp"
#include "transport/resources/page.hpp"
#include "transport/resources/resources.hpp"
#include "transport/rfc3339.hpp"

#include <fmt/format.h>

namespace sluice::transport {

namespace http = boost::beast::http;
using nlohmann::json;

namespace {

/// What there is to know of a secret: never its value.
json to_json(const secret_row& secret) {
  return {{"name", secret.name},
          {"created_at", format_rfc3339(secret.created_at)},
          {"updated_at", format_rfc3339(secret.updated_at)}};
}

/// The tenant that the path names, if the token may speak for it.
awaitable<expected<tenant_id>> tenant_of_path(exchange& request) {
  return find_tenant(*request.context, request.who, request.arguments.at(0));
}

expected<std::string> name_of_path(const exchange& request) {
  const auto& name = request.arguments.at(1);
  if (is_secret_name(name)) return name;
  return fail(
      error_code::invalid_request,
      fmt::format("\"{:.130}\" is no name of a secret: 1 to 128 letters, digits, _, . and -, the first a "
                  "letter or _",
                  name),
      "name");
}

}  // namespace

awaitable<http_response> set_secret(exchange& request) {
  const auto tenant = co_await tenant_of_path(request);
  if (!tenant) co_return problem(tenant.error());
  const auto name = name_of_path(request);
  if (!name) co_return problem(name.error());
  const auto body = object_reader::parse(request.request.body());
  if (!body) co_return problem(body.error());
  object_reader in(*body);
  auto secret = std::make_shared<new_secret>();
  secret->tenant = *tenant;
  secret->name = *name;
  secret->value = in.required_text("value", max_secret_bytes);
  if (secret->value.size() < min_secret_bytes)
    in.refuse("value", fmt::format("must have at least {} bytes: a shorter one could not be kept out of logs",
                                   min_secret_bytes));
  if (const auto& why = in.problem()) co_return problem(*why);
  const new_secret_ptr wanted = secret;
  const auto stored = co_await request.ask<secret_result>(put_atom::value, wanted);
  if (!stored) co_return problem(stored.error());
  co_return json_response(http::status::ok, to_text(to_json(*stored)));
}

awaitable<http_response> list_secrets(exchange& request) {
  const auto tenant = co_await tenant_of_path(request);
  if (!tenant) co_return problem(tenant.error());
  const auto rows = co_await request.ask<secret_list_result>(secret_atom::value, *tenant);
  if (!rows) co_return problem(rows.error());
  std::vector<json> items;
  for (const auto& row : **rows) items.push_back(to_json(row));
  co_return list_response(items);
}

awaitable<http_response> delete_secret(exchange& request) {
  const auto tenant = co_await tenant_of_path(request);
  if (!tenant) co_return problem(tenant.error());
  const auto name = name_of_path(request);
  if (!name) co_return problem(name.error());
  const auto removed = co_await request.ask<count_result>(remove_atom::value, *tenant, *name);
  if (!removed) co_return problem(removed.error());
  co_return json_response(http::status::ok, to_text({{"name", *name}}));
}

awaitable<http_response> rotate_secrets(exchange& request) {
  const auto report = co_await request.ask<rotation_result>(rotate_atom::value);
  if (!report) co_return problem(report.error());
  co_return json_response(http::status::ok, to_text({{"key_id", report->key_id},
                                                     {"encrypted", report->encrypted},
                                                     {"unreadable", report->unreadable}}));
}

}  // namespace sluice::transport
