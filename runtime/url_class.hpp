#pragma once

#include <duktape.h>

namespace sluice {

/// Defines URL and URLSearchParams.
void install_url(duk_context* ctx);

}  // namespace sluice
