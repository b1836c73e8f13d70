#include "runtime/bundle_heap.hpp"

#include "runtime/regexp_builtins.hpp"
#include "runtime/stash.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace sluice {
namespace {

constexpr char bundle_key[] = "bundle";  // in the heap's stash

/// Hidden symbols as property keys, which the bundles' collections use: no list of keys shows them.
duk_ret_t hidden_key(duk_context* ctx) {
  const std::string key = std::string("\xff") + duk_require_string(ctx, 0);
  duk_push_lstring(ctx, key.data(), key.size());
  return 1;
}

[[noreturn]] void on_fatal(void*, const char* message) {
  throw std::runtime_error(message ? message : "Duktape gave up");
}

/// Only the CPU's time counts: nothing in a bundle waits, and a busy machine says nothing about a source.
execution_limits heap_limits_of(const compile_limits& limits) {
  return {.wall_time = std::chrono::hours{24}, .cpu_time = limits.time, .memory_bytes = limits.memory_bytes};
}

}  // namespace

bundle_heap::bundle_heap(const program& what, const compile_limits& limits)
    : heap_limits(heap_limits_of(limits)),
      program_(what),
      limits_(limits),
      ctx_(duk_create_heap(&heap_limits::allocate, &heap_limits::reallocate, &heap_limits::release, udata(),
                           on_fatal)) {}

bundle_heap::~bundle_heap() {
  if (ctx_) duk_destroy_heap(ctx_);
}

duk_ret_t bundle_heap::run_bundle(duk_context* ctx, void* self) {
  const program& what = static_cast<const bundle_heap*>(self)->program_;
  duk_push_c_function(ctx, hidden_key, 1);
  duk_put_global_string(ctx, "hiddenKey");
  install_regexp_methods(ctx);
  duk_push_external_buffer(ctx);
  duk_config_buffer(ctx, -1, const_cast<unsigned char*>(what.bytecode.data()), what.bytecode.size());
  duk_load_function(ctx);
  duk_call(ctx, 0);
  duk_get_global_string(ctx, what.global);
  stash(ctx, bundle_key);
  return 0;
}

bool bundle_heap::load() {
  if (!ctx_ || !call(&run_bundle, this)) return false;
  loaded_bytes_ = memory_bytes();
  return true;
}

bool bundle_heap::call(duk_safe_call_function body, void* argument) {
  begin_execution();
  javascript_scope armed(*this);
  const bool done = duk_safe_call(ctx_, body, argument, 0, 1) == DUK_EXEC_SUCCESS;
  if (!done) {
    too_deep_ = duk_is_error(ctx_, -1) && duk_get_error_code(ctx_, -1) == DUK_ERR_RANGE_ERROR;
    thrown_ = duk_safe_to_stacktrace(ctx_, -1);
  }
  duk_pop(ctx_);
  // What the program made of an error that a limit threw is no answer.
  return done && struck() == limit_kind::none;
}

std::string bundle_heap::why_not() const {
  switch (struck()) {
    case limit_kind::cpu_time:
    case limit_kind::wall_time:
      return fmt::format("{} takes more than the limit of {} ms of CPU time", program_.work,
                         limits_.time.count());
    case limit_kind::memory:
      return fmt::format("{} needs more memory than the limit of {} bytes", program_.work,
                         limits_.memory_bytes);
    default:
      if (too_deep_) return "the source is nested too deeply";
      return fmt::format("the {} failed: {}", program_.name, thrown_);
  }
}

void bundle_heap::collect_garbage(std::size_t bytes) {
  if (memory_bytes() > loaded_bytes_ + bytes) duk_gc(ctx_, 0);
}

void push_bundle_function(duk_context* ctx, const char* name) {
  push_stashed(ctx, bundle_key);
  duk_get_prop_string(ctx, -1, name);
  duk_remove(ctx, -2);
}

}  // namespace sluice
