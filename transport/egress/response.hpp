#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

/// The answer to one hop, as it comes in.
class response {
 public:
  explicit response(std::size_t max_header_bytes) : max_header_bytes_(max_header_bytes) {}

  /// A line as curl gives it: the status line, a header, or the empty line after them. False: that is too
  /// much.
  bool add_line(std::string_view line);
  bool headers_done() const { return headers_done_; }

  /// The first of that name (in lower case); empty if there is none.
  std::string_view header(std::string_view name) const;
  /// {"status":200,"url":"…","headers":{…}}: values of one name joined by ", ", but for set-cookie, an array.
  std::string to_json(long status, const std::string& url) const;

  std::string body;  ///< decoded

 private:
  std::size_t max_header_bytes_;
  std::size_t header_bytes_ = 0;
  bool headers_done_ = false;
  bool informational_ = false;
  std::vector<std::pair<std::string, std::string>> headers_;
};

}  // namespace sluice
