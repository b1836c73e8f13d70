#pragma once

#include <duktape.h>

namespace sluice {

/// Defines atob and btoa (https://infra.spec.whatwg.org/#forgiving-base64).
void install_base64(duk_context* ctx);

}  // namespace sluice
