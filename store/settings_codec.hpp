#pragma once

#include "store/types.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// A script's settings as stored, JSON.
std::string encode_settings(const script_settings& settings);

/// The reverse. A field that is missing or of another type has its default, and unknown ones are ignored:
/// settings grow, and a rollback may read what a newer program wrote. internal if it is not a JSON object.
expected<script_settings> decode_settings(std::string_view json);

}  // namespace sluice
