#include "runtime/iota.hpp"

#include "runtime/embedded.hpp"
#include "runtime/host_calls.hpp"
#include "runtime/vm.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sluice {
namespace {

/// One function of the SDK. `group` is the object within iota it belongs to, "" for iota itself.
struct binding {
  const char* group;
  const char* name;
  duk_c_function function;
  int arguments;
};

/// iota.sleep(ms): a promise that is fulfilled after that time.
duk_ret_t sleep(duk_context* ctx) {
  const double ms = duk_get_number_default(ctx, 0, -1);
  if (!(ms >= 0) || !std::isfinite(ms))
    return duk_type_error(ctx, "iota.sleep wants milliseconds, a number of 0 or more");
  duk_push_undefined(ctx);
  start_host_call(ctx, "sleep", fmt::format("[{:.0f}]", ms));
  return 1;
}

constexpr binding bindings[] = {
    {"", "sleep", sleep, 1},
};

/// [ … iota ] → [ … iota group ]
void push_group(duk_context* ctx, const char* group) {
  if (*group == '\0') return duk_dup(ctx, -1);
  if (!duk_get_prop_string(ctx, -1, group)) {
    duk_pop(ctx);
    duk_push_object(ctx);
    duk_dup(ctx, -1);
    duk_put_prop_string(ctx, -3, group);
  }
}

}  // namespace

void install_iota(duk_context* ctx) {
  duk_push_object(ctx);
  for (const binding& row : bindings) {
    push_group(ctx, row.group);
    duk_push_c_function(ctx, row.function, row.arguments);
    duk_put_prop_string(ctx, -2, row.name);
    duk_pop(ctx);
  }
  push_embedded(ctx, embedded_script::iota);
  duk_dup(ctx, -2);
  duk_call(ctx, 1);
  vm& heap = vm::of(ctx);
  heap.make_error = keep(ctx);
  duk_pop(ctx);
  duk_get_prop_literal(ctx, -1, "PermanentError");
  heap.permanent_error = keep(ctx);
  duk_pop(ctx);
  duk_put_global_literal(ctx, "iota");
}

}  // namespace sluice
