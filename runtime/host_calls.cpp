#include "runtime/host_calls.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/promise.hpp"
#include "runtime/sdk_bytes.hpp"
#include "runtime/stash.hpp"
#include "runtime/vm.hpp"

#include <string>

namespace sluice {
namespace {

/// The promises of calls that run, by number.
constexpr char calls_key[] =
    "\xFF"
    "hostCalls";

/// [ … ] → [ … decode promise ] and true, or [ … ] and false.
bool take_call(duk_context* ctx, call_number number) {
  push_stashed(ctx, calls_key);
  const bool found = duk_get_prop_index(ctx, -1, number);
  if (found) {
    duk_del_prop_index(ctx, -2, number);
    --vm::of(ctx).calls_outstanding;
    duk_get_prop_index(ctx, -1, 0);
    duk_get_prop_index(ctx, -2, 1);
    duk_remove(ctx, -3);
    duk_remove(ctx, -3);
  } else {
    duk_pop_2(ctx);
  }
  return found;
}

/// [ … ] → [ … body ]
void push_body(duk_context* ctx, std::string_view body) {
  if (find_invalid_utf8(body) == std::string_view::npos) return push_utf8(ctx, body);
  push_bytes(ctx, body);
}

/// [ … decode promise ] → [ … promise value ]. May throw what JSON.parse or `decode` throws.
void push_answer(duk_context* ctx, const sdk_answer& answer) {
  duk_dup(ctx, -2);
  push_json(ctx, answer.json);
  if (duk_is_undefined(ctx, -2)) {
    duk_remove(ctx, -2);
  } else {
    push_body(ctx, answer.body);
    duk_call(ctx, 2);
  }
}

/// [ … decode promise ] → [ … value ], the answer or the error that made it impossible; a limit that strikes
/// meanwhile ends the execution.
duk_ret_t answer_safely(duk_context* ctx, void* udata) {
  push_answer(ctx, *static_cast<const sdk_answer*>(udata));
  return 1;
}

}  // namespace

void start_host_call(duk_context* ctx, std::string_view name, std::string_view args_json, call_count counts) {
  vm& heap = vm::of(ctx);
  if (counts == call_count::counted) {
    if (heap.sdk_calls >= heap.limits().sdk_calls) heap.stop(ctx, limit_kind::sdk_calls);
    ++heap.sdk_calls;
  }
  const call_number number = ++heap.calls_started;
  push_promise(ctx);
  duk_push_bare_array(ctx);
  duk_dup(ctx, -3);
  duk_put_prop_index(ctx, -2, 0);
  duk_dup(ctx, -2);
  duk_put_prop_index(ctx, -2, 1);
  push_stashed(ctx, calls_key);
  duk_insert(ctx, -2);
  duk_put_prop_index(ctx, -2, number);
  duk_pop(ctx);
  duk_remove(ctx, -2);
  ++heap.calls_outstanding;
  heap.host.start_call(number, {name, args_json});
}

call_number start_host_wait(duk_context* ctx, std::string_view args_json) {
  vm& heap = vm::of(ctx);
  const call_number number = ++heap.calls_started;
  heap.host.start_call(number, {"sleep", args_json});
  return number;
}

bool settle_host_call(duk_context* ctx, call_number number, const sdk_answer& answer) {
  if (!take_call(ctx, number)) return false;
  duk_dup_top(ctx);
  duk_insert(ctx, -3);  // [ … promise decode promise ]
  const bool good =
      duk_safe_call(ctx, answer_safely, const_cast<sdk_answer*>(&answer), 2, 1) == DUK_EXEC_SUCCESS;
  good ? resolve_promise(ctx, -2) : reject_promise(ctx, -2);
  duk_pop(ctx);
  return true;
}

bool fail_host_call(duk_context* ctx, call_number number, const sdk_error& why) {
  if (!take_call(ctx, number)) return false;
  push_call_error(ctx, why);
  reject_promise(ctx, -2);
  duk_pop_2(ctx);
  return true;
}

void push_call_error(duk_context* ctx, const sdk_error& why) {
  duk_push_heapptr(ctx, vm::of(ctx).make_error);
  push_utf8(ctx, why.message);
  push_utf8(ctx, to_string(why.code));
  duk_push_boolean(ctx, why.retryable);
  duk_call(ctx, 3);
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
