#pragma once

#include <duktape.h>

namespace sluice {

/// Defines the global console: log, info, warn, error, debug. Each call is one line of the execution's log.
void install_console(duk_context* ctx);

}  // namespace sluice
