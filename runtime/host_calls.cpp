#include "runtime/host_calls.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/promise.hpp"
#include "runtime/stash.hpp"
#include "runtime/vm.hpp"

#include <string>

namespace sluice {
namespace {

/// The promises of calls that run, by number.
constexpr char calls_key[] =
    "\xFF"
    "hostCalls";

/// [ … ] → [ … promise ] and true, or [ … ] and false.
bool take_call(duk_context* ctx, call_number number) {
  push_stashed(ctx, calls_key);
  const bool found = duk_get_prop_index(ctx, -1, number);
  if (found) {
    duk_del_prop_index(ctx, -2, number);
    --vm::of(ctx).calls_outstanding;
    duk_remove(ctx, -2);
  } else {
    duk_pop_2(ctx);
  }
  return found;
}

/// The name of an error's code as scripts see it.
std::string sdk_code(error_code code) {
  if (code == error_code::timed_out) return "TIMEOUT";
  if (code == error_code::forbidden || code == error_code::unauthorized) return "PERMISSION_DENIED";
  std::string name{to_string(code)};
  for (char& c : name)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return name;
}

}  // namespace

void start_host_call(duk_context* ctx, std::string_view name, std::string_view args_json) {
  vm& heap = vm::of(ctx);
  if (heap.sdk_calls >= heap.limits().sdk_calls) heap.stop(ctx, limit_kind::sdk_calls);
  ++heap.sdk_calls;
  const call_number number = ++heap.calls_started;
  push_promise(ctx);
  push_stashed(ctx, calls_key);
  duk_dup(ctx, -2);
  duk_put_prop_index(ctx, -2, number);
  duk_pop(ctx);
  ++heap.calls_outstanding;
  heap.host.start_call(number, {name, args_json});
}

call_number start_host_wait(duk_context* ctx, std::string_view args_json) {
  vm& heap = vm::of(ctx);
  const call_number number = ++heap.calls_started;
  heap.host.start_call(number, {"sleep", args_json});
  return number;
}

bool settle_host_call(duk_context* ctx, call_number number, std::string_view json) {
  if (!take_call(ctx, number)) return false;
  push_json(ctx, json);
  resolve_promise(ctx, -2);
  duk_pop(ctx);
  return true;
}

bool fail_host_call(duk_context* ctx, call_number number, const error& why) {
  if (!take_call(ctx, number)) return false;
  push_call_error(ctx, why);
  reject_promise(ctx, -2);
  duk_pop(ctx);
  return true;
}

void push_call_error(duk_context* ctx, const error& why) {
  duk_push_heapptr(ctx, vm::of(ctx).make_error);
  push_utf8(ctx, why.message);
  push_utf8(ctx, sdk_code(why.code));
  duk_call(ctx, 2);
}

void reset_host_calls(duk_context* ctx) {
  vm& heap = vm::of(ctx);
  duk_push_heap_stash(ctx);
  if (heap.calls_started > 0 || !duk_has_prop_literal(ctx, -1, calls_key)) {
    duk_push_bare_object(ctx);
    duk_put_prop_literal(ctx, -2, calls_key);
  }
  duk_pop(ctx);
  heap.calls_started = 0;
  heap.sdk_calls = 0;
  heap.calls_outstanding = 0;
}

void push_json(duk_context* ctx, std::string_view json) {
  if (json.empty()) return duk_push_undefined(ctx);
  push_utf8(ctx, json);
  duk_json_decode(ctx, -1);
}

}  // namespace sluice
