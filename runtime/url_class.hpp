#pragma once

#include <duktape.h>

namespace sluice {

/// Defines URL and URLSearchParams.
void install_url(duk_context* ctx);

/// What a URL or URLSearchParams is as text: [ … ] → [ … text ] and true; false for all else.
bool push_url_text(duk_context* ctx, duk_idx_t index);

}  // namespace sluice
