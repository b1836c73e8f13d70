#pragma once

#include "runtime/job_queue.hpp"

namespace sluice {

/// Promises that were rejected while nobody handled them, as far as nobody has since.
class rejection_list {
 public:
  void attach(duk_context* ctx) { promises_.attach(ctx); }
  /// [ … promise ] → [ … ]
  void add(duk_context* ctx);
  /// The first that is still unhandled, not counting the object at `except`: [ … ] → [ … promise ] and true,
  /// or false.
  bool push_unhandled(duk_context* ctx, const void* except);
  void release(duk_context* ctx) { promises_.release(ctx); }

 private:
  void drop_handled(duk_context* ctx);

  value_list promises_;
  int drop_at_ = 256;
};

}  // namespace sluice
