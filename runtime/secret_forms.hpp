#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A text as it stands within the quotes of a JSON string: as scripts' JSON.stringify writes it (U+2028 and
/// U+2029 escaped), as others do, and as the execution's log does (no \b, no \f).
std::string stringify_escaped(std::string_view text);
std::string json_escaped(std::string_view text);
std::string log_escaped(std::string_view text);

/// What base64 of any text has in common that contains this one, by where the text begins (modulo 3), in both
/// alphabets.
std::vector<std::string> base64_cores(std::string_view text);

/// As encodeURIComponent, encodeURI and URLSearchParams write it.
std::vector<std::string> percent_forms(std::string_view text);

}  // namespace sluice
