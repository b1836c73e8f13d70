#include "runtime/handler.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/host_calls.hpp"
#include "runtime/intrinsics.hpp"
#include "runtime/modules.hpp"
#include "runtime/promise.hpp"
#include "runtime/stash.hpp"

namespace sluice {
namespace {

constexpr char handler_key[] =
    "\xFF"
    "handler";
constexpr char result_key[] =
    "\xFF"
    "result";

void put_text(duk_context* ctx, const char* name, std::string_view utf8) {
  push_utf8(ctx, utf8);
  duk_put_prop_string(ctx, -2, name);
}

/// [ … ] → [ … context ], a script's second argument.
void push_context(duk_context* ctx, const execution_context& context) {
  duk_push_object(ctx);
  put_text(ctx, "executionId", context.execution_id);
  put_text(ctx, "idempotencyKey", context.idempotency_key);
  put_text(ctx, "tenant", context.tenant);
  put_text(ctx, "script", context.script);
  put_text(ctx, "version", context.version);
  duk_push_int(ctx, context.attempt);
  duk_put_prop_literal(ctx, -2, "attempt");
}

}  // namespace

void load_handler(duk_context* ctx, const compiled_script& program, const module_set* modules) {
  duk_push_lstring(ctx, program.code.data(), program.code.size());
  duk_push_lstring(ctx, program.name.data(), program.name.size());
  duk_compile(ctx, DUK_COMPILE_EVAL);
  duk_call(ctx, 0);
  push_intrinsics(ctx);
  duk_push_object(ctx);
  duk_dup(ctx, -1);
  duk_insert(ctx, -4);
  push_require(ctx, modules);
  duk_call(ctx, 3);
  duk_pop(ctx);
  duk_get_prop_literal(ctx, -1, "default");
  if (!duk_is_function(ctx, -1))
    (void)duk_type_error(ctx, "%s has no handler: write `export default function (event, context) { ... }`",
                         program.name.c_str());
  stash(ctx, handler_key);
  duk_pop(ctx);
}

bool call_handler(duk_context* ctx, std::string_view event_json, const execution_context& context) {
  push_stashed(ctx, handler_key);
  push_json(ctx, event_json);
  push_context(ctx, context);
  duk_call(ctx, 2);
  bool returns_promise = is_promise(ctx, -1);
  if (!returns_promise && duk_is_object(ctx, -1)) {
    duk_get_prop_literal(ctx, -1, "then");
    returns_promise = duk_is_callable(ctx, -1);
    duk_pop(ctx);
    if (returns_promise) {
      push_promise(ctx);
      duk_insert(ctx, -2);
      resolve_promise(ctx, -2);
    }
  }
  stash(ctx, result_key);
  return returns_promise;
}

void push_handler_result(duk_context* ctx) { push_stashed(ctx, result_key); }

}  // namespace sluice
