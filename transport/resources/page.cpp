#include "transport/resources/page.hpp"

#include <utility>

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

std::string& page_writer::next_item() {
  if (!std::exchange(empty_, false)) body_ += ',';
  return body_;
}

http_response page_writer::done(std::optional<std::int64_t> cursor) {
  body_ += R"(],"next_cursor":)" + (cursor ? '"' + std::to_string(*cursor) + '"' : std::string("null")) + '}';
  return json_response(boost::beast::http::status::ok, std::move(body_));
}

http_response list_response(const std::vector<nlohmann::json>& items) {
  return json_response(boost::beast::http::status::ok, to_text({{"items", items}, {"next_cursor", nullptr}}));
}

}  // namespace sluice::transport
