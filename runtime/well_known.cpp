#include "runtime/well_known.hpp"

#include "runtime/define.hpp"
#include "runtime/duktape_internals.hpp"

#include <cmath>
#include <initializer_list>
#include <iterator>
#include <string>

namespace sluice {
namespace {

constexpr duk_uint_t hidden_value =
    DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_CLEAR_ENUMERABLE | DUK_DEFPROP_SET_CONFIGURABLE;

struct well_known_symbol {
  const char* name;
  const char* symbol;
};
constexpr well_known_symbol symbols[] = {
    {"match", DUK_WELLKNOWN_SYMBOL("Symbol.match")},
    {"matchAll", DUK_WELLKNOWN_SYMBOL("Symbol.matchAll")},
    {"replace", DUK_WELLKNOWN_SYMBOL("Symbol.replace")},
    {"search", DUK_WELLKNOWN_SYMBOL("Symbol.search")},
    {"species", DUK_WELLKNOWN_SYMBOL("Symbol.species")},
    {"split", DUK_WELLKNOWN_SYMBOL("Symbol.split")},
    {"unscopables", DUK_WELLKNOWN_SYMBOL("Symbol.unscopables")},
};

/// What may stand outside the names of a scope made by `with` (ES2022 23.1.3.37).
constexpr const char* unscopable[] = {"at",        "copyWithin", "entries",       "fill", "find",
                                      "findIndex", "findLast",   "findLastIndex", "flat", "flatMap",
                                      "includes",  "keys",       "values"};

struct math_function {
  const char* name;
  double (*function)(double);
};
constexpr math_function math_functions[] = {
    {"acosh", [](double x) { return std::acosh(x); }},
    {"asinh", [](double x) { return std::asinh(x); }},
    {"atanh", [](double x) { return std::atanh(x); }},
    {"cosh", [](double x) { return std::cosh(x); }},
    {"expm1", [](double x) { return std::expm1(x); }},
    {"log1p", [](double x) { return std::log1p(x); }},
    {"sinh", [](double x) { return std::sinh(x); }},
    {"tanh", [](double x) { return std::tanh(x); }},
    {"fround", [](double x) { return static_cast<double>(static_cast<float>(x)); }},
};

/// The magic number says which.
duk_ret_t call_math(duk_context* ctx) {
  duk_push_number(ctx, math_functions[duk_get_current_magic(ctx)].function(duk_to_number(ctx, 0)));
  return 1;
}

/// get Symbol.prototype.description: what Symbol.prototype.toString() shows between its brackets.
duk_ret_t description(duk_context* ctx) {
  duk_push_this(ctx);
  if (duk_is_object(ctx, -1)) {
    duk_get_global_literal(ctx, "Symbol");
    duk_get_prop_literal(ctx, -1, "prototype");
    duk_get_prop_literal(ctx, -1, "valueOf");
    duk_dup(ctx, 0);
    duk_call_method(ctx, 0);
    duk_replace(ctx, 0);
    duk_set_top(ctx, 1);
  }
  return sluice_duktape_push_description(ctx, 0) ? 1 : duk_type_error(ctx, "not a symbol");
}

/// Names the function that `owner` (a global, or "" for the global object) has under `key`.
void name_built_in(duk_context* ctx, const char* owner, bool prototype, const char* key, const char* name) {
  const duk_idx_t base = duk_get_top(ctx);
  duk_push_global_object(ctx);
  if (*owner) duk_get_prop_string(ctx, -1, owner);
  if (prototype) duk_get_prop_literal(ctx, -1, "prototype");
  if (duk_get_prop_string(ctx, -1, key) && duk_is_function(ctx, -1)) name_function(ctx, name);
  duk_set_top(ctx, base);
}

/// Names the getter of a property of a global's prototype.
void name_getter(duk_context* ctx, const char* owner, const char* key) {
  const duk_idx_t base = duk_get_top(ctx);
  duk_get_global_string(ctx, owner);
  duk_get_prop_literal(ctx, -1, "prototype");
  duk_push_string(ctx, key);
  duk_get_prop_desc(ctx, -2, 0);
  duk_get_prop_literal(ctx, -1, "get");
  name_function(ctx, ("get " + std::string{key}).c_str());
  duk_set_top(ctx, base);
}

void add_symbols(duk_context* ctx) {
  duk_get_global_literal(ctx, "Symbol");
  for (const well_known_symbol& it : symbols) {
    duk_push_string(ctx, it.name);
    duk_push_string(ctx, it.symbol);
    duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_CLEAR_ENUMERABLE);
  }
  duk_pop(ctx);
}

/// Map, Set and Promise have theirs.
void add_species(duk_context* ctx) {
  for (const char* name : {"Array", "ArrayBuffer", "RegExp"}) {
    duk_get_global_string(ctx, name);
    define_species(ctx);
    duk_pop(ctx);
  }
  duk_get_global_literal(ctx, "Int8Array");
  duk_get_prototype(ctx, -1);
  define_species(ctx);
  duk_pop_2(ctx);
}

void add_tags(duk_context* ctx) {
  for (const char* name : {"Math", "JSON", "Reflect"}) {
    duk_get_global_string(ctx, name);
    define_tag(ctx, name);
    duk_pop(ctx);
  }
  for (const char* name : {"ArrayBuffer", "DataView"}) {
    duk_get_global_string(ctx, name);
    duk_get_prop_literal(ctx, -1, "prototype");
    define_tag(ctx, name);
    duk_pop_2(ctx);
  }
}

void add_buffer_length(duk_context* ctx) {
  duk_get_global_literal(ctx, "ArrayBuffer");
  duk_get_prop_literal(ctx, -1, "prototype");
  define_getter(ctx, "byteLength", "get byteLength", sluice_duktape_array_buffer_length);
  duk_pop_2(ctx);
}

void mend_lengths(duk_context* ctx) {
  duk_get_global_literal(ctx, "DataView");
  set_length(ctx, 1);
  duk_get_prop_literal(ctx, -1, "prototype");
  for (const char* kind : {"Int8", "Uint8", "Int16", "Uint16", "Int32", "Uint32", "Float32", "Float64"}) {
    duk_get_prop_string(ctx, -1, (std::string{"get"} + kind).c_str());
    set_length(ctx, 1);
    duk_get_prop_string(ctx, -2, (std::string{"set"} + kind).c_str());
    set_length(ctx, 2);
    duk_pop_2(ctx);
  }
  duk_pop_2(ctx);
}

void add_description(duk_context* ctx) {
  duk_get_global_literal(ctx, "Symbol");
  duk_get_prop_literal(ctx, -1, "prototype");
  define_getter(ctx, "description", "get description", description);
  duk_pop_2(ctx);
}

/// Lets the prelude replace Function.prototype[Symbol.hasInstance]; all of it is frozen afterwards.
void free_has_instance(duk_context* ctx) {
  duk_get_global_literal(ctx, "Function");
  duk_get_prop_literal(ctx, -1, "prototype");
  duk_push_literal(ctx, DUK_WELLKNOWN_SYMBOL("Symbol.hasInstance"));
  duk_get_prop_literal(ctx, -2, DUK_WELLKNOWN_SYMBOL("Symbol.hasInstance"));
  duk_def_prop(ctx, -3, hidden_value | DUK_DEFPROP_FORCE);
  duk_pop_2(ctx);
}

}  // namespace

