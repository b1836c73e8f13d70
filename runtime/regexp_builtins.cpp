#include "runtime/regexp_builtins.hpp"

#include "runtime/define.hpp"
#include "runtime/intrinsics.hpp"
#include "runtime/regexp/program.hpp"

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

struct symbol_method {
  const char* key;
  const char* name;
  duk_c_function function;
  duk_idx_t arguments;
};
constexpr symbol_method symbol_methods[] = {
    {DUK_WELLKNOWN_SYMBOL("Symbol.match"), "[Symbol.match]", sluice_duktape_regexp_symbol_match, 1},
    {DUK_WELLKNOWN_SYMBOL("Symbol.matchAll"), "[Symbol.matchAll]", sluice_duktape_regexp_symbol_match_all, 1},
    {DUK_WELLKNOWN_SYMBOL("Symbol.replace"), "[Symbol.replace]", sluice_duktape_regexp_symbol_replace, 2},
    {DUK_WELLKNOWN_SYMBOL("Symbol.search"), "[Symbol.search]", sluice_duktape_regexp_symbol_search, 1},
    {DUK_WELLKNOWN_SYMBOL("Symbol.split"), "[Symbol.split]", sluice_duktape_regexp_symbol_split, 2},
};

struct flag_getter {
  const char* key;
  const char* name;
  regexp::flag flag;
};
constexpr flag_getter flag_getters[] = {
    {"global", "get global", regexp::global},
    {"ignoreCase", "get ignoreCase", regexp::ignore_case},
    {"multiline", "get multiline", regexp::multiline},
    {"dotAll", "get dotAll", regexp::dot_all},
    {"unicode", "get unicode", regexp::unicode},
    {"sticky", "get sticky", regexp::sticky},
    {"hasIndices", "get hasIndices", regexp::has_indices},
};

/// [ … RegExp.prototype ]: what matchAll() gives inherits from the iterators of the engine.
void add_match_iterator(duk_context* ctx) {
  duk_get_prop_literal(ctx, -1, DUK_WELLKNOWN_SYMBOL("Symbol.matchAll"));
  duk_push_object(ctx);
  push_intrinsics(ctx);
  duk_get_prop_literal(ctx, -1, "iteratorPrototype");
  duk_set_prototype(ctx, -3);
  duk_pop(ctx);
  define_method(ctx, "next", sluice_duktape_regexp_iterator_next, 0);
  define_tag(ctx, "RegExp String Iterator");
  duk_put_prop_literal(ctx, -2, DUK_HIDDEN_SYMBOL("matchAll"));
  duk_pop(ctx);
}

}  // namespace

void install_regexp_methods(duk_context* ctx) {
  duk_get_global_literal(ctx, "RegExp");
  duk_get_prop_literal(ctx, -1, "prototype");
  for (const auto& [key, name, function, arguments] : symbol_methods)
    define_symbol_method(ctx, key, name, function, arguments);
  define_method(ctx, "compile", sluice_duktape_regexp_compile, 2);
  for (const auto& [key, name, flag] : flag_getters)
    define_getter(ctx, key, name, sluice_duktape_regexp_flag, flag);
  duk_pop_2(ctx);
}

void install_regexp(duk_context* ctx) {
  install_regexp_methods(ctx);
  duk_get_global_literal(ctx, "RegExp");
  duk_get_prop_literal(ctx, -1, "prototype");
  add_match_iterator(ctx);
  duk_get_global_literal(ctx, "String");
  duk_get_prop_literal(ctx, -1, "prototype");
  define_method(ctx, "matchAll", sluice_duktape_string_match_all, 1);
  define_method(ctx, "replaceAll", sluice_duktape_string_replace_all, 2);
  duk_pop_n(ctx, 4);
}

}  // namespace sluice
