#include "transport/egress/redirect.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {

namespace {

bool becomes_get(long status, const std::string& method) {
  if (status == 303) return method != "GET" && method != "HEAD";
  return (status == 301 || status == 302) && method == "POST";
}

void make_get(http_request& request) {
  request.method = "GET";
  request.body.reset();
  std::erase_if(request.headers, [](const auto& h) { return h.first.starts_with("content-"); });
}

}  // namespace

tl::expected<target_url, sdk_error> follow_redirect(http_request& request, const target_url& from,
                                                    long status, const std::string& location,
                                                    const address_policy& addresses,
                                                    std::size_t max_url_bytes) {
  const auto where = [&](const std::string& why) { return fmt::format("{} redirects: {}", from.host, why); };
  const auto url = resolve_url(from.url, location);
  if (!url) return refuse(sdk_code::network_error, where("its Location is no URL"));
  auto target = judge_url(*url, addresses, max_url_bytes);
  if (!target) {
    target.error().message = where(target.error().message);
    return target;
  }
  const bool operator_allows =
      target->host_allowed || (target->literal && addresses.allows_address(*target->literal, target->port));
  if (from.secure && !target->secure && !operator_allows)
    return refuse(sdk_code::tls_error,
                  where(fmt::format("from https to http ({}), which is not followed: what "
                                    "is sent could be read on its way",
                                    target->host)));
  if (becomes_get(status, request.method)) make_get(request);
  if (!target->same_origin(from)) {
    request.drop_header("authorization");
    request.drop_header("cookie");
  }
  return target;
}

}  // namespace sluice
