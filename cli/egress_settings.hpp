#pragma once

#include "config/settings.hpp"
#include "transport/egress/egress_options.hpp"

namespace sluice {

/// The settings' [http] as requests of scripts take them: config/ depends on nothing of ours.
egress_options egress_options_from(const http_settings& from);

}  // namespace sluice
