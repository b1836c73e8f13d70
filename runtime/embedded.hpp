#pragma once

#include <duktape.h>

#include <span>

namespace sluice {

/// The engine's own JavaScript (runtime/js/), compiled to Duktape's bytecode when the engine is built.
enum class embedded_script {
  iteration,
  promise,
  coroutines,
  language,
  iota,
  iota_shared,
  iota_db,
  iota_http,
  iota_kv,
  iota_events,
  iota_secrets,
  dom_exception,
  structured_clone,
  url,
  count
};

/// [ … ] → [ … value ]: what the script's one expression gives, usually a function to be called.
void push_embedded(duk_context* ctx, embedded_script script);

/// The same for other bytecode that the engine's build made. Never for bytes from outside: loading trusts
/// them.
void push_bytecode(duk_context* ctx, std::span<const unsigned char> code);

}  // namespace sluice
