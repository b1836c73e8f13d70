#include "cli/execution_feed.hpp"

#include "transport/rfc3339.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

using nlohmann::json;

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

expected<void> execution_feed::skip_to_now() {
  const auto newest = list_.newest(1);
  if (!newest) return tl::unexpected(newest.error());
  return {};
}

expected<std::vector<seen_execution>> execution_feed::next() {
  const auto added = list_.added();
  if (!added) return tl::unexpected(added.error());
  try {
    std::vector<seen_execution> found;
    for (const json& item : *added) found.push_back(read_execution(item));
    return found;
  } catch (const json::exception& problem) {
    return fail(error_code::internal, fmt::format("unexpected answer of the server: {}", problem.what()));
  }
}

}  // namespace sluice
