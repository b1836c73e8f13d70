#include "runtime/iota.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/crypto.hpp"
#include "runtime/embedded.hpp"
#include "runtime/host_calls.hpp"
#include "runtime/promise.hpp"
#include "runtime/sdk_bytes.hpp"
#include "runtime/stash.hpp"
#include "runtime/vm.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sluice {
namespace {

/// What js/iota*.js share: an object of natives that no script reaches.
constexpr char natives_key[] =
    "\xFF"
    "iotaNatives";

/// [ … ] → [ … promise ], one that is rejected.
void push_rejected(duk_context* ctx, const sdk_error& why) {
  push_promise(ctx);
  push_call_error(ctx, why);
  reject_promise(ctx, -2);
}

/// iota.sleep(ms): a promise that is fulfilled after that time.
duk_ret_t sleep(duk_context* ctx) {
  const double ms = duk_get_number_default(ctx, 0, -1);
  if (!(ms >= 0) || !std::isfinite(ms)) {
    const auto given = duk_is_number(ctx, 0) ? std::string(duk_to_string(ctx, 0)) : kind_in_words(ctx, 0);
    push_rejected(ctx, {sdk_code::invalid_argument,
                        "iota.sleep takes milliseconds, a number of 0 or more, not " + given, false});
    return 1;
  }
  duk_push_undefined(ctx);
  start_host_call(ctx, "sleep", fmt::format("[{:.0f}]", ms));
  return 1;
}

// --- natives of js/iota*.js -----------------------------------------------------------------------------

/// call(name, args, decode, free): starts a call; its promise. A call that is free ends another one.
duk_ret_t call(duk_context* ctx) {
  duk_json_encode(ctx, 1);
  const std::string_view encoded = string_at(ctx, 1);
  held_memory held{ctx};
  held.set(encoded.size());
  const std::string args = json_to_utf8(encoded);
  duk_dup(ctx, 2);
  start_host_call(ctx, string_at(ctx, 0), args,
                  duk_to_boolean(ctx, 3) ? call_count::free : call_count::counted);
  return 1;
}

/// base64(value): of an ArrayBuffer or a view of one; undefined for other values.
duk_ret_t base64(duk_context* ctx) {
  if (!duk_is_buffer_data(ctx, 0)) return 0;
  push_base64(ctx, argument_bytes{ctx, 0, ""}.view());
  return 1;
}

/// unbase64(text): a Uint8Array.
duk_ret_t unbase64(duk_context* ctx) {
  if (!push_base64_decoded(ctx, 0)) return duk_type_error(ctx, "the answer is no base64");
  return 1;
}

/// encodeUtf8(text): a Uint8Array.
duk_ret_t encode_utf8(duk_context* ctx) {
  push_bytes(ctx, argument_bytes{ctx, 0, ""}.view());
  return 1;
}

/// decodeUtf8(bytes): what is no UTF-8 becomes U+FFFD.
duk_ret_t decode_utf8(duk_context* ctx) {
  push_utf8(ctx, argument_bytes{ctx, 0, ""}.view());
  return 1;
}

/// isText(string): whether it has no half of a surrogate pair.
duk_ret_t is_text(duk_context* ctx) {
  duk_push_boolean(ctx, !has_lone_surrogate(string_at(ctx, 0)));
  return 1;
}

constexpr duk_function_list_entry natives[] = {
    {"call", call, 4},
    {"base64", base64, 1},
    {"unbase64", unbase64, 1},
    {"encodeUtf8", encode_utf8, 1},
    {"decodeUtf8", decode_utf8, 1},
    {"isText", is_text, 1},
    {nullptr, nullptr, 0},
};

/// A group whose functions are written in JavaScript.
struct group_file {
  sdk_group group;
  const char* name;
  embedded_script file;
};
constexpr group_file group_files[] = {
    {sdk_group::db, "db", embedded_script::iota_db},
    {sdk_group::http, "http", embedded_script::iota_http},
    {sdk_group::kv, "kv", embedded_script::iota_kv},
    {sdk_group::events, "events", embedded_script::iota_events},
    {sdk_group::secrets, "secrets", embedded_script::iota_secrets},
};

/// [ … ] → [ … natives ]
void push_iota_natives(duk_context* ctx) {
  push_stashed(ctx, natives_key);
  if (duk_is_object(ctx, -1)) return;
  duk_pop(ctx);
  duk_push_bare_object(ctx);
  duk_put_function_list(ctx, -1, natives);
  duk_push_heapptr(ctx, vm::of(ctx).make_error);
  duk_put_prop_literal(ctx, -2, "error");
  push_embedded(ctx, embedded_script::iota_shared);
  duk_dup(ctx, -2);
  duk_call(ctx, 1);
  duk_pop(ctx);
  duk_dup_top(ctx);
  stash(ctx, natives_key);
}

}  // namespace

void install_iota(duk_context* ctx) {
  duk_push_object(ctx);
  duk_push_c_function(ctx, sleep, 1);
  duk_put_prop_literal(ctx, -2, "sleep");

  push_embedded(ctx, embedded_script::iota);
  duk_dup(ctx, -2);
  duk_call(ctx, 1);
  vm& heap = vm::of(ctx);
  heap.make_error = keep(ctx);
  duk_pop(ctx);
  duk_get_prop_literal(ctx, -1, "PermanentError");
  heap.permanent_error = keep(ctx);
  duk_pop(ctx);
  duk_put_global_literal(ctx, "iota");
}

void install_sdk_group(duk_context* ctx, sdk_group group) {
  duk_get_global_literal(ctx, "iota");
  if (group == sdk_group::crypto) {
    push_crypto(ctx);
    duk_put_prop_literal(ctx, -2, "crypto");
  }
  for (const auto& [which, name, file] : group_files) {
    if (which != group) continue;
    push_embedded(ctx, file);
    push_iota_natives(ctx);
    duk_call(ctx, 1);
    duk_put_prop_string(ctx, -2, name);
  }
  duk_pop(ctx);
}

}  // namespace sluice
