#pragma once

#include "schemas/sdk_call.hpp"
#include "transport/egress/egress_options.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

/// What a script asks for with "http.request", checked, but for its URL.
struct http_request {
  using header = std::pair<std::string, std::string>;

  std::string method;  ///< in capitals
  std::string url;
  std::vector<header> headers;              ///< names in lower case
  std::shared_ptr<const std::string> body;  ///< null = none
  std::chrono::milliseconds timeout{};      ///< in all
  int max_redirects = 0;                    ///< 0 = a redirect is the answer

  bool has_header(std::string_view name) const;
  void drop_header(std::string_view name);
};

/// Reads the arguments of the call (schemas/sdk_call.hpp: a JSON array of one object): what is wrong with
/// them is invalid_argument, what is too much limit_exceeded.
tl::expected<http_request, sdk_error> parse_http_request(const std::string& args,
                                                         const egress_options& options);

}  // namespace sluice
