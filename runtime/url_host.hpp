#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// A URL's host in its one canonical form: a domain in ASCII, an IPv4 or an IPv6 address in brackets, or for
/// schemes that are not special opaque text (https://url.spec.whatwg.org/#host-parsing). Empty if it is none.
std::optional<std::string> parse_url_host(std::string_view input, bool special);

}  // namespace sluice
