#pragma once

#include "config/settings.hpp"

namespace sluice {

/// Sets up the engine's log on stderr: text (coloured on a terminal) or one JSON object a line.
void set_up_log(const log_settings& settings, bool no_color);

}  // namespace sluice
