#pragma once

#include "transport/problem.hpp"
#include "transport/request_target.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluice::transport {

/// Which part of a listing a request wants: ?limit= and ?cursor=.
struct page_request {
  int limit = 50;
  std::int64_t before = 0;  ///< the cursor: the last item of the page before; 0 = from the newest
};
expected<page_request> read_page_request(const request_target& target);

/// {"items":[…],"next_cursor":"17"}; a page with fewer items than asked for is the last one, its cursor null.
http_response page_response(const std::vector<std::string>& items, const page_request& asked,
                            std::int64_t last_id);

/// A list that is never divided.
http_response list_response(const std::vector<nlohmann::json>& items);

}  // namespace sluice::transport
