#include "runtime/sandbox.hpp"

#include "runtime/duktape_internals.hpp"
#include "runtime/intrinsics.hpp"
#include "runtime/vm.hpp"

namespace sluice {
namespace {

/// A property to delete, by its path from the global object.
struct unsafe_property {
  const char* object;  ///< a global's name; "" = the global object
  const char* inner;   ///< a property of that ("prototype"), or ""
  const char* name;
};
constexpr unsafe_property unsafe_properties[] = {
    {"", "", "eval"},
    {"", "", "Function"},
    {"", "", "Duktape"},
    {"", "", "require"},
    {"", "", "CBOR"},
    {"", "", "performance"},  // a clock that is not the host's
    {"", "", "Buffer"},
    // These make strings of any bytes, and so the names of internal properties.
    {"String", "", "fromBuffer"},
    {"String", "", "fromBufferRaw"},
    {"Uint8Array", "", "allocPlain"},
    {"Uint8Array", "", "plainOf"},
    // Names of the engine's own files.
    {"Error", "prototype", "fileName"},
    {"Error", "prototype", "lineNumber"},
};

duk_ret_t no_function_constructor(duk_context* ctx) {
  return duk_type_error(ctx, "code cannot be made from text here: Function and eval are not available");
}

/// A double in [0, 1) of the host's random bits.
duk_ret_t random(duk_context* ctx) {
  duk_push_number(ctx, static_cast<double>(vm::of(ctx).host.random() >> 11) * 0x1.0p-53);
  return 1;
}

/// Every function's `constructor` becomes one that throws; Function's static parts have nowhere to hang.
void replace_function_constructor(duk_context* ctx) {
  duk_get_global_literal(ctx, "Function");
  duk_get_prop_literal(ctx, -1, "prototype");
  duk_push_c_function(ctx, no_function_constructor, DUK_VARARGS);
  duk_push_literal(ctx, "name");
  duk_push_literal(ctx, "Function");
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_FORCE);
  duk_push_literal(ctx, "prototype");
  duk_dup(ctx, -3);
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_FORCE);
  duk_push_literal(ctx, "constructor");
  duk_dup(ctx, -2);
  duk_def_prop(ctx, -4, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_FORCE);
  duk_pop_3(ctx);
}

void replace_random(duk_context* ctx) {
  duk_get_global_literal(ctx, "Math");
  duk_push_literal(ctx, "random");
  duk_push_c_function(ctx, random, 0);
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WRITABLE | DUK_DEFPROP_SET_CONFIGURABLE);
  duk_pop(ctx);
}

/// Freezes what `new Constructor()[Symbol.iterator]()` inherits from: no property of a built-in leads there.
void freeze_iterators(duk_context* ctx, const char* constructor) {
  const duk_idx_t base = duk_get_top(ctx);
  if (duk_get_global_string(ctx, constructor)) {
    duk_new(ctx, 0);
    duk_push_literal(ctx, DUK_WELLKNOWN_SYMBOL("Symbol.iterator"));
    duk_dup_top(ctx);
    if (duk_has_prop(ctx, -3)) {
      duk_call_prop(ctx, -2, 0);
      duk_get_prototype(ctx, -1);
      if (duk_is_object(ctx, -1)) sluice_duktape_harden(ctx, -1);
    }
  }
  duk_set_top(ctx, base);
}

}  // namespace

void remove_unsafe_globals(duk_context* ctx) {
  replace_function_constructor(ctx);
  replace_random(ctx);
  for (const unsafe_property& unsafe : unsafe_properties) {
    const duk_idx_t base = duk_get_top(ctx);
    duk_push_global_object(ctx);
    if (*unsafe.object) duk_get_prop_string(ctx, -1, unsafe.object);
    if (*unsafe.inner) duk_get_prop_string(ctx, -1, unsafe.inner);
    if (duk_is_object(ctx, -1)) duk_del_prop_string(ctx, -1, unsafe.name);
    duk_set_top(ctx, base);
  }
}

void freeze_builtins(duk_context* ctx) {
  for (const char* constructor : {"Array", "String", "Map", "Set"}) freeze_iterators(ctx, constructor);
  push_intrinsics(ctx);
  sluice_duktape_harden(ctx, -1);
  duk_push_global_object(ctx);
  sluice_duktape_harden(ctx, -1);
  sluice_duktape_make_extensible(ctx, -1);
  duk_pop_2(ctx);
}

}  // namespace sluice
