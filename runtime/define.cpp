#include "runtime/define.hpp"

namespace sluice {
namespace {

duk_ret_t species(duk_context* ctx) {
  duk_push_this(ctx);
  return 1;
}

}  // namespace

void name_function(duk_context* ctx, const char* name) {
  duk_push_literal(ctx, "name");
  duk_push_string(ctx, name);
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_CONFIGURABLE | DUK_DEFPROP_FORCE);
}

void set_length(duk_context* ctx, int length) {
  duk_push_literal(ctx, "length");
  duk_push_int(ctx, length);
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_CONFIGURABLE | DUK_DEFPROP_FORCE);
}

void push_function(duk_context* ctx, const char* name, duk_c_function function, int arguments, int magic) {
  duk_push_c_function(ctx, function, arguments);
  duk_set_magic(ctx, -1, magic);
  name_function(ctx, name);
}

void define_method(duk_context* ctx, const char* name, duk_c_function function, int arguments, int magic,
                   int length) {
  push_function(ctx, name, function, arguments, magic);
  if (length >= 0) set_length(ctx, length);
  define_value(ctx, name);
}

void define_symbol_method(duk_context* ctx, const char* key, const char* name, duk_c_function function,
                          int arguments) {
  push_function(ctx, name, function, arguments);
  define_value(ctx, key);
}

void define_getter(duk_context* ctx, const char* key, const char* name, duk_c_function function, int magic) {
  duk_push_string(ctx, key);
  push_function(ctx, name, function, 0, magic);
  duk_def_prop(ctx, -3,
               DUK_DEFPROP_HAVE_GETTER | DUK_DEFPROP_CLEAR_ENUMERABLE | DUK_DEFPROP_SET_CONFIGURABLE |
                   DUK_DEFPROP_FORCE);
}

void define_species(duk_context* ctx) {
  define_getter(ctx, DUK_WELLKNOWN_SYMBOL("Symbol.species"), "get [Symbol.species]", species);
}

void define_tag(duk_context* ctx, const char* tag) {
  duk_push_literal(ctx, DUK_WELLKNOWN_SYMBOL("Symbol.toStringTag"));
  duk_push_string(ctx, tag);
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_CONFIGURABLE);
}

void define_accessor(duk_context* ctx, const char* name, duk_c_function getter, duk_c_function setter,
                     int magic) {
  duk_uint_t flags = DUK_DEFPROP_HAVE_GETTER | DUK_DEFPROP_SET_CONFIGURABLE | DUK_DEFPROP_SET_ENUMERABLE;
  duk_push_string(ctx, name);
  push_function(ctx, name, getter, 0, magic);
  if (setter) {
    push_function(ctx, name, setter, 1, magic);
    flags |= DUK_DEFPROP_HAVE_SETTER;
  }
  duk_def_prop(ctx, setter ? -4 : -3, flags);
}

void define_class(duk_context* ctx, const char* name, duk_c_function constructor, int arguments) {
  duk_push_global_object(ctx);
  push_function(ctx, name, constructor, arguments);
  duk_push_object(ctx);
  define_tag(ctx, name);
  duk_dup(ctx, -2);
  define_value(ctx, "constructor");
  duk_push_literal(ctx, "prototype");
  duk_dup(ctx, -2);
  duk_def_prop(ctx, -4, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_CLEAR_WRITABLE | DUK_DEFPROP_CLEAR_CONFIGURABLE);
  duk_insert(ctx, -3);
  define_value(ctx, name);
  duk_pop(ctx);
}

void require_new(duk_context* ctx, const char* name) {
  if (!duk_is_constructor_call(ctx))
    (void)duk_type_error(ctx, "%s is a class: write `new %s(...)`", name, name);
}

void define_value(duk_context* ctx, const char* name) {
  duk_push_string(ctx, name);
  duk_insert(ctx, -2);
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WRITABLE | DUK_DEFPROP_SET_CONFIGURABLE);
}

void define_global_function(duk_context* ctx, const char* name, duk_c_function function, int arguments,
                            int magic, int length) {
  duk_push_global_object(ctx);
  define_method(ctx, name, function, arguments, magic, length);
  duk_pop(ctx);
}

}  // namespace sluice
