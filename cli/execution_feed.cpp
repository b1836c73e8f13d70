#include "cli/execution_feed.hpp"

#include "transport/rfc3339.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

using nlohmann::json;

constexpr int page_size = 200;

std::string shown_text(const json& item) {
  if (const json& error = item.at("error"); !error.is_null())
    return fmt::format("{}: {}", error.at("name").get_ref<const std::string&>(),
                       error.at("message").get_ref<const std::string&>());
  const json& log = item.at("log");
  return log.empty() ? std::string() : log.back().value("msg", "");
}

seen_execution read_execution(const json& item) {
  seen_execution seen;
  seen.id = item.at("id");
  seen.script = item.at("script");
  seen.attempt = item.at("attempt");
  seen.status = item.at("status");
  seen.outcome = item.at("outcome");
  seen.started_at =
      transport::parse_rfc3339(item.at("started_at").get_ref<const std::string&>()).value_or(now());
  seen.wall = std::chrono::microseconds(item.at("wall_us").get<std::int64_t>());
  seen.text = shown_text(item);
  return seen;
}

}  // namespace

expected<std::vector<seen_execution>> execution_feed::page(std::int64_t before, int limit) const {
  std::string target = fmt::format("/v1/executions?limit={}", limit);
  if (before > 0) target += fmt::format("&cursor={}", before);
  const auto answer = rest_.get(engine_.target(std::move(target)));
  if (!answer) return tl::unexpected(answer.error());
  try {
    std::vector<seen_execution> found;
    for (const json& item : answer->at("items")) found.push_back(read_execution(item));
    return found;
  } catch (const json::exception& problem) {
    return fail(error_code::internal, fmt::format("unexpected answer of the server: {}", problem.what()));
  }
}

expected<void> execution_feed::skip_to_now() {
  const auto newest = page(0, 1);
  if (!newest) return tl::unexpected(newest.error());
  if (!newest->empty()) last_id_ = newest->front().id;
  return {};
}

expected<std::vector<seen_execution>> execution_feed::next() {
  std::vector<seen_execution> all;
  for (std::int64_t before = 0;;) {
    auto some = page(before, page_size);
    if (!some) return some;
    const bool reached = std::ranges::any_of(*some, [this](const auto& seen) { return seen.id <= last_id_; });
    std::ranges::copy_if(*some, std::back_inserter(all),
                         [this](const auto& seen) { return seen.id > last_id_; });
    if (reached || some->size() < static_cast<std::size_t>(page_size)) break;
    before = some->back().id;
  }
  std::ranges::reverse(all);
  if (!all.empty()) last_id_ = all.back().id;
  return all;
}

}  // namespace sluice
