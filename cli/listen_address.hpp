#pragma once

#include "config/settings.hpp"
#include "schemas/error.hpp"

namespace sluice {

/// Whether the engine could listen there, so that a start that is bound to fail changes nothing. conflict if
/// another program does, invalid_request if there is no such address here.
expected<void> check_listen_address(const server_settings& settings);

}  // namespace sluice
