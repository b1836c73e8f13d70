#include "transport/object_reader.hpp"
#include "transport/resources/page.hpp"
#include "transport/resources/resources.hpp"
#include "transport/script_json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::transport {

namespace http = boost::beast::http;
using nlohmann::json;

namespace {

constexpr std::size_t max_name_bytes = 100;

bool is_script_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

}  // namespace

awaitable<expected<script_row>> find_script(exchange& request) {
  const auto number = parse_number(request.arguments.front());
  const auto missing =
      fail(error_code::not_found, fmt::format("there is no script {:.40}", request.arguments.front()));
  if (!number) co_return missing;
  auto script = co_await request.ask<script_result>(find_atom::value, script_id{*number});
  if (!script && script.error().code == error_code::not_found) co_return missing;
  if (script && script->tenant != request.tenant) co_return missing;
  co_return script;
}

awaitable<http_response> create_script(exchange& request) {
  const auto body = object_reader::parse(request.request.body());
  if (!body) co_return problem(body.error());
  object_reader in(*body);
  script_row row;
  row.tenant = request.tenant;
  row.name = in.required_text("name", max_name_bytes);
  if (!is_script_name(row.name)) in.refuse("name", "must be 1 to 100 of a-z, A-Z, 0-9, -, _ and .");
  row.kind = in.text("kind", 20).value_or("event");
  if (row.kind != "event") in.refuse("kind", "must be \"event\"");
  row.settings.limits = request.context->options.default_limits;
  row.settings.retry = request.context->options.default_retry;
  read_settings(in, row.settings);
  if (row.settings.trigger.event_types.empty())
    in.refuse("trigger.event_types", "must name the types of events that the script is for");
  if (const auto& why = in.problem()) co_return problem(*why);
  const auto created = co_await request.ask<script_result>(create_atom::value, row);
  if (!created) co_return problem(created.error());
  auto answer = json_response(http::status::created, to_text(to_json(*created)));
  answer.set(http::field::location, fmt::format("/v1/scripts/{}", created->id.value));
  co_return answer;
}

awaitable<http_response> list_scripts(exchange& request) {
  const auto rows = co_await request.ask<script_list_result>(list_atom::value, request.tenant);
  if (!rows) co_return problem(rows.error());
  std::vector<json> items;
  for (const auto& row : *rows) items.push_back(to_json(row));
  co_return list_response(items);
}

awaitable<http_response> show_script(exchange& request) {
  const auto script = co_await find_script(request);
  if (!script) co_return problem(script.error());
  co_return json_response(http::status::ok, to_text(to_json(*script)));
}

}  // namespace sluice::transport
