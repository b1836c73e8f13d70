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

/// Writes {"items":[…],"next_cursor":"17"}, item by item, without a second copy of them.
class page_writer {
 public:
  /// Where the next item's JSON is to be appended.
  std::string& next_item();
  /// The answer; `cursor` is the last item's id if there are more, else none.
  http_response done(std::optional<std::int64_t> cursor);

 private:
  std::string body_ = R"({"items":[)";
  bool empty_ = true;
};

/// A list that is never divided.
http_response list_response(const std::vector<nlohmann::json>& items);

}  // namespace sluice::transport
