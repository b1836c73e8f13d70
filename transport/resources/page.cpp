#include "transport/resources/page.hpp"

namespace sluice::transport {

expected<page_request> read_page_request(const request_target& target) {
  page_request page;
  const auto limit = target.number("limit", 1, 1'000);
  if (!limit) return tl::unexpected(limit.error());
  const auto cursor = target.number("cursor", 1, INT64_MAX);
  if (!cursor) return tl::unexpected(cursor.error());
  page.limit = static_cast<int>(limit->value_or(page.limit));
  page.before = cursor->value_or(0);
  return page;
}

http_response page_response(const std::vector<std::string>& items, const page_request& asked,
                            std::int64_t last_id) {
  const bool more = items.size() >= static_cast<std::size_t>(asked.limit);
  std::string body = R"({"items":[)";
  for (const auto& item : items) {
    if (&item != &items.front()) body += ',';
    body += item;
  }
  body += R"(],"next_cursor":)" + (more ? '"' + std::to_string(last_id) + '"' : std::string("null")) + '}';
  return json_response(boost::beast::http::status::ok, std::move(body));
}

http_response list_response(const std::vector<nlohmann::json>& items) {
  return json_response(boost::beast::http::status::ok, to_text({{"items", items}, {"next_cursor", nullptr}}));
}

}  // namespace sluice::transport
