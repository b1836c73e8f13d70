#include "runtime/sandbox.hpp"

#include "runtime/define.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/intrinsics.hpp"
#include "runtime/vm.hpp"

#include <iterator>
#include <unordered_set>
#include <vector>

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

/// [ … prototype ] → [ … prototype constructor ]: a constructor of that name that throws, in place of what
/// the prototype of functions has.
void push_throwing_constructor(duk_context* ctx, const char* name) {
  push_function(ctx, name, no_function_constructor, DUK_VARARGS);
  set_length(ctx, 1);
  duk_push_literal(ctx, "prototype");
  duk_dup(ctx, -3);
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_FORCE);
  duk_push_literal(ctx, "constructor");
  duk_dup(ctx, -2);
  duk_def_prop(ctx, -4, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_CONFIGURABLE | DUK_DEFPROP_FORCE);
}

/// Every function's `constructor` becomes one that throws; Function's static parts have nowhere to hang.
void replace_function_constructors(duk_context* ctx) {
  const duk_idx_t base = duk_get_top(ctx);
  duk_get_global_literal(ctx, "Function");
  duk_get_prop_literal(ctx, -1, "prototype");
  push_throwing_constructor(ctx, "Function");
  push_intrinsics(ctx);
  duk_get_prop_literal(ctx, -1, "functionKinds");
  const char* const names[] = {"AsyncFunction", "GeneratorFunction", "AsyncGeneratorFunction"};
  for (duk_uarridx_t i = 0; i < std::size(names); ++i) {
    duk_get_prop_index(ctx, base + 4, i);
    push_throwing_constructor(ctx, names[i]);
    duk_dup(ctx, base + 2);
    duk_set_prototype(ctx, -2);  // they inherit from Function
    duk_pop_2(ctx);
  }
  duk_set_top(ctx, base);
}

void replace_random(duk_context* ctx) {
  duk_get_global_literal(ctx, "Math");
  define_method(ctx, "random", random, 0);
  duk_pop(ctx);
}

/// Object.setPrototypeOf, Reflect.setPrototypeOf and the setter of __proto__ (told apart by Duktape's magic
/// number): Duktape's own, but for the global object, from whose prototypes every execution would get names.
duk_ret_t set_prototype(duk_context* ctx) {
  const bool setter = duk_get_current_magic(ctx) == 0;
  const bool reflect = duk_get_current_magic(ctx) == 2;
  const duk_idx_t top = duk_get_top(ctx);
  setter ? duk_push_this(ctx) : duk_dup(ctx, 0);
  duk_push_global_object(ctx);
  if (duk_get_heapptr(ctx, -1) == duk_get_heapptr(ctx, -2)) {
    duk_get_prototype(ctx, -1);
    if (!duk_strict_equals(ctx, -1, setter ? 0 : 1)) {
      if (!reflect) return duk_type_error(ctx, "the global object's prototype cannot be changed");
      duk_push_false(ctx);
      return 1;
    }
  }
  duk_set_top(ctx, top);
  return vm::of(ctx).set_prototype(ctx);
}

/// [ … function ] → [ … function guarded ]
void push_set_prototype(duk_context* ctx, duk_idx_t arguments) {
  vm::of(ctx).set_prototype = duk_get_c_function(ctx, -1);
  duk_push_c_function(ctx, set_prototype, arguments);
  duk_set_magic(ctx, -1, duk_get_magic(ctx, -2));
  duk_push_literal(ctx, "name");
  duk_get_prop_literal(ctx, -3, "name");
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_CONFIGURABLE);
}

void keep_global_prototype(duk_context* ctx) {
  const duk_idx_t base = duk_get_top(ctx);
  for (const char* owner : {"Object", "Reflect"}) {
    duk_get_global_string(ctx, owner);
    duk_get_prop_literal(ctx, -1, "setPrototypeOf");
    push_set_prototype(ctx, 2);
    duk_put_prop_literal(ctx, -3, "setPrototypeOf");
    duk_set_top(ctx, base);
  }
  duk_get_global_literal(ctx, "Object");
  duk_get_prop_literal(ctx, -1, "prototype");
  duk_push_literal(ctx, "__proto__");
  duk_dup_top(ctx);
  duk_get_prop_desc(ctx, -3, 0);
  duk_get_prop_literal(ctx, -1, "set");
  push_set_prototype(ctx, 1);
  duk_replace(ctx, -3);
  duk_pop(ctx);
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_SETTER);
  duk_set_top(ctx, base);
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

/// The same for what ''.matchAll() gives.
void freeze_match_iterator(duk_context* ctx) {
  const duk_idx_t base = duk_get_top(ctx);
  duk_push_literal(ctx, "");
  if (duk_get_prop_literal(ctx, -1, "matchAll")) {
    duk_dup(ctx, base);
    duk_get_global_literal(ctx, "RegExp");
    duk_push_literal(ctx, "a");
    duk_push_literal(ctx, "g");
    duk_new(ctx, 2);
    duk_call_method(ctx, 1);
    duk_get_prototype(ctx, -1);
    sluice_duktape_harden(ctx, -1);
  }
  duk_set_top(ctx, base);
}

/// [ … global ]: its own names, inherited ones apart, hidden ones not among them.
void push_names(duk_context* ctx) {
  duk_enum(ctx, -1, DUK_ENUM_OWN_PROPERTIES_ONLY | DUK_ENUM_INCLUDE_NONENUMERABLE | DUK_ENUM_INCLUDE_SYMBOLS);
}

}  // namespace

void keep_globals(duk_context* ctx) {
  vm& heap = vm::of(ctx);
  duk_push_global_object(ctx);
  push_names(ctx);
  keep(ctx);  // the names' strings live as long as the heap, whatever becomes of the properties
  duk_pop_2(ctx);
  heap.globals = sluice_duktape_global_names(ctx);
}

void drop_later_globals(duk_context* ctx) {
  const std::vector<const void*>& kept = vm::of(ctx).globals;
  duk_push_global_object(ctx);
  sluice_duktape_make_extensible(ctx, -1);
  if (!sluice_duktape_has_only_globals(ctx, kept)) {
    const std::unordered_set<const void*> names{kept.begin(), kept.end()};
    for (push_names(ctx); duk_next(ctx, -1, 0);) {
      if (names.contains(duk_get_heapptr(ctx, -1))) {
        duk_pop(ctx);
        continue;
      }
      duk_dup(ctx, -1);
      duk_def_prop(ctx, -4, DUK_DEFPROP_SET_CONFIGURABLE | DUK_DEFPROP_FORCE);
      duk_del_prop(ctx, -3);
    }
    duk_pop(ctx);
  }
  duk_pop(ctx);
}

void remove_unsafe_globals(duk_context* ctx) {
  replace_function_constructors(ctx);
  replace_random(ctx);
  keep_global_prototype(ctx);
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
  for (const char* constructor : {"Array", "String", "Map", "Set", "URLSearchParams"})
    freeze_iterators(ctx, constructor);
  freeze_match_iterator(ctx);
  push_intrinsics(ctx);
  sluice_duktape_harden(ctx, -1);
  duk_push_global_object(ctx);
  sluice_duktape_harden(ctx, -1);
  sluice_duktape_make_extensible(ctx, -1);
  duk_pop_2(ctx);
}

}  // namespace sluice
