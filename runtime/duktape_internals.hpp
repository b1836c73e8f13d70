#pragma once

#include <duktape.h>

#include <cstddef>
#include <string_view>
#include <vector>

// What our own code needs of Duktape's internals: runtime/duktape_internals.inc, a part of duktape.cpp.

/// Freezes the object at `index` and what can be reached from it through properties, accessors and
/// prototypes; it does not go on behind objects that are frozen already. What inherits from them can still be
/// assigned to.
void sluice_duktape_harden(duk_context* ctx, duk_idx_t index);

/// Lets an object take new properties again; those that it has stay frozen.
void sluice_duktape_make_extensible(duk_context* ctx, duk_idx_t index);

/// The names that the global object has, in their order: its own properties' keys, as addresses of strings.
std::vector<const void*> sluice_duktape_global_names(duk_context* ctx);

/// Whether the global object has no other names than these, in this order.
bool sluice_duktape_has_only_globals(duk_context* ctx, const std::vector<const void*>& names);

/// The line that runs in a function whose file is `file`, the innermost one of this coroutine; 0 if there is
/// none. Runs no script, so it may be asked at any moment.
int sluice_duktape_current_line(duk_context* ctx, std::string_view file) noexcept;

/// [ … ] → [ … text ]: "    at async name (file:line)\n" of the suspended coroutine at `coroutine`, of its
/// innermost function whose file is `file`. False, and nothing pushed, if there is none.
bool sluice_duktape_push_await_site(duk_context* ctx, duk_idx_t coroutine, std::string_view file);

/// [ … ] → [ … text ]: a value as messages show it: 'text', of a long one the beginning, 5, "an object", a
/// function's name. Runs no script. The text is valid as long as it is on the stack.
const char* sluice_duktape_push_readable(duk_context* ctx, duk_idx_t index);

/// What an object is underneath, whatever it says of itself: "Object", "Array", "Date", "Error",
/// "ArrayBuffer", "View:Uint8Array", … ; words such as "a Proxy" if it holds what cannot be copied from
/// outside.
const char* sluice_duktape_cloneable_kind(duk_context* ctx, duk_idx_t index);

/// Counts work of native code, a unit being some nanoseconds: throws a RangeError if the execution must stop
/// (duktape_guard::must_stop). To be called in every loop whose length a script decides.
void sluice_duktape_work(duk_context* ctx, std::size_t units);

/// [ … constructor arguments… ] → [ … object ]: `new constructor(…arguments)` whose new.target is the
/// function at `new_target`, and for whose object the prototype of the object at `instance` is taken, as
/// `super(…)` has it.
void sluice_duktape_construct(duk_context* ctx, duk_idx_t arguments, duk_idx_t new_target,
                              duk_idx_t instance);

/// What functions inherit from that say "use async": the object at `index`, which has to live as long as the
/// heap.
void sluice_duktape_set_async_prototype(duk_context* ctx, duk_idx_t index);

/// Lets native code do some work before it is asked again: what has been stopped can still be reported.
void sluice_duktape_renew_work(duk_context* ctx);

/// Which of the nine typed arrays, in the specification's order, the value at `index` is; -1 for all else.
int sluice_duktape_typed_array_kind(duk_context* ctx, duk_idx_t index);

/// Makes ordinary objects of prototypes that are instances in ES5 (Date.prototype, Error.prototype).
void sluice_duktape_plain_prototypes(duk_context* ctx);

/// [ … ] → [ … description ] of the symbol at `index`: a string or undefined. False if it is none.
bool sluice_duktape_push_description(duk_context* ctx, duk_idx_t index);

bool sluice_duktape_is_proxy(duk_context* ctx, duk_idx_t index);

/// [ … ] → [ … handler ] that Duktape knows of the proxy at `index`.
void sluice_duktape_push_proxy_handler(duk_context* ctx, duk_idx_t index);

/// The getter ArrayBuffer.prototype.byteLength.
duk_ret_t sluice_duktape_array_buffer_length(duk_context* ctx);
