#include "transport/resources/page.hpp"
#include "transport/resources/resources.hpp"
#include "transport/rfc3339.hpp"

namespace sluice::transport {

using nlohmann::json;

namespace {

/// The event goes in byte for byte as it was published, so that it can be published again as it was.
void append(std::string& out, const dead_letter& letter) {
  auto text = to_text({{"id", letter.id},
                       {"event", letter.event.value},
                       {"script", letter.script.value},
                       {"version", letter.version.value},
                       {"attempts", letter.attempts},
                       {"error",
                        {{"name", letter.error_name},
                         {"code", letter.error_code},
                         {"message", letter.error_message},
                         {"stack", letter.error_stack}}},
                       {"created_at", format_rfc3339(letter.created_at)}});
  text.pop_back();
  out.append(text).append(R"(,"cloud_event":)").append(letter.event_json) += '}';
}

}  // namespace

awaitable<http_response> list_dead_letters(exchange& request) {
  const auto page = read_page_request(request.target);
  if (!page) co_return problem(page.error());
  dead_letter_filter filter;
  filter.tenant = request.tenant;
  filter.before = page->before;
  filter.limit = page->limit;
  const auto found = co_await request.ask<dead_letter_list_result>(list_atom::value, filter);
  if (!found) co_return problem(found.error());
  const auto& [rows, more] = **found;
  page_writer answer;
  for (const auto& row : rows) append(answer.next_item(), row);
  co_return answer.done(more ? std::optional(rows.back().id) : std::nullopt);
}

}  // namespace sluice::transport
