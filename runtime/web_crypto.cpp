#include "runtime/web_crypto.hpp"

#include "runtime/crypto.hpp"
#include "runtime/define.hpp"
#include "runtime/dom_exception.hpp"
#include "runtime/duktape_internals.hpp"

#include <string_view>

namespace sluice {
namespace {

/// getRandomValues(view): fills an array of integers.
duk_ret_t get_random_values(duk_context* ctx) {
  const int kind = sluice_duktape_typed_array_kind(ctx, 0);
  if (kind < 0) return duk_type_error(ctx, "crypto.getRandomValues wants a typed array of integers");
  duk_size_t size = 0;
  void* const bytes = duk_get_buffer_data(ctx, 0, &size);
  duk_get_prop_literal(ctx, 0, "BYTES_PER_ELEMENT");
  duk_get_global_literal(ctx, "Float32Array");
  duk_get_global_literal(ctx, "Float64Array");
  if (duk_instanceof(ctx, 0, -2) || duk_instanceof(ctx, 0, -1))
    throw_dom_exception(ctx, "TypeMismatchError", "crypto.getRandomValues wants a typed array of integers");
  if (size > most_random_bytes)
    throw_dom_exception(ctx, "QuotaExceededError", "crypto.getRandomValues fills at most 65536 bytes");
  if (bytes && size > 0) fill_random(ctx, static_cast<unsigned char*>(bytes), size);
  duk_set_top(ctx, 1);
  return 1;
}

}  // namespace

void install_web_crypto(duk_context* ctx) {
  install_dom_exception(ctx);
  duk_push_object(ctx);
  define_method(ctx, "getRandomValues", get_random_values, 1);
  define_method(ctx, "randomUUID", push_random_uuid, 0);
  define_tag(ctx, "Crypto");
  duk_push_global_object(ctx);
  duk_insert(ctx, -2);
  define_value(ctx, "crypto");
  duk_pop(ctx);
}

}  // namespace sluice
