#pragma once

#include <boost/asio/ip/address_v4.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// A host name as the network writes it: lower case, characters beyond ASCII in Punycode (UTS 46, so that
/// "。", full-width digits and the like are the plain ones that they mean), one trailing dot taken off. None
/// if that is not possible.
std::optional<std::string> to_ascii_name(std::string_view host);

/// Whether an ASCII name is one that a resolver can be asked for: labels of 1 to 63 letters, digits, "-",
/// "_".
bool is_host_name(std::string_view host);

/// Whether the last label is a number. Such a host is an IPv4 address or nothing at all (WHATWG URL, 3.5):
/// no such name exists, and resolvers read it as inet_aton(3) does.
bool ends_in_number(std::string_view host);

/// The address that inet_aton(3) reads: one to four parts, decimal, octal (0177) or hexadecimal (0x7f), the
/// last one filling what is left: 127.1, 0x7f000001, 017700000001. None if there is none.
std::optional<boost::asio::ip::address_v4> numeric_address(std::string_view host);

}  // namespace sluice
