#pragma once

#include "schemas/error.hpp"
#include "schemas/sdk_call.hpp"
#include "store/secret_keys.hpp"

#include <optional>
#include <string>

namespace sluice {

/// The name that a call of iota.secrets.get asks for; INVALID_ARGUMENT says what would be right.
tl::expected<std::string, sdk_error> read_secret_call(const sdk_call& call);

/// The answer: the value of what was found, or why there is none.
sdk_result answer_secret_call(const std::string& name, const expected<std::optional<secret_row>>& found,
                              const secret_keys& keys);

}  // namespace sluice
