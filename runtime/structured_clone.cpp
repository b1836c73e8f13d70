#include "runtime/structured_clone.hpp"

#include "runtime/define.hpp"
#include "runtime/dom_exception.hpp"
#include "runtime/duktape_collections.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/embedded.hpp"
#include "runtime/promise.hpp"

namespace sluice {
namespace {

/// What structuredClone calls an object that it copies, or words for one that it does not.
const char* kind_of_object(duk_context* ctx) {
  switch (sluice_duktape_collection_kind(ctx, 0)) {
    case collection_kind::map: return "Map";
    case collection_kind::set: return "Set";
    case collection_kind::weak_map: return "a WeakMap";
    case collection_kind::weak_set: return "a WeakSet";
    case collection_kind::none: break;
  }
  if (duk_is_function(ctx, 0)) return "a function";
  if (is_promise(ctx, 0)) return "a Promise";
  return sluice_duktape_cloneable_kind(ctx, 0);
}

/// (object): its kind.
duk_ret_t kind_of(duk_context* ctx) {
  duk_push_string(ctx, kind_of_object(ctx));
  return 1;
}

/// (from, to): gives an error the stack of another one.
duk_ret_t copy_trace(duk_context* ctx) {
  constexpr char trace_key[] =
      "\x82"
      "Tracedata";
  if (duk_get_prop_literal(ctx, 0, trace_key)) duk_put_prop_literal(ctx, 1, trace_key);
  return 0;
}

/// (message): throws a DataCloneError.
duk_ret_t fail(duk_context* ctx) { throw_dom_exception(ctx, "DataCloneError", duk_to_string(ctx, 0)); }

}  // namespace

void install_structured_clone(duk_context* ctx) {
  install_dom_exception(ctx);
  duk_push_global_object(ctx);
  push_embedded(ctx, embedded_script::structured_clone);
  duk_push_c_function(ctx, kind_of, 1);
  duk_push_c_function(ctx, copy_trace, 2);
  duk_push_c_function(ctx, fail, 1);
  duk_call(ctx, 3);
  define_value(ctx, "structuredClone");
  duk_pop(ctx);
}

}  // namespace sluice
