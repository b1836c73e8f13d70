#include "transport/resources/page.hpp"
#include "transport/resources/resources.hpp"
#include "transport/rfc3339.hpp"
#include "transport/stored_json.hpp"

#include <fmt/format.h>

namespace sluice::transport {

using nlohmann::json;

namespace {

std::optional<execution_status> parse_status(std::string_view text) {
  using enum execution_status;
  for (const auto status : {succeeded, failed, limit_exceeded, crashed})
    if (to_string(status) == text) return status;
  return std::nullopt;
}

expected<execution_filter> read_filter(const exchange& request, const page_request& page) {
  execution_filter filter;
  filter.tenant = request.tenant;
  filter.before = execution_id{page.before};
  filter.limit = page.limit;
  const auto script = request.target.number("script", 1, INT64_MAX);
  if (!script) return tl::unexpected(script.error());
  if (*script) filter.script = script_id{**script};
  const auto event = request.target.number("event", 1, INT64_MAX);
  if (!event) return tl::unexpected(event.error());
  if (*event) filter.event = event_seq{**event};
  if (const auto status = request.target.parameter("status")) {
    filter.status = parse_status(*status);
    if (!filter.status)
      return fail(
          error_code::invalid_request,
          fmt::format("status: \"{:.100}\" is none of succeeded, failed, limit_exceeded, crashed", *status),
          "status");
  }
  return filter;
}

void append(std::string& out, const execution& run) {
  json object{{"id", run.id.value},
              {"event", run.event.value},
              {"script", run.script.value},
              {"version", run.version.value},
              {"attempt", run.attempt},
              {"status", to_string(run.status)},
              {"outcome", to_string(run.outcome)},
              {"started_at", format_rfc3339(run.started_at)},
              {"wall_us", run.wall_us},
              {"cpu_us", run.cpu_us},
              {"error", nullptr},
              {"due_at", nullptr}};
  if (run.status != execution_status::succeeded)
    object["error"] = {{"name", run.error_name},
                       {"code", run.error_code},
                       {"message", run.error_message},
                       {"stack", run.error_stack}};
  if (run.outcome == delivery_state::retrying) object["due_at"] = format_rfc3339(run.due_at);
  auto text = to_text(object);
  text.pop_back();
  append_stored_lines(out.append(text).append(R"(,"log":)"), run.log);
  // undefined leaves the member out.
  if (!run.result_json.empty()) append_stored_json(out.append(R"(,"result":)"), run.result_json);
  out += '}';
}

}  // namespace

awaitable<http_response> list_executions(exchange& request) {
  const auto page = read_page_request(request.target);
  if (!page) co_return problem(page.error());
  const auto filter = read_filter(request, *page);
  if (!filter) co_return problem(filter.error());
  const auto found = co_await request.ask<execution_list_result>(list_atom::value, *filter);
  if (!found) co_return problem(found.error());
  const auto& [rows, more] = **found;
  page_writer answer;
  for (const auto& row : rows) append(answer.next_item(), row);
  co_return answer.done(more ? std::optional(rows.back().id.value) : std::nullopt);
}

}  // namespace sluice::transport
