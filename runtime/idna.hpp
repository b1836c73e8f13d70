#pragma once

#include <optional>
#include <string>

namespace sluice {

/// A domain (UTF-8) in ASCII, as the URL Standard's "domain to ASCII" has it: UTS 46, not transitional,
/// without checks of hyphens and lengths. Empty if it is no valid domain.
std::optional<std::string> domain_to_ascii(const std::string& domain);

}  // namespace sluice
