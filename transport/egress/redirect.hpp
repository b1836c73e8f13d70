#pragma once

#include "transport/egress/http_request.hpp"
#include "transport/egress/url_policy.hpp"

#include <string>

namespace sluice {

/// Whether an answer of this status with a Location is a redirect.
constexpr bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// Changes a request to what a redirect asks for, and says where it goes; an error if it may not. 301 and 302
/// make a GET of a POST, 303 of everything but HEAD (RFC 9110, 15.4; Fetch, 4.4), and the body is dropped
/// with it. What leads to another origin loses authorization and cookies. From https to http it leads only to
/// hosts that the operator allows: what the script meant to keep private would be readable on the way.
tl::expected<target_url, sdk_error> follow_redirect(http_request& request, const target_url& from,
                                                    long status, const std::string& location,
                                                    const address_policy& addresses,
                                                    std::size_t max_url_bytes);

}  // namespace sluice
