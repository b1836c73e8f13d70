#include "cli/listing.hpp"

#include <fmt/format.h>

#include <algorithm>

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

expected<api_items> growing_list::page(std::int64_t before, int limit) const {
  std::string target =
      fmt::format("{}{}limit={}", target_, target_.find('?') == target_.npos ? '?' : '&', limit);
  if (before > 0) target += fmt::format("&cursor={}", before);
  return items_of(api_.get(engine_.target(std::move(target))));
}

expected<api_items> growing_list::newest(int limit) {
  auto items = page(0, limit);
  if (items) reverse_and_remember(*items);
  return items;
}

expected<api_items> growing_list::added() {
  api_items all;
  for (std::int64_t before = 0;;) {
    auto some = page(before, page_size);
    if (!some) return some;
    // Ids fall within a page and from page to page.
    const auto known =
        std::ranges::find_if(*some, [this](const json& item) { return number_of(item, "id") <= last_id_; });
    all.insert(all.end(), some->begin(), known);
    if (known != some->end() || some->size() < static_cast<std::size_t>(page_size)) break;
    before = number_of(all.back(), "id");
  }
  reverse_and_remember(all);
  return all;
}

void growing_list::reverse_and_remember(api_items& items) {
  std::ranges::reverse(items);
  if (!items.empty()) last_id_ = number_of(items.back(), "id");
}

}  // namespace sluice
