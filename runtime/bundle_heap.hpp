#pragma once

#include "runtime/heap_limits.hpp"
#include "schemas/limits.hpp"

#include <duktape.h>

#include <span>
#include <string>

namespace sluice {

/// A heap with one of the programs that are JavaScript themselves, as the compiler: bytecode that the
/// engine's build made, which leaves an object in a global. Such a heap runs nothing of a script. One thread
/// at a time.
class bundle_heap final : private heap_limits {
 public:
  /// `name`: the program in words, "compiler". `work`: what it does, "compiling".
  struct program {
    std::span<const unsigned char> bytecode;
    const char* global;
    const char* name;
    const char* work;
  };

  /// Loads nothing yet.
  bundle_heap(const program& what, const compile_limits& limits);
  ~bundle_heap() override;
  bundle_heap(const bundle_heap&) = delete;
  bundle_heap& operator=(const bundle_heap&) = delete;

  /// Runs the bundle; false with why_not() if that fails.
  bool load();

  /// Calls `body` with `argument` in the heap, under the limits. False with why_not() if it threw or a limit
  /// struck: the heap is then to be dropped, since nobody knows its state.
  bool call(duk_safe_call_function body, void* argument);

  /// Why there is no answer, as a sentence.
  std::string why_not() const;
  bool limit_struck() const { return struck() != limit_kind::none; }

  /// Drops garbage if the heap has grown by more than `bytes` since it was loaded.
  void collect_garbage(std::size_t bytes);

  using heap_limits::memory_bytes;

 private:
  static duk_ret_t run_bundle(duk_context* ctx, void* self);

  const program program_;
  const compile_limits limits_;
  duk_context* ctx_;
  std::string thrown_;
  bool too_deep_ = false;
  std::size_t loaded_bytes_ = 0;
};

/// [ … ] → [ … function ]: of the object that the bundle left, within bundle_heap::call().
void push_bundle_function(duk_context* ctx, const char* name);

}  // namespace sluice
