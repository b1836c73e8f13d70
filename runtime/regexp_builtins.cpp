#include "runtime/regexp_builtins.hpp"

#include "runtime/intrinsics.hpp"
#include "runtime/regexp/program.hpp"

#include <string>

// runtime/duktape_regexp_methods.inc and duktape_string_methods.inc
duk_ret_t sluice_duktape_regexp_symbol_match(duk_context* ctx);
duk_ret_t sluice_duktape_regexp_symbol_match_all(duk_context* ctx);
duk_ret_t sluice_duktape_regexp_symbol_replace(duk_context* ctx);
duk_ret_t sluice_duktape_regexp_symbol_search(duk_context* ctx);
duk_ret_t sluice_duktape_regexp_symbol_split(duk_context* ctx);
duk_ret_t sluice_duktape_regexp_iterator_next(duk_context* ctx);
duk_ret_t sluice_duktape_regexp_flag(duk_context* ctx);
duk_ret_t sluice_duktape_regexp_compile(duk_context* ctx);
duk_ret_t sluice_duktape_string_match_all(duk_context* ctx);
duk_ret_t sluice_duktape_string_replace_all(duk_context* ctx);

namespace sluice {
namespace {

struct method {
  const char* key;
  const char* name;
  duk_c_function function;
  duk_idx_t arguments;
};
constexpr method regexp_methods[] = {
    {DUK_WELLKNOWN_SYMBOL("Symbol.match"), "[Symbol.match]", sluice_duktape_regexp_symbol_match, 1},
    {DUK_WELLKNOWN_SYMBOL("Symbol.matchAll"), "[Symbol.matchAll]", sluice_duktape_regexp_symbol_match_all, 1},
    {DUK_WELLKNOWN_SYMBOL("Symbol.replace"), "[Symbol.replace]", sluice_duktape_regexp_symbol_replace, 2},
    {DUK_WELLKNOWN_SYMBOL("Symbol.search"), "[Symbol.search]", sluice_duktape_regexp_symbol_search, 1},
    {DUK_WELLKNOWN_SYMBOL("Symbol.split"), "[Symbol.split]", sluice_duktape_regexp_symbol_split, 2},
    {"compile", "compile", sluice_duktape_regexp_compile, 2},
};
constexpr method string_methods[] = {
    {"matchAll", "matchAll", sluice_duktape_string_match_all, 1},
    {"replaceAll", "replaceAll", sluice_duktape_string_replace_all, 2},
};

struct flag_getter {
  const char* name;
  regexp::flag flag;
};
constexpr flag_getter flag_getters[] = {
    {"global", regexp::global},          {"ignoreCase", regexp::ignore_case},
    {"multiline", regexp::multiline},    {"dotAll", regexp::dot_all},
    {"unicode", regexp::unicode},        {"sticky", regexp::sticky},
    {"hasIndices", regexp::has_indices},
};

/// [ … function ] → the same, named.
void set_name(duk_context* ctx, const std::string& name) {
  duk_push_literal(ctx, "name");
  duk_push_lstring(ctx, name.data(), name.size());
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_CONFIGURABLE);
}

/// [ … object ] → the same, with the method.
void add_method(duk_context* ctx, const method& added) {
  duk_push_string(ctx, added.key);
  duk_push_c_function(ctx, added.function, added.arguments);
  set_name(ctx, added.name);
  duk_def_prop(ctx, -3,
               DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WRITABLE | DUK_DEFPROP_CLEAR_ENUMERABLE |
                   DUK_DEFPROP_SET_CONFIGURABLE);
}

/// [ … RegExp.prototype ]
void add_flag_getter(duk_context* ctx, const flag_getter& getter) {
  duk_push_string(ctx, getter.name);
  duk_push_c_function(ctx, sluice_duktape_regexp_flag, 0);
  duk_set_magic(ctx, -1, getter.flag);
  set_name(ctx, std::string{"get "} + getter.name);
  duk_def_prop(ctx, -3,
               DUK_DEFPROP_HAVE_GETTER | DUK_DEFPROP_FORCE | DUK_DEFPROP_CLEAR_ENUMERABLE |
                   DUK_DEFPROP_SET_CONFIGURABLE);
}

/// [ … RegExp.prototype ]: what matchAll() gives inherits from the iterators of the engine.
void add_match_iterator(duk_context* ctx) {
  duk_get_prop_literal(ctx, -1, DUK_WELLKNOWN_SYMBOL("Symbol.matchAll"));
  duk_push_object(ctx);
  push_intrinsics(ctx);
  duk_get_prop_literal(ctx, -1, "iteratorPrototype");
  duk_set_prototype(ctx, -3);
  duk_pop(ctx);
  add_method(ctx, {"next", "next", sluice_duktape_regexp_iterator_next, 0});
  duk_push_literal(ctx, DUK_WELLKNOWN_SYMBOL("Symbol.toStringTag"));
  duk_push_literal(ctx, "RegExp String Iterator");
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_CONFIGURABLE);
  duk_put_prop_literal(ctx, -2, DUK_HIDDEN_SYMBOL("matchAll"));
  duk_pop(ctx);
}

}  // namespace

void install_regexp_methods(duk_context* ctx) {
  duk_get_global_literal(ctx, "RegExp");
  duk_get_prop_literal(ctx, -1, "prototype");
  for (const method& added : regexp_methods) add_method(ctx, added);
  for (const flag_getter& getter : flag_getters) add_flag_getter(ctx, getter);
  duk_pop_2(ctx);
}

void install_regexp(duk_context* ctx) {
  install_regexp_methods(ctx);
  duk_get_global_literal(ctx, "RegExp");
  duk_get_prop_literal(ctx, -1, "prototype");
  add_match_iterator(ctx);
  duk_get_global_literal(ctx, "String");
  duk_get_prop_literal(ctx, -1, "prototype");
  for (const method& added : string_methods) add_method(ctx, added);
  duk_pop_n(ctx, 4);
}

}  // namespace sluice
