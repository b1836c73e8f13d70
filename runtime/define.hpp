#pragma once

#include <duktape.h>

namespace sluice {

// Properties as built-ins have them: methods are writable, configurable and not enumerable.

/// [ … ] → [ … function ] of that name.
void push_function(duk_context* ctx, const char* name, duk_c_function function, int arguments, int magic = 0);

/// [ … function ] → [ … function ]
void name_function(duk_context* ctx, const char* name);
void set_length(duk_context* ctx, int length);

/// [ … object ] → [ … object ]; `length` is what the standard says of the function, if that is not how many
/// arguments it takes.
void define_method(duk_context* ctx, const char* name, duk_c_function function, int arguments, int magic = 0,
                   int length = -1);

/// The same under a key that is not the function's name: a symbol.
void define_symbol_method(duk_context* ctx, const char* key, const char* name, duk_c_function function,
                          int arguments);

/// [ … object ] → [ … object ]: a getter, not enumerable, in place of what may have that key. `name`: of the
/// function.
void define_getter(duk_context* ctx, const char* key, const char* name, duk_c_function function,
                   int magic = 0);

/// [ … constructor ] → [ … constructor ]: Symbol.species, by which methods make their results.
void define_species(duk_context* ctx);

/// [ … object ] → [ … object ]: what Object.prototype.toString calls it.
void define_tag(duk_context* ctx, const char* tag);

/// [ … object ] → [ … object ]: an accessor of a web standard's class, enumerable; without a setter if
/// `setter` is null.
void define_accessor(duk_context* ctx, const char* name, duk_c_function getter,
                     duk_c_function setter = nullptr, int magic = 0);

/// A class on the global object: [ … ] → [ … prototype ], to be popped. Its instances inherit from that and
/// Object.prototype.toString calls them `name`.
void define_class(duk_context* ctx, const char* name, duk_c_function constructor, int arguments);

/// Throws if a class is called without `new`.
void require_new(duk_context* ctx, const char* name);

/// [ … object value ] → [ … object ]: the value as a property that only built-ins may change.
void define_value(duk_context* ctx, const char* name);

/// Defines a function on the global object.
void define_global_function(duk_context* ctx, const char* name, duk_c_function function, int arguments,
                            int magic = 0, int length = -1);

}  // namespace sluice
