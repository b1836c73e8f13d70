#pragma once

#include "config/settings.hpp"
#include "schemas/limits.hpp"

namespace sluice {

// The settings' defaults for scripts, as the parts know them: config/ depends on nothing of ours.

execution_limits execution_limits_from(const settings& from);
compile_limits compile_limits_from(const settings& from);
retry_policy retry_policy_from(const settings& from);

}  // namespace sluice
