#include "cli/listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sluice {
namespace {

using nlohmann::json;

constexpr int page_size = 200;

expected<api_items> items_of(const expected<json>& answer) {
  if (!answer) return tl::unexpected(answer.error());
  const auto items = answer->find("items");
  if (!answer->is_object() || items == answer->end() || !items->is_array())
    return fail(error_code::internal, "unexpected answer of the server: it has no items");
  return items->get<api_items>();
}

}  // namespace

expected<api_items> list_items(const engine_access& engine, const std::string& path) {
  return items_of(client::rest(engine.address, engine.token).get(engine.target(path)));
}

void print_items(const terminal& out, const api_items& items) {
  for (const json& item : items) out.line(item.dump(-1, ' ', false, json::error_handler_t::replace));
}

std::string text_of(const json& item, const char* member) {
  const auto found = item.find(member);
  return found != item.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number_of(const json& item, const char* member) {
  const auto found = item.find(member);
  return found != item.end() && found->is_number() ? found->get<std::int64_t>() : 0;
}

const json& object_of(const json& item, const char* member) {
  static const json none;
  const auto found = item.find(member);
  return found != item.end() && found->is_object() ? *found : none;
}

growing_list::growing_list(const engine_access& engine, std::string target)
    : engine_(engine), api_(engine.address, engine.token), target_(std::move(target)) {}

expected<growing_list::page> growing_list::read_page(const std::string& cursor, int limit) const {
  std::string target =
      fmt::format("{}{}limit={}", target_, target_.find('?') == target_.npos ? '?' : '&', limit);
  if (!cursor.empty()) target += "&cursor=" + client::percent_encode(cursor);
  const auto answer = api_.get(engine_.target(std::move(target)));
  auto items = items_of(answer);
  if (!items) return tl::unexpected(items.error());
  return page{*std::move(items), text_of(*answer, "next_cursor")};
}

expected<api_items> growing_list::newest(int limit) {
  api_items all;
  const auto wanted = static_cast<std::size_t>(limit);
  std::string cursor;
  do {
    auto some = read_page(cursor, static_cast<int>(wanted - all.size()));
    if (!some) return tl::unexpected(some.error());
    std::ranges::move(some->items, std::back_inserter(all));
    cursor = std::move(some->next_cursor);
  } while (all.size() < wanted && !cursor.empty());
  reverse_and_remember(all);
  return all;
}

expected<api_items> growing_list::added() {
  api_items all;
  std::string cursor;
  do {
    auto some = read_page(cursor, page_size);
    if (!some) return tl::unexpected(some.error());
    // Ids fall within a page and from page to page.
    const auto known = std::ranges::find_if(
        some->items, [this](const json& item) { return number_of(item, "id") <= last_id_; });
    all.insert(all.end(), some->items.begin(), known);
    cursor = known == some->items.end() ? std::move(some->next_cursor) : "";
  } while (!cursor.empty());
  reverse_and_remember(all);
  return all;
}

void growing_list::reverse_and_remember(api_items& items) {
  std::ranges::reverse(items);
  if (!items.empty()) last_id_ = number_of(items.back(), "id");
}

}  // namespace sluice
