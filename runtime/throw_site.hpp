#pragma once

#include <duktape.h>

namespace sluice {

/// Which value was thrown, or a promise rejected with, last, and in which line of the program: a value that
/// is no Error cannot tell that itself. Runs no script, keeps nothing alive. Owned by a heap, on its thread.
class throw_site {
 public:
  void note(duk_context* ctx, duk_idx_t value, int line) {
    thrown_ = identity_of(ctx, value);
    line_ = line;
  }
  void forget() { line_ = 0; }
  /// 0 if that is not the value that was thrown last.
  int line_of(duk_context* ctx, duk_idx_t value) const {
    return identity_of(ctx, value) == thrown_ ? line_ : 0;
  }

 private:
  struct identity {
    int type = DUK_TYPE_NONE;
    const void* address = nullptr;  ///< of a string or an object
    double number = 0;
    bool operator==(const identity&) const = default;
  };
  static identity identity_of(duk_context* ctx, duk_idx_t value) {
    const int type = duk_get_type(ctx, value);
    return {type, duk_get_heapptr(ctx, value), type == DUK_TYPE_NUMBER ? duk_get_number(ctx, value) : 0};
  }

  identity thrown_;
  int line_ = 0;
};

}  // namespace sluice