void install_math(duk_context* ctx) {
  duk_get_global_literal(ctx, "Math");
  for (std::size_t i = 0; i < std::size(math_functions); ++i)
    define_method(ctx, math_functions[i].name, call_math, 1, static_cast<int>(i));
  duk_pop(ctx);
}

void install_unscopables(duk_context* ctx) {
  duk_get_global_literal(ctx, "Array");
  duk_get_prop_literal(ctx, -1, "prototype");
  duk_push_literal(ctx, DUK_WELLKNOWN_SYMBOL("Symbol.unscopables"));
  duk_push_bare_object(ctx);
  for (const char* name : unscopable) {
    duk_push_true(ctx);
    duk_put_prop_string(ctx, -2, name);
  }
  duk_def_prop(ctx, -3, hidden_value);
  duk_pop_2(ctx);
}

void install_buffers(duk_context* ctx) {
  mend_lengths(ctx);
  add_buffer_length(ctx);
}

void install_well_known(duk_context* ctx) {
  add_symbols(ctx);
  add_species(ctx);
  add_tags(ctx);
  add_description(ctx);
  for (const char* name : {"parseInt", "parseFloat", "isNaN", "isFinite", "encodeURIComponent",
                           "decodeURIComponent", "encodeURI", "decodeURI", "escape", "unescape"})
    name_built_in(ctx, "", false, name, name);
  for (const char* owner : {"Symbol", "Date"})
    name_built_in(ctx, owner, true, DUK_WELLKNOWN_SYMBOL("Symbol.toPrimitive"), "[Symbol.toPrimitive]");
  name_getter(ctx, "RegExp", "flags");
  name_getter(ctx, "RegExp", "source");
  name_built_in(ctx, "Function", true, DUK_WELLKNOWN_SYMBOL("Symbol.hasInstance"), "[Symbol.hasInstance]");
  free_has_instance(ctx);
  sluice_duktape_plain_prototypes(ctx);
}

}  // namespace sluice
