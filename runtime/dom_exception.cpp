#include "runtime/dom_exception.hpp"

#include "runtime/define.hpp"
#include "runtime/embedded.hpp"
#include "runtime/vm.hpp"

namespace sluice {

void install_dom_exception(duk_context* ctx) {
  if (vm::of(ctx).dom_exception) return;
  duk_push_global_object(ctx);
  push_embedded(ctx, embedded_script::dom_exception);
  duk_call(ctx, 0);
  vm::of(ctx).dom_exception = keep(ctx);
  define_value(ctx, "DOMException");
  duk_pop(ctx);
}

void throw_dom_exception(duk_context* ctx, const char* name, const char* message) {
  duk_push_heapptr(ctx, vm::of(ctx).dom_exception);
  duk_push_string(ctx, message);
  duk_push_string(ctx, name);
  duk_new(ctx, 2);
  (void)duk_throw(ctx);
  __builtin_unreachable();
}

}  // namespace sluice
