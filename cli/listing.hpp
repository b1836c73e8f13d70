#pragma once

#include "cli/engine_access.hpp"
#include "cli/terminal.hpp"
#include "transport/client/rest.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

using api_items = std::vector<nlohmann::json>;

/// A list of the API that is never divided into pages.
expected<api_items> list_items(const engine_access& engine, const std::string& path);

/// Each item as a line of JSON.
void print_items(const terminal& out, const api_items& items);

/// An item's member; empty or 0 if it is missing, null or of another type.
std::string text_of(const nlohmann::json& item, const char* member);
std::int64_t number_of(const nlohmann::json& item, const char* member);
/// A member that is an object; null if it is not.
const nlohmann::json& object_of(const nlohmann::json& item, const char* member);

/// A list of the API in pages, newest first, which grows: executions, dead letters. It is read the other way
/// round, oldest first, and followed by asking again.
class growing_list {
 public:
  /// `target` is path and query without limit, cursor and tenant.
  growing_list(const engine_access& engine, std::string target);

  /// The newest `limit` (1 to 1,000) items.
  expected<api_items> newest(int limit);
  /// What came since the last call; of a list that was empty then, everything.
  expected<api_items> added();

 private:
  /// Items, newest first, and where the list goes on; empty = it does not.
  struct page {
    api_items items;
    std::string next_cursor;
  };
  /// At most `limit` items: a page may be shorter and yet not the last, since the engine bounds its bytes
  /// too. An empty cursor = from the newest.
  expected<page> read_page(const std::string& cursor, int limit) const;
  void reverse_and_remember(api_items& items);

  engine_access engine_;
  client::rest api_;
  std::string target_;
  std::int64_t last_id_ = 0;
};

}  // namespace sluice
